package org.pumprig.rig.evidence;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.compare.CampaignJson;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.judge.RequirementResult;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.judge.Verdict;
import org.pumprig.rig.seal.InTotoStatement.Subject;

/** What is said of a campaign, in in-toto's words and in our own. */
final class Predicates {
  /** Type of our own predicate: every number of the campaign, with "inconclusive" as a verdict. */
  static final String CAMPAIGN = "urn:pumprig:predicate:campaign-result:v1";

  private Predicates() {}

  /** The members of {@code campaign.json}. */
  static void campaign(CampaignResult result, FieldSink out) {
    CampaignJson.members(result, out);
  }

  /**
   * in-toto's test result of one arm (in-toto/attestation, predicates/test-result.md). It knows
   * neither "inconclusive" nor "aborted": both are FAILED there, and only a pass of every run is
   * PASSED.
   */
  static void testResult(CampaignResult result, String arm, FieldSink out) {
    List<RunVerdict> runs = result.runs().stream().filter(run -> run.arm().equals(arm)).toList();
    boolean passed = runs.stream().allMatch(run -> run.overall() == Verdict.PASS);
    var configuration = List.of(new Subject("data/plan.yaml", result.plan().digest()));
    out.objects(
            "configuration",
            configuration,
            (resource, one) ->
                one.object("digest", digest -> digest.text("sha256", resource.sha256()))
                    .text("name", resource.name()))
        .texts("failedTests", tests(runs, false))
        .texts("passedTests", tests(runs, true))
        .text("result", passed ? "PASSED" : "FAILED");
  }

  /** RUN/REQUIREMENT of each that was exercised; what wasn't is in neither list. */
  private static List<String> tests(List<RunVerdict> runs, boolean passed) {
    var tests = new ArrayList<String>();
    for (RunVerdict run : runs) {
      for (RequirementResult requirement : run.results()) {
        if (requirement.verdict().isPresent()
            && (requirement.verdict().get() == Verdict.PASS) == passed) {
          tests.add(run.runId() + "/" + requirement.requirementId());
        }
      }
    }
    return tests;
  }
}

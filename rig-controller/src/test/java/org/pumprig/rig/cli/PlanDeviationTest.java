package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.cli.Cli.Answer;

/** A plan that was changed after its runs began. */
class PlanDeviationTest {
  private static final String CLAIM =
      """

      claim:
        expect: better
        beforeFails: 30 %
        absolute: {reliability: 15 %, confidence: 95 %, mission: 7s}
        noWorse:
          rule: all
          endpoints:
            - {endpoint: alarms, shareHigherBy: 50 %}
      """;

  @TempDir private static Path folder = Path.of("");
  private static Workbench bench = new Workbench(Path.of(""));

  @BeforeAll
  static void simulate() throws Exception {
    bench = Workbench.in(folder.resolve("bench"));
    simulated("exploratory");
    bench.write("plans/short.yaml", Files.readString(bench.plan()) + CLAIM);
    simulated("claimed");
  }

  private static void simulated(String name) {
    Answer answer =
        new Cli(folder.resolve("state"))
            .run("simulate", bench.plan(), "--out", folder.resolve(name));
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.INCONCLUSIVE);
  }

  private static Answer compare(String before, String after, Object... more) {
    var args = new ArrayList<Object>(List.of("compare"));
    args.addAll(runs(before, "before"));
    args.add("--after");
    args.addAll(runs(after, "after"));
    args.addAll(List.of(more));
    return new Cli(folder.resolve("state")).run(args.toArray());
  }

  private static List<Path> runs(String campaign, String arm) {
    return List.of(
        folder.resolve(campaign + "/runs/r0-" + arm + "-SN-1001"),
        folder.resolve(campaign + "/runs/r0-" + arm + "-SN-1002"));
  }

  private static Path changed(String name, String from, String to) throws Exception {
    String text = Files.readString(bench.plan());
    assertThat(text).contains(from);
    return Files.writeString(bench.path("plans/" + name), text.replace(from, to));
  }

  @Test
  void theRunsOwnPlanGivenAgainIsNoDeviation() {
    assertThat(compare("claimed", "claimed", "--plan", bench.plan()).out())
        .isEqualTo(compare("claimed", "claimed").out())
        .doesNotContain("Deviation: ");
  }

  @Test
  void whatWasDecidedIsNeverTakenFromTheChangedPlan() throws Exception {
    Path later = changed("later.yaml", "reliability: 15 %", "reliability: 90 %");
    Answer answer = compare("claimed", "claimed", "--plan", later);
    assertThat(answer.out())
        .contains(
            "Deviation: later.yaml is not the plan with which these runs began",
            "claim.absolute.reliability was 15 % and became 90 %",
            "(asked: 15 %)")
        .doesNotContain("(asked: 90 %)");
    assertThat(answer.code()).isEqualTo(compare("claimed", "claimed").code());
    Answer json = compare("claimed", "claimed", "--json", "--plan", later);
    assertThat(Cli.isOneCanonicalLine(json.out())).isTrue();
    assertThat(json.out())
        .contains(
            "\"changes\":[{\"decided\":\"15 %\",\"key\":\"claim.absolute.reliability\","
                + "\"later\":\"90 %\"}]");
  }

  @Test
  void aClaimMadeAfterTheRunsLeavesThemExploratory() {
    Answer answer = compare("exploratory", "exploratory", "--plan", bench.plan());
    assertThat(answer.out())
        .contains(
            "claim.expect was not there and became better", "EXPLORATORY: the plan states no claim")
        .doesNotContain("Claim: ");
  }

  @Test
  void runsThatBeganUnderAnEarlierClaimAreJudgedByIt() {
    Answer answer = compare("exploratory", "claimed");
    assertThat(answer.out())
        .contains(
            "Deviation: the plan of run r0-after-SN-1001 and 1 more is not",
            "EXPLORATORY: the plan states no claim");
  }

  @Test
  void layoutAloneIsSaidToBeThat() throws Exception {
    Path later = changed("layout.yaml", "units: all", "# All of them.\nunits:   all");
    assertThat(compare("claimed", "claimed", "--plan", later).out())
        .contains("differs in comments or layout only");
  }

  @Test
  void theReportShowsIt() throws Exception {
    Path later = changed("reported.yaml", "alpha: 2.5 %", "alpha: 20 %");
    var args = new ArrayList<Object>(List.of("report", "--out", folder.resolve("r.html")));
    args.addAll(List.of("--plan", later));
    args.addAll(runs("claimed", "before"));
    args.addAll(runs("claimed", "after"));
    new Cli(folder.resolve("state")).run(args.toArray());
    assertThat(Files.readString(folder.resolve("r.html")))
        .contains("comparison.alpha was 2.5 % and became 20 %");
  }

  @Test
  void aFileThatIsNoPlanIsRefused() throws Exception {
    Path none = folder.resolve("none.yaml");
    assertThat(compare("claimed", "claimed", "--plan", none).code()).isEqualTo(Exit.USAGE);
    Path broken = Files.writeString(folder.resolve("broken.yaml"), "claim: [");
    Answer answer = compare("claimed", "claimed", "--plan", broken);
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains("broken.yaml");
  }

  @Test
  void aBaselineForWhichThePlanDecidedNothingIsRefused() {
    Object run = runs("exploratory", "before").getFirst();
    assertThat(compare("claimed", "claimed", "--baseline", run).err())
        .contains("states no claim.baseline");
    assertThat(compare("claimed", "claimed", "--other-stress", run).err())
        .contains("states no claim.acceleration");
    assertThat(compare("exploratory", "exploratory", "--baseline", run).err())
        .contains("states no claim");
  }

  @Test
  void anEarlierCampaignIsHeldBesideAndAnotherFirmwareIsNot() throws Exception {
    Path plan = bench.plan();
    String kept = Files.readString(plan);
    Files.writeString(plan, kept + "  baseline: {rateRatioWithin: 2.0, shareWithin: 40 %}\n");
    simulated("based");
    Files.writeString(plan, kept);
    Answer answer =
        compare("based", "based", "--baseline", runs("exploratory", "before").getFirst());
    assertThat(answer.out()).contains("Beside (baseline-rates): ", "pumps tripped then and ");
    var report = new ArrayList<Object>(List.of("report", "--out", folder.resolve("beside.html")));
    report.addAll(runs("based", "before"));
    report.addAll(runs("based", "after"));
    report.addAll(List.of("--baseline", runs("exploratory", "before").getFirst()));
    new Cli(folder.resolve("state")).run(report.toArray());
    assertThat(Files.readString(folder.resolve("beside.html")))
        .contains("Has the bench drifted since an earlier campaign?", "pumps tripped then and ");
    assertThat(compare("based", "based", "--baseline", runs("based", "before").getFirst()).err())
        .contains("is one of those compared");
    assertThat(
            compare("based", "based", "--baseline", runs("exploratory", "after").getFirst()).err())
        .contains("is of firmware 'after'");
  }
}

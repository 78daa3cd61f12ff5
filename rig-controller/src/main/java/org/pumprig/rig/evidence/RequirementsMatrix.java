package org.pumprig.rig.evidence;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.judge.RequirementResult;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Requirement;

/** Requirement, hazard, run, verdict and journal, a line each, as CSV (RFC 4180). */
final class RequirementsMatrix {
  private RequirementsMatrix() {}

  static String csv(CampaignResult result) throws IOException {
    var text = new StringWriter();
    try (var csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
      csv.printRecord(
          List.of(
              "requirement",
              "hazards",
              "criterion",
              "run",
              "unit",
              "arm",
              "firmware",
              "verdict",
              "reason",
              "journal"));
      for (Requirement requirement : result.plan().requirements()) {
        for (RunVerdict run : result.runs()) {
          for (RequirementResult found : run.results()) {
            if (found.requirementId().equals(requirement.id())) {
              csv.printRecord(line(requirement, run, found));
            }
          }
        }
      }
    }
    return text.toString();
  }

  private static List<String> line(
      Requirement requirement, RunVerdict run, RequirementResult found) {
    return List.of(
        requirement.id(),
        String.join(" ", requirement.hazards()),
        requirement.criterion().kind(),
        run.runId(),
        run.unit(),
        run.arm(),
        run.firmware(),
        found.verdict().map(verdict -> verdict.onDisk()).orElse("notExercised"),
        found.reason(),
        "data/runs/" + run.runId() + "/journal");
  }
}

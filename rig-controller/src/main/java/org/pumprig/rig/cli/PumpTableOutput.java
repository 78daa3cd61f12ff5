package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.pumprig.rig.compare.CampaignJson;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.compare.pumps.PumpTable;
import org.pumprig.rig.compare.pumps.PumpTables;
import org.pumprig.rig.compare.table.Asked;
import org.pumprig.rig.compare.table.Method;
import org.pumprig.rig.compare.table.TableJson;
import org.pumprig.rig.compare.table.TableResult;
import org.pumprig.rig.compare.table.TableText;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.FieldSink;

/**
 * A campaign's tables, put to the methods that were asked for.
 *
 * @param answers those tables that any of the methods answers, in order
 * @param missing what could have been asked, and why it wasn't
 */
record PumpTableOutput(List<Answer> answers, List<String> missing) {
  /** One table, and what the methods say of it. */
  record Answer(PumpTable table, TableResult result) {}

  static PumpTableOutput of(CampaignResult campaign, Asked asked) throws CommandProblem {
    PumpTables tables = PumpTables.of(campaign);
    Asked pooling =
        new Asked(
            asked.tau(),
            asked.constantHazard().or(() -> PumpTables.constantHazard(campaign.plan())),
            true,
            asked.methods());
    List<Answer> answers = new ArrayList<>();
    for (PumpTable table : tables.tables()) {
      TableResult result = table.result(pooling);
      if (!result.findings().isEmpty() || !result.refusals().isEmpty()) {
        answers.add(new Answer(table, result));
      }
    }
    if (answers.isEmpty()) {
      throw new CommandProblem(
          "these runs have no table for %s. %s"
              .formatted(
                  asked.methods().stream().map(Method::id).collect(Collectors.joining(", ")),
                  String.join(" ", tables.missing())));
    }
    return new PumpTableOutput(answers, tables.missing());
  }

  /** For people. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    TableText.wrap(
        "Every method that the data allow. Exploratory beside the conclusion above: only that was"
            + " fixed by the plan. The unit is the pump; ratios and differences are the second arm"
            + " against the first.",
        "",
        lines);
    for (Answer answer : answers) {
      lines.add("");
      lines.add("== " + answer.table().title() + " ==");
      lines.add(TableText.size(answer.result()));
      TableText.findings(answer.result(), lines);
    }
    if (!missing.isEmpty()) {
      lines.add("");
      missing.forEach(why -> TableText.wrap("Not asked: " + why, "", lines));
    }
    return lines;
  }

  /** The campaign's results with the tables behind them. */
  byte[] json(CampaignResult campaign) {
    return CanonicalJson.bytes(
        out -> {
          CampaignJson.members(campaign, out);
          out.objects("tables", answers, PumpTableOutput::table);
          out.texts("tablesMissing", missing);
        });
  }

  private static void table(Answer answer, FieldSink out) {
    out.texts("arguments", answer.table().arguments());
    out.text("csv", answer.table().csv());
    out.text("name", answer.table().name());
    out.object("result", inner -> TableJson.write(answer.result(), inner));
    out.text("title", answer.table().title());
  }

  /** Writes each table as a file that {@code compare --data} reads; returns what to call. */
  List<String> write(Path folder) throws IOException {
    List<String> calls = new ArrayList<>();
    Files.createDirectories(folder);
    for (Answer answer : answers) {
      Path file = folder.resolve(answer.table().fileName());
      if (Files.exists(file)) {
        throw new FileAlreadyExistsException(file.toString());
      }
    }
    for (Answer answer : answers) {
      Path file = folder.resolve(answer.table().fileName());
      Files.write(file, answer.table().csv().getBytes(StandardCharsets.UTF_8));
      calls.add(
          "pumprig compare --data " + file + " " + String.join(" ", answer.table().arguments()));
    }
    return calls;
  }
}

package org.pumprig.rig.rundir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.journal.JournalReader;
import org.pumprig.rig.journal.ReadOutcome;
import org.pumprig.rig.json.JournalFormatException;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.run.RunContexts;
import org.pumprig.rig.run.RunReducer;
import org.pumprig.rig.yaml.InputProblem;

/** Judges a run directory, and derives its derived records again from its inputs. */
public final class VerifiedRun {
  private VerifiedRun() {}

  /**
   * The run, judged.
   *
   * @throws InputProblem naming file and line: a file is missing, was changed, doesn't belong to
   *     the others, or holds a derived record that doesn't follow from the inputs
   * @throws IOException if the disk refuses
   */
  public static JudgedRun read(Path directory) throws InputProblem, IOException {
    if (!Files.exists(directory.resolve(RunHeader.FILE))) {
      Optional<InputProblem> half = RunFolder.halfDeleted(directory, Optional.empty());
      if (half.isPresent()) {
        throw half.get();
      }
    }
    try {
      JudgedRun judged = JudgeRun.readAll(directory);
      long rules = judged.verdict().facts().started().rules();
      if (rules != RunReducer.RULES) {
        return judged.with(
            "its records were made by rules %d, these are %d: they were not derived again"
                .formatted(rules, RunReducer.RULES));
      }
      Plan plan = KeptPlan.onRig(new DirectoryStorage(directory), directory.toString());
      var faults = RunFaults.of(plan, judged.header(), directory.toString());
      var again =
          new Rederivation(
              RunContexts.of(plan, faults, judged.header().unit(), judged.header().slot()));
      ReadOutcome outcome = JournalReader.read(new DirectoryStorage(directory), again);
      if (outcome instanceof ReadOutcome.Complete) {
        finish(again, directory);
      }
      return judged;
    } catch (JournalDamage damage) {
      throw new InputProblem(
          directory.resolve(damage.file()).toString(),
          (int) Math.max(1, damage.line()),
          damage.what(),
          sentence(damage.remedy()));
    }
  }

  private static void finish(Rederivation again, Path directory) throws InputProblem {
    try {
      again.finish();
    } catch (JournalFormatException e) {
      throw new InputProblem(
          directory.resolve("journal").toString(),
          1,
          String.valueOf(e.getMessage()),
          "Restore it from a copy; no verdict can stand on this record");
    }
  }

  private static String sentence(String remedy) {
    return remedy.isEmpty()
        ? remedy
        : Character.toUpperCase(remedy.charAt(0)) + remedy.substring(1);
  }
}

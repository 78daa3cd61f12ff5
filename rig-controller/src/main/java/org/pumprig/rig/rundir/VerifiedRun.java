package org.pumprig.rig.rundir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.host.Storage;
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
      JudgeRun.requireDirectory(directory);
      var storage = new DirectoryStorage(directory);
      Optional<Rederivation> again = rederivation(storage, directory);
      var alongside = again.map(DerivedAlongside::new);
      JudgedRun judged = JudgeRun.readAll(directory, alongside);
      long rules = judged.verdict().facts().started().rules();
      if (rules != RunReducer.RULES) {
        return judged.with(
            "its records were made by rules %d, these are %d: they were not derived again"
                .formatted(rules, RunReducer.RULES));
      }
      if (again.isEmpty() || alongside.get().differs()) {
        derivedFromItsInputs(storage, directory, judged.header());
      } else if (judged.whole()) {
        finish(again.get(), directory);
      }
      return judged;
    } catch (JournalDamage damage) {
      throw refusal(directory, damage);
    }
  }

  /**
   * Reads the run's journal for its own sake: every line's checksum, the chain, every leaf of the
   * tree and every checkpoint. Nothing is derived or judged.
   *
   * @return how it ends
   */
  public static ReadOutcome journal(Path directory) throws InputProblem, IOException {
    try {
      return JournalReader.verify(new DirectoryStorage(directory));
    } catch (JournalDamage damage) {
      throw refusal(directory, damage);
    }
  }

  private static InputProblem refusal(Path directory, JournalDamage damage) {
    return new InputProblem(
        directory.resolve(damage.file()).toString(),
        (int) Math.max(1, damage.line()),
        damage.what(),
        sentence(damage.remedy()));
  }

  /** What is needed for it can lie there spoilt: then judging says so, or reading once more. */
  private static Optional<Rederivation> rederivation(Storage storage, Path directory)
      throws IOException {
    try (InputStream in = storage.read(RunHeader.FILE)) {
      RunHeader header = RunHeader.parse(in.readNBytes(JudgeRun.MAX_HEADER_BYTES));
      return Optional.of(rederivation(storage, directory, header));
    } catch (InputProblem | NoSuchFileException | JournalFormatException toldLater) {
      return Optional.empty();
    }
  }

  private static Rederivation rederivation(Storage storage, Path directory, RunHeader header)
      throws InputProblem, IOException {
    Plan plan = KeptPlan.onRig(storage, directory.toString());
    var faults = RunFaults.of(plan, header, directory.toString());
    return new Rederivation(RunContexts.of(plan, faults, header.unit(), header.slot()));
  }

  /** Reads the journal for this alone, so that the line is named that doesn't follow. */
  private static void derivedFromItsInputs(Storage storage, Path directory, RunHeader header)
      throws InputProblem, JournalDamage, IOException {
    Rederivation again = rederivation(storage, directory, header);
    if (JournalReader.read(storage, again) instanceof ReadOutcome.Complete) {
      finish(again, directory);
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

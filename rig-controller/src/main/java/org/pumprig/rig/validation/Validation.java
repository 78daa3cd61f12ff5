package org.pumprig.rig.validation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.Seed;

/**
 * All trials of a validation, and what they come to.
 *
 * @param seed from which every trial's own is derived
 * @param trials in the order in which they were made
 * @param outcome what they come to
 * @param inputs digests of plans, rigs and firmware, by name
 */
public record Validation(
    long seed, List<Trial> trials, Outcome outcome, SequencedMap<String, String> inputs) {
  /** 59 of 59 show a sensitivity of 95 % with a confidence of 95 %. */
  public static final int TRIALS = 59;

  /** Trials in which a defect can't show are made up for, up to so many times as many. */
  private static final int MOST_TIMES = 2;

  /** Copies the list. */
  public Validation {
    trials = List.copyOf(trials);
  }

  /**
   * Makes the trials.
   *
   * @param folder an empty one, for what lies about meanwhile
   * @param asked trials in which each defect must truly show
   * @param switchedOff kinds of criterion whose checker passes everything; empty but for tests
   * @param progress is told after each round
   */
  public static Validation run(
      Path folder, long seed, int asked, List<String> switchedOff, Consumer<Integer> progress)
      throws InputProblem, IOException {
    var maker = new Trials(folder, new Seed(seed), switchedOff);
    SequencedMap<String, String> inputs = maker.inputs();
    GuardBand band =
        Trials.band(
            Inputs.read(folder.resolve("plans/defects.yaml"), Optional.empty(), Optional.empty()));
    var trials = new ArrayList<Trial>();
    for (int number = 0; number < asked * MOST_TIMES; number++) {
      if (number >= asked && enough(trials, asked)) {
        break;
      }
      trials.addAll(maker.make(number, remark -> {}));
      progress.accept(number + 1);
    }
    return new Validation(seed, trials, Outcome.of(asked, trials, band, switchedOff), inputs);
  }

  private static boolean enough(List<Trial> trials, int asked) {
    return KnownDefect.ALL.stream()
        .allMatch(defect -> DefectCount.of(defect, trials).counted() >= asked);
  }
}

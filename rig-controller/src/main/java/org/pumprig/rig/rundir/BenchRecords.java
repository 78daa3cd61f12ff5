package org.pumprig.rig.rundir;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.calibration.CalibrationRegister;
import org.pumprig.rig.event.CalibrationInput.CalibrationAccepted;
import org.pumprig.rig.event.CalibrationInput.InstrumentUsed;
import org.pumprig.rig.event.ClockObservation;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.RunBasis.EnvironmentSeen;
import org.pumprig.rig.event.SelfChecked;
import org.pumprig.rig.yaml.InputProblem;

/**
 * What a run's journal says of the bench's instruments and of the rig's clock.
 *
 * @param instruments that it rests on, each with what it does
 * @param accepted calibrations that somebody let count
 * @param clock what was seen of the clock, in the journal's order
 * @param checks self-checks, in the journal's order
 * @param environments on what the rig ran, in each of its lives, once if they are the same
 */
public record BenchRecords(
    List<InstrumentUsed> instruments,
    List<CalibrationAccepted> accepted,
    List<ClockObservation> clock,
    List<SelfChecked> checks,
    List<EnvironmentSeen> environments) {
  private static final int MOST = 10_000;
  private static final int MOST_REGISTER_BYTES = (1 << 20) + 1;

  /** Nothing. */
  public static final BenchRecords NONE =
      new BenchRecords(List.of(), List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public BenchRecords {
    instruments = List.copyOf(instruments);
    accepted = List.copyOf(accepted);
    clock = List.copyOf(clock);
    checks = List.copyOf(checks);
    environments = List.copyOf(environments);
  }

  /** Collects them; what a later epoch says again is kept once. */
  static final class Fold {
    private final List<InstrumentUsed> instruments = new ArrayList<>();
    private final List<CalibrationAccepted> accepted = new ArrayList<>();
    private final List<ClockObservation> clock = new ArrayList<>();
    private final List<SelfChecked> checks = new ArrayList<>();
    private final List<EnvironmentSeen> environments = new ArrayList<>();

    void on(Event event) {
      if (event instanceof InstrumentUsed one) {
        once(instruments, one);
      } else if (event instanceof CalibrationAccepted one) {
        once(accepted, one);
      } else if (event instanceof EnvironmentSeen one) {
        once(environments, one);
      } else if (event instanceof SelfChecked one && checks.size() < MOST) {
        checks.add(one);
      } else if (event instanceof ClockObservation one && clock.size() < MOST) {
        clock.add(one);
      }
    }

    private static <T> void once(List<T> list, T one) {
      if (!list.contains(one) && list.size() < MOST) {
        list.add(one);
      }
    }

    BenchRecords build() {
      return new BenchRecords(instruments, accepted, clock, checks, environments);
    }
  }

  /**
   * Refuses a run whose register isn't the one that its journal names.
   *
   * @param there the directory's files
   * @param name the directory's name in messages
   */
  void check(List<EvidenceFile> there, String name) throws InputProblem {
    List<String> digests =
        instruments.stream().map(InstrumentUsed::registerSha256).distinct().toList();
    for (String sha256 : digests) {
      String file = CalibrationRegister.keptName(sha256);
      if (there.stream().noneMatch(each -> isRegister(each, file, sha256))) {
        throw new InputProblem(
            name + "/" + file,
            1,
            "the register of instruments is missing, or not what the journal says it was",
            "Restore it from the run's evidence");
      }
    }
  }

  private static boolean isRegister(EvidenceFile each, String file, String sha256) {
    return each.path().equals(file)
        && each.sha256().equals(sha256)
        && each.bytes() <= MOST_REGISTER_BYTES;
  }
}

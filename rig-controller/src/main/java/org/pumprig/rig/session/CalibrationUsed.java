package org.pumprig.rig.session;

import java.time.LocalDate;
import java.util.List;
import org.pumprig.rig.calibration.Acceptance;
import org.pumprig.rig.calibration.BenchCalibration;
import org.pumprig.rig.event.CalibrationInput.CalibrationAccepted;
import org.pumprig.rig.yaml.InputProblem;

/**
 * The calibrations that a campaign rests on.
 *
 * @param bench the rig's instruments
 * @param accepted what somebody let count
 */
public record CalibrationUsed(BenchCalibration bench, List<CalibrationAccepted> accepted) {
  /** Copies the list. */
  public CalibrationUsed {
    accepted = List.copyOf(accepted);
  }

  /** Nobody has accepted anything yet. */
  CalibrationUsed(BenchCalibration bench) {
    this(bench, List.of());
  }

  /** The same with what was accepted; refused if a calibration doesn't hold and isn't. */
  CalibrationUsed require(LocalDate first, LocalDate last, Acceptance acceptance)
      throws InputProblem {
    return new CalibrationUsed(bench, bench.require(first, last, acceptance));
  }
}

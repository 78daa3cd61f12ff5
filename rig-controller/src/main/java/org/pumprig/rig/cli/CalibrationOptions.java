package org.pumprig.rig.cli;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.calibration.Acceptance;
import org.pumprig.rig.calibration.BenchCalibration;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.time.SystemScheduler;
import picocli.CommandLine.Option;

/** What somebody lets count whose calibration doesn't hold for the whole campaign. */
final class CalibrationOptions {
  @Option(
      names = "--accept-calibration",
      paramLabel = "ID",
      split = ",",
      description = {
        "Use this instrument although its calibration has ended, or ends during the campaign.",
        "Journalled with name and reason, and shown in the report."
      })
  private List<String> instruments = List.of();

  @Option(names = "--accepted-by", paramLabel = "NAME", description = "Who accepts that.")
  private @Nullable String by;

  @Option(names = "--accepted-because", paramLabel = "WHY", description = "Why; one line.")
  private @Nullable String because;

  /**
   * Refuses calibrations that don't hold from now until a campaign's end.
   *
   * @return the inputs with what was accepted
   */
  Inputs require(Inputs inputs, Campaign campaign) throws CommandProblem, InputProblem {
    Acceptance acceptance = acceptance();
    if (inputs.calibration().isEmpty() && !instruments.isEmpty()) {
      throw new CommandProblem(
          "the rig file names no register of instruments, so there is nothing to accept; leave out"
              + " --accept-calibration.");
    }
    return inputs.calibrated(today(), lastDay(campaign), acceptance);
  }

  /** The rig's instruments, a line each. */
  List<String> lines(Inputs inputs, Campaign campaign) {
    return inputs
        .calibration()
        .map(used -> used.bench().lines(today(), lastDay(campaign)))
        .orElse(List.of());
  }

  private Acceptance acceptance() throws CommandProblem {
    if (instruments.isEmpty() && by == null && because == null) {
      return Acceptance.NONE;
    }
    if (instruments.isEmpty() || by == null || because == null) {
      throw new CommandProblem(
          "a calibration is accepted with a name and a reason: give --accept-calibration,"
              + " --accepted-by and --accepted-because together.");
    }
    return new Acceptance(
        instruments,
        LogEntryCommand.line("--accepted-by", by),
        LogEntryCommand.line("--accepted-because", because));
  }

  static LocalDate today() {
    return BenchCalibration.day(SystemScheduler.wallClockMicros());
  }

  /** The day on which a campaign that begins now ends, if all of it is run without a pause. */
  static LocalDate lastDay(Campaign campaign) {
    return BenchCalibration.day(SystemScheduler.wallClockMicros() + campaign.totalNanos() / 1_000);
  }
}

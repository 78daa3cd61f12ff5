package org.pumprig.rig.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checker that is switched off must make the validation fail; guard bands decide. */
@Tag("integration")
class ValidationIT {
  private static final List<String> CHECKERS =
      List.of("noWatchdog", "therapyContinuity", "reconnect", "failSafe", "reprogram", "eventLog");

  @TempDir private Path folder;

  @Test
  void eachCheckerSwitchedOffMissesADefect() throws Exception {
    Validation all = Validation.run(folder.resolve("all"), 1, 1, List.of(), round -> {});
    assertThat(all.outcome().problems()).isEmpty();
    for (String checker : CHECKERS) {
      // The same trials as judged with that checker passing everything, as the run would be.
      var blind =
          Outcome.of(
              1,
              all.trials().stream().map(trial -> Trials.blinded(trial, checker)).toList(),
              all.outcome().band(),
              List.of());
      assertThat(blind.problems()).as(checker).isNotEmpty();
    }
    Validation off = Validation.run(folder.resolve("off"), 1, 1, List.of("eventLog"), round -> {});
    assertThat(off.outcome().problems())
        .contains("switched off: eventLog", "losesLog was found in 0 of 1 trials");
  }

  @Test
  void insideTheGuardBandNothingIsDecided() {
    var band = new GuardBand(2_000, 600);
    assertThat(band.of(1_400)).isEqualTo(GuardBand.Standing.WITHIN);
    assertThat(band.of(1_401)).isEqualTo(GuardBand.Standing.UNDECIDED);
    assertThat(band.of(2_600)).isEqualTo(GuardBand.Standing.UNDECIDED);
    assertThat(band.of(2_601)).isEqualTo(GuardBand.Standing.BEYOND);
  }

  @Test
  void fiftyNineOfFiftyNineShowNinetyFivePercent() {
    var count = new DefectCount(KnownDefect.ALL.getFirst(), 59, 59, 0, List.of());
    assertThat(count.sensitivityAbove()).isBetween(0.95, 0.951);
    assertThat(new DefectCount(KnownDefect.ALL.getFirst(), 58, 58, 0, List.of()).sensitivityAbove())
        .isLessThan(0.95);
  }
}

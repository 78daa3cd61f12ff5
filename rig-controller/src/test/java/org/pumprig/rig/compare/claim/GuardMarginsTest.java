package org.pumprig.rig.compare.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.location.Shift;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.plan.Claim.Conduct;
import org.pumprig.rig.plan.Claim.Guard;
import org.pumprig.rig.plan.Claim.Margin;

/** The margins of times without an event, and of what never came, by hand-made pumps. */
class GuardMarginsTest {
  private static final double ALPHA = 0.025;
  private static final long HOUR = 3_600_000_000_000L;

  private static List<PumpConduct> pumps(int size, IntFunction<PumpConduct> pump) {
    List<PumpConduct> all = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      all.add(pump.apply(i));
    }
    return all;
  }

  private static PumpConduct free(long hours, boolean hit) {
    return new PumpConduct(hit, hours * HOUR, 0, 1);
  }

  private static PumpConduct came(boolean ever) {
    return new PumpConduct(false, 0, ever ? 5e9 : Double.POSITIVE_INFINITY, 1);
  }

  private static Evidence freeTime(
      long marginHours, List<PumpConduct> before, List<PumpConduct> after)
      throws NotComputableException {
    return new GuardTest(
            new Guard(Conduct.ALARMS, new Margin.Shorter(marginHours * HOUR)), ALPHA, before, after)
        .find(true);
  }

  private static Evidence never(double margin, List<PumpConduct> before, List<PumpConduct> after)
      throws NotComputableException {
    return new GuardTest(
            new Guard(Conduct.RECONNECTION, new Margin.NeverMore((long) (margin * 1e6))),
            ALPHA,
            before,
            after)
        .find(true);
  }

  private static double hours(Shift shift) {
    return ((Shift.Finite) shift).number() / HOUR;
  }

  @Test
  void theMeanFreeTimeIsShorterByWhatTheEarlyAlarmsTake() throws Exception {
    // Of 40 pumps over 40 h, 10 have an alarm at 20 h after and none before: 5 h less on average,
    // the standard error is that of a share of 1/4, times 20 h.
    List<PumpConduct> before = pumps(40, i -> free(40, false));
    List<PumpConduct> after = pumps(40, i -> free(i < 10 ? 20 : 40, i < 10));
    double error = 20 * StrictMath.sqrt(0.25 * 0.75 / 40);
    Evidence narrow = freeTime(7, before, after);
    assertThat(hours(narrow.estimate().orElseThrow())).isCloseTo(5, within(1e-9));
    assertThat(hours(narrow.upper().orElseThrow()))
        .isCloseTo(5 + 1.959963984540054 * error, within(1e-6));
    assertThat(narrow.standing()).isEqualTo(Standing.CONTRADICTED);
    assertThat(narrow.sentence()).contains("alarms", "shorter", "7 h shorter");
    Evidence wide = freeTime(8, before, after);
    assertThat(wide.standing()).isEqualTo(Standing.SHOWN);
    assertThat(wide.method()).isEqualTo("rmst-noninferiority");
    assertThat(freeTime(1, after, before).standing()).isEqualTo(Standing.SHOWN);
  }

  @Test
  void ofFewPumpsTheMeanFreeTimeIsRefused() {
    List<PumpConduct> few = pumps(29, i -> free(40, i == 0));
    assertThatThrownBy(() -> freeTime(8, few, few))
        .isInstanceOf(NotComputableException.class)
        .hasMessageContaining("below 30 pumps an arm, and there are 29");
  }

  @Test
  void nobodyWhoNeverRecoversIsWithinTheMarginWhereThereAreEnoughPumps() throws Exception {
    // At the truth (0, margin) 0 of n against 0 of n has the probability (1 - margin)^n; the worst
    // truth can only be worse.
    List<PumpConduct> thirty = pumps(30, i -> came(true));
    Evidence shown = never(0.2, thirty, thirty);
    assertThat(shown.p().orElseThrow()).isBetween(StrictMath.pow(0.8, 30), ALPHA);
    assertThat(shown.standing()).isEqualTo(Standing.SHOWN);
    List<PumpConduct> six = pumps(6, i -> came(true));
    assertThat(never(0.2, six, six).standing())
        .as("six pumps could not have shown it either way")
        .isEqualTo(Standing.UNTESTABLE);
  }

  @Test
  void pumpsThatNeverRecoverWithTheNewFirmwareAloneAreWorse() throws Exception {
    List<PumpConduct> before = pumps(30, i -> came(true));
    Evidence worse = never(0.2, before, pumps(30, i -> came(i >= 8)));
    assertThat(worse.standing()).isEqualTo(Standing.CONTRADICTED);
    assertThat(worse.inputs()).containsEntry("onlyAfter", "8").containsEntry("onlyBefore", "0");
    Evidence open = never(0.2, before, pumps(30, i -> came(i >= 3)));
    assertThat(open.standing()).isEqualTo(Standing.NOT_SHOWN);
    assertThat(open.sentence()).contains("0 of 30 pumps before and 3 of 30 after");
  }
}

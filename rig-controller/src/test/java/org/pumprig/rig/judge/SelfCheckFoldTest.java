package org.pumprig.rig.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Attendance.StepAnswered;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.OperatorRecord.StepAsked;
import org.pumprig.rig.event.SelfChecked;
import org.pumprig.rig.event.SelfChecked.Found;
import org.pumprig.rig.event.SelfChecked.What;
import org.pumprig.rig.event.SelfChecked.When;
import org.pumprig.rig.event.Witness.ContactRead;

class SelfCheckFoldTest {
  private static final long SECOND = 1_000_000_000L;

  private final Readings readings = new Readings();
  private final SelfCheckFold fold = new SelfCheckFold(readings);

  private void check(long second, What what, Found found) {
    fold.on(second * SECOND, new SelfChecked(When.AFTER, what, found, "why"));
  }

  private void contactStep(long second, boolean alarmIsRead) {
    fold.on(
        second * SECOND,
        new StepAsked("contact-simulator", "", "", "", "", (second + 9) * SECOND, ""));
    if (alarmIsRead) {
      fold.on((second + 1) * SECOND, new ContactRead(ContactState.ALARM));
    }
    fold.on((second + 2) * SECOND, new ContactRead(ContactState.NORMAL));
    fold.on((second + 3) * SECOND, new StepAnswered("contact-simulator", "Ada", "", "", 0, ""));
  }

  @Test
  void aFailedCheckMakesBlindFromTheLastGoodOneUpToTheNext() {
    check(0, What.FLOW, Found.GOOD);
    check(50, What.FLOW, Found.GOOD);
    check(90, What.FLOW, Found.BAD);
    assertThat(fold.blind(100 * SECOND))
        .containsExactly(
            new BlindInterval(Channel.FLOW, 50 * SECOND, 100 * SECOND, "self-check, flow: why"));
    check(95, What.FLOW, Found.GOOD);
    assertThat(fold.blind(100 * SECOND))
        .containsExactly(
            new BlindInterval(Channel.FLOW, 50 * SECOND, 95 * SECOND, "self-check, flow: why"));
  }

  @Test
  void anInstrumentThatSaidNothingWhenTriedIsBlindFromItsLastWordOnly() {
    check(0, What.FLOW, Found.GOOD);
    readings.on(Channel.FLOW, 70 * SECOND);
    check(90, What.FLOW, Found.SILENT);
    assertThat(fold.blind(100 * SECOND))
        .containsExactly(
            new BlindInterval(Channel.FLOW, 70 * SECOND, 100 * SECOND, "self-check, flow: why"));
  }

  @Test
  void aWordAfterTheCheckEndsTheSilenceAndAWrongOneAfterItCountsFromTheLastGoodCheck() {
    check(0, What.FLOW, Found.SILENT);
    readings.on(Channel.FLOW, 4 * SECOND);
    assertThat(fold.blind(100 * SECOND))
        .containsExactly(new BlindInterval(Channel.FLOW, 0, 4 * SECOND, "self-check, flow: why"));
    readings.on(Channel.FLOW, 60 * SECOND);
    check(90, What.FLOW, Found.BAD);
    assertThat(fold.blind(100 * SECOND))
        .extracting(BlindInterval::fromNanos, BlindInterval::toNanos)
        .containsExactly(tuple(0L, 4 * SECOND), tuple(0L, 100 * SECOND));
  }

  @Test
  void whatWasNeverGoodIsBlindFromTheBeginAndWhatWasNotTriedSaysNothing() {
    check(0, What.CONTACT, Found.BAD);
    check(0, What.SERVICE, Found.UNTRIED);
    check(100, What.CONTACT, Found.BAD);
    assertThat(fold.blind(100 * SECOND))
        .containsExactly(
            new BlindInterval(Channel.CONTACT, 0, 100 * SECOND, "self-check, contact: why"));
  }

  @Test
  void aKnownFaultThatIsNotMeasuredAsAskedPutsAllProofsInDoubt() {
    check(0, What.KNOWN_FAULT, Found.GOOD);
    assertThat(fold.doubts()).isEmpty();
    check(100, What.KNOWN_FAULT, Found.BAD);
    assertThat(fold.doubts())
        .singleElement()
        .asString()
        .contains("not measured as asked for at 100.000 s (why)")
        .contains("last known to act rightly at 0.000 s");
    assertThat(fold.blind(100 * SECOND)).extracting(BlindInterval::channel).contains(Channel.WIRE);
  }

  @Test
  void theClockOfTheDayMakesNothingBlindAsRunTimeDoesNotRestOnIt() {
    check(100, What.CLOCK, Found.BAD);
    assertThat(fold.blind(100 * SECOND)).isEmpty();
  }

  @Test
  void aContactThatAPersonSetToAlarmInVainIsBlindSinceItWasLastShown() {
    contactStep(10, true);
    contactStep(80, false);
    assertThat(fold.blind(100 * SECOND))
        .singleElement()
        .satisfies(
            blind -> {
              assertThat(blind.channel()).isEqualTo(Channel.CONTACT);
              assertThat(blind.fromNanos()).isEqualTo(13 * SECOND);
              assertThat(blind.toNanos()).isEqualTo(100 * SECOND);
              assertThat(blind.reason()).contains("set to alarm, but no alarm was read");
            });
  }
}

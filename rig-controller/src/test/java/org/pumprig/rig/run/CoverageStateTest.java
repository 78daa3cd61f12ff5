package org.pumprig.rig.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.run.Script.CODE;
import static org.pumprig.rig.run.Script.MS;
import static org.pumprig.rig.run.Script.contact;
import static org.pumprig.rig.run.Script.event;
import static org.pumprig.rig.run.Script.screen;
import static org.pumprig.rig.run.Script.started;
import static org.pumprig.rig.run.Script.status;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.SoundObservation.SoundDeclared;
import org.pumprig.rig.event.SoundObservation.SoundRead;
import org.pumprig.rig.event.WireObservation.WireLost;
import org.pumprig.rig.event.Witness.ChannelGarbled;
import org.pumprig.rig.event.Witness.FlowRead;

/** Blind after 2 s. */
class CoverageStateTest {
  private static BlindInterval blind(Channel channel, long from, long to, String reason) {
    return new BlindInterval(channel, from * MS, to * MS, reason);
  }

  private static List<BlindInterval> told(Script script) {
    return script.told(BlindInterval.class);
  }

  @Test
  void aChannelIsBlindFromItsLastReadingToTheNextOneThatIsLate() {
    Script script = started().at(1_000, screen("x")).at(3_000, screen("x"));
    assertThat(told(script)).isEmpty();
    assertThat(told(script.at(5_001, screen("x"))))
        .containsExactly(blind(Channel.SCREEN, 3_000, 5_001, "no good reading"));
  }

  @Test
  void everyChannelIsWatchedOnItsOwn() {
    Script script = started().at(3_000, new FlowRead(1), screen(""));
    script.at(3_000, contact(ContactState.NORMAL), status(PumpState.STOPPED, "NONE"));
    assertThat(told(script))
        .extracting(BlindInterval::channel)
        .containsExactly(Channel.FLOW, Channel.SCREEN, Channel.CONTACT, Channel.SERVICE);
  }

  @Test
  void aContactCableThatIsOutIsNoReading() {
    Script script = started();
    for (long t = 500; t < 4_000; t += 500) {
      script.at(t, contact(ContactState.CABLE_OUT), contact(ContactState.IMPOSSIBLE));
    }
    assertThat(told(script.at(4_000, contact(ContactState.NORMAL))))
        .containsExactly(blind(Channel.CONTACT, 0, 4_000, "no good reading"));
  }

  @Test
  void garbledBytesAreNoReading() {
    Script script = started().at(1_900, new ChannelGarbled(Channel.FLOW, 4, "00"));
    assertThat(told(script.at(2_100, new FlowRead(0))))
        .containsExactly(blind(Channel.FLOW, 0, 2_100, "no good reading"));
  }

  @Test
  void lostEventsBlindTheWireSinceItsLastEvent() {
    Script script = started().at(1_000, Script.accepted(1)).at(9_000, new WireLost(3));
    assertThat(told(script))
        .containsExactly(blind(Channel.WIRE, 1_000, 9_000, "3 events of the tap lost"));
  }

  @Test
  void aChannelThatIsSilentToTheEndIsBlindToTheEnd() {
    Script script = started().at(99_000, new FlowRead(0), contact(ContactState.ALARM));
    script.at(99_000, status(PumpState.STOPPED, "NONE"));
    script.told();
    assertThat(told(script.timer(100_000, Timers.END)))
        .containsExactly(blind(Channel.SCREEN, 0, 100_000, "silent to the end"));
  }

  @Test
  void afterACrashEverythingWasBlind() {
    Script script = started().at(1_000, new FlowRead(0));
    script.at(20, new EpochStarted(2, "b", 500_000, 0));
    String reason = "the controller was not running";
    assertThat(told(script))
        .containsExactly(
            blind(Channel.SERVICE, 0, 1_500, reason),
            blind(Channel.FLOW, 1_000, 1_500, reason),
            blind(Channel.CONTACT, 0, 1_500, reason),
            blind(Channel.SCREEN, 0, 1_500, reason),
            blind(Channel.WIRE, 0, 1_500, reason));
  }

  /** Tripped and heard of until shortly before 80 s, where the outlet is told to switch off. */
  private static Script switchingOff(long lastStatusMillis) {
    Script script = started().at(lastStatusMillis, status(PumpState.FAILSAFE, CODE));
    script.told();
    return script.timer(80_000, Timers.CHECK).timer(80_000, Timers.RELEASE);
  }

  @Test
  void silenceOfTheServicePortIsExcusedWhilePowerIsOffAndThePumpBoots() {
    Script script = switchingOff(79_000).done(80_100, "powerOff");
    script.timer(80_700, Timers.POWER_ON).done(80_800, "powerOn");
    assertThat(told(script.at(90_000, status(PumpState.STOPPED, "NONE")))).isEmpty();
    assertThat(told(script.at(92_001, status(PumpState.STOPPED, "NONE"))))
        .containsExactly(blind(Channel.SERVICE, 90_000, 92_001, "no good reading"));
  }

  @Test
  void silenceBeforePowerOffIsNotExcused() {
    assertThat(told(switchingOff(70_000)))
        .containsExactly(blind(Channel.SERVICE, 70_000, 80_000, "silent until power off"));
  }

  @Test
  void silenceIsNotExcusedIfTheOutletDidNotObey() {
    Script script = switchingOff(79_000).failed(82_000, "powerOff", "no answer");
    assertThat(told(script.at(85_000, event(CODE))))
        .containsExactly(blind(Channel.SERVICE, 80_000, 85_000, "no good reading"));
    Script dark = switchingOff(79_000).done(80_100, "powerOff").timer(80_700, Timers.POWER_ON);
    dark.failed(82_700, "powerOn", "no answer");
    assertThat(told(dark.at(85_000, event(CODE))))
        .containsExactly(blind(Channel.SERVICE, 80_000, 85_000, "no good reading"));
  }

  @Test
  void otherChannelsAreNotExcusedByPowerOff() {
    Script script = switchingOff(79_000).done(80_100, "powerOff").at(80_200, screen(""));
    script.told();
    assertThat(told(script.at(82_201, screen(""))))
        .containsExactly(blind(Channel.SCREEN, 80_200, 82_201, "no good reading"));
  }

  @Test
  void aMicrophoneIsWatchedFromWhereItIsDeclaredAndWithoutOneNothingIsBlind() {
    Script script = started();
    script.at(100, new SoundDeclared("a microphone", "high", 1, 1));
    assertThat(told(script.at(1_000, new SoundRead(1, 1, 0)))).isEmpty();
    assertThat(told(script.at(4_000, new SoundRead(1, 1, 0))))
        .containsExactly(blind(Channel.SOUND, 1_000, 4_000, "no good reading"));
    assertThat(told(started().at(9_000, new EpochStarted(2, "x", 0, 0))))
        .extracting(BlindInterval::channel)
        .doesNotContain(Channel.SOUND);
  }
}

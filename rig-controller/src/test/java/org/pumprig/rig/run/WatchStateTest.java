package org.pumprig.rig.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.run.Script.CODE;
import static org.pumprig.rig.run.Script.event;
import static org.pumprig.rig.run.Script.screen;
import static org.pumprig.rig.run.Script.started;
import static org.pumprig.rig.run.Script.status;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.FailSafeRecord.CodeUnexpected;
import org.pumprig.rig.event.FailSafeRecord.WatchdogSeen;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation.ServiceLogEntry;

class WatchStateTest {
  private static List<WatchdogSeen> seen(Script script) {
    return script.told(WatchdogSeen.class);
  }

  @Test
  void aCodeIsToldOncePerChannel() {
    Script script = started().at(1, event(CODE), status(PumpState.FAILSAFE, CODE), event(CODE));
    script.at(2, screen("SYSTEM ERROR " + CODE)).at(3, screen(CODE));
    assertThat(seen(script))
        .containsExactly(
            new WatchdogSeen(CODE, Channel.SERVICE), new WatchdogSeen(CODE, Channel.SCREEN));
  }

  @Test
  void aCodeSeenOnTheScreenAloneIsATrip() {
    Script script = started().at(1, screen("ERR:" + CODE + "."));
    assertThat(seen(script)).containsExactly(new WatchdogSeen(CODE, Channel.SCREEN));
    assertThat(script.reducer().tripped()).isTrue();
  }

  @Test
  void aCodeSeenAsAnEventAloneIsATrip() {
    Script script = started().at(1, event(CODE), status(PumpState.INFUSING, "NONE"));
    assertThat(seen(script)).containsExactly(new WatchdogSeen(CODE, Channel.SERVICE));
    assertThat(script.reducer().tripped()).isTrue();
  }

  @Test
  void everyCodeOnTheScreenIsTold() {
    Script script = started().at(1, screen(CODE)).at(2, screen(CODE + " EC221"));
    assertThat(seen(script))
        .containsExactly(
            new WatchdogSeen(CODE, Channel.SCREEN), new WatchdogSeen("EC221", Channel.SCREEN));
  }

  @Test
  void aCodeIsAWordOfItsOwn() {
    Script script = started().at(1, screen("EC2201"), screen("XEC220"), screen("EC22 0"));
    assertThat(script.told()).isEmpty();
  }

  @Test
  void underscoresAreBlanksOnTheScreen() {
    assertThat(Codes.shows("SYSTEM WDT 7", "WDT_7")).isTrue();
    assertThat(Codes.shows("SYSTEM WDT 71", "WDT_7")).isFalse();
  }

  @Test
  void noCodeIsNoCodeAndALogIsOnlyHistory() {
    Script script = started().at(1, event("NONE"), status(PumpState.STOPPED, "NONE"));
    script.at(2, new ServiceLogEntry(1, 5, CODE, "watchdog"));
    assertThat(script.told()).isEmpty();
    assertThat(script.reducer().tripped()).isFalse();
  }

  @Test
  void anUnwatchedCodeIsUnexpectedAndNoTrip() {
    Script script = started().at(1, event("EC999"), status(PumpState.FAILSAFE, "EC999"));
    assertThat(script.told()).containsExactly(new CodeUnexpected("EC999", Channel.SERVICE));
    assertThat(script.reducer().tripped()).isFalse();
  }

  @Test
  void aUnitThatMakesUpCodesIsToldSoManyTimesAndAWatchedCodeIsStillSeen() {
    Script script = started();
    for (int i = 0; i < 1_000; i++) {
      script.at(1, event("X" + i));
    }
    assertThat(script.told()).hasSize(WatchState.MOST_UNEXPECTED);
    assertThat(seen(script.at(2, event(CODE)))).hasSize(1);
  }

  @Test
  void aCodeStillSeenWhilePowerGoesOffIsNoSecondTrip() {
    Script script =
        started().at(1, event(CODE)).timer(80_000, Timers.CHECK).timer(80_000, Timers.RELEASE);
    script.told();
    script.at(80_001, status(PumpState.FAILSAFE, CODE)).done(80_010, "powerOff");
    script.at(80_020, event(CODE));
    assertThat(seen(script)).isEmpty();
    script.timer(80_610, Timers.POWER_ON).done(80_620, "powerOn").at(81_000, event(CODE));
    assertThat(seen(script)).containsExactly(new WatchdogSeen(CODE, Channel.SERVICE));
  }
}

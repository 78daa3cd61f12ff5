package org.pumprig.rig.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.run.Script.CODE;
import static org.pumprig.rig.run.Script.MS;
import static org.pumprig.rig.run.Script.answer;
import static org.pumprig.rig.run.Script.event;
import static org.pumprig.rig.run.Script.fault;
import static org.pumprig.rig.run.Script.message;
import static org.pumprig.rig.run.Script.started;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.StreamFault;
import org.pumprig.rig.event.ErrorRecord.Reconnected;

class ReconnectStateTest {
  /** A latency of 10 ms until 60 s, where the recover phase begins. */
  private static Script faulted() {
    return started(fault("f", new StreamFault.Latency(10 * MS, 0), 50_000, 10_000))
        .timer(50_000, Timers.FAULT_START + "f")
        .done(50_010, "applyFault");
  }

  private static Script exchange(Script script, long sentMillis) {
    String id = "m" + sentMillis;
    return script.at(sentMillis, message(1, id)).at(sentMillis + 50, answer(1, id));
  }

  private static List<Reconnected> told(Script script) {
    return script.told(Reconnected.class);
  }

  @Test
  void theFirstExchangeAfterTheLastFaultIsTheReconnection() {
    Script script = faulted().timer(60_000, Timers.FAULT_END + "f").done(60_100, "revertFault");
    script.timer(60_200, Timers.RECOVER);
    exchange(exchange(script, 61_000), 62_000);
    assertThat(told(script)).containsExactly(new Reconnected("faultsEnded", 950 * MS));
  }

  @Test
  void anExchangeLongBeforeTheRecoverPhaseIsTheReconnectionToo() {
    Script script = faulted().timer(60_000, Timers.FAULT_END + "f").done(60_100, "revertFault");
    exchange(exchange(script, 61_000), 62_000);
    assertThat(told(script)).isEmpty();
    script.timer(2_000_000, Timers.RECOVER);
    exchange(script, 2_001_000);
    assertThat(told(script)).containsExactly(new Reconnected("faultsEnded", 950 * MS));
  }

  @Test
  void anExchangeWhileTheLastFaultIsStillBeingRevertedIsNone() {
    Script script = faulted().timer(60_000, Timers.RECOVER);
    script.timer(60_000, Timers.FAULT_END + "f");
    assertThat(told(exchange(script, 60_100))).isEmpty();
    script.at(60_250, message(1, "a")).done(60_300, "revertFault").at(60_400, answer(1, "a"));
    assertThat(told(script)).isEmpty(); // sent while the fault could act
    assertThat(told(exchange(script, 61_000)))
        .containsExactly(new Reconnected("faultsEnded", 750 * MS));
  }

  @Test
  void aFaultThatIsStuckHasNotEnded() {
    Script script = faulted().timer(60_000, Timers.FAULT_END + "f").timer(60_000, Timers.RECOVER);
    assertThat(told(exchange(script.failed(60_100, "revertFault", "busy"), 61_000))).isEmpty();
  }

  @Test
  void withoutFaultsTheRecoverPhaseItselfCounts() {
    assertThat(told(exchange(started().timer(60_000, Timers.RECOVER), 60_100)))
        .containsExactly(new Reconnected("faultsEnded", 150 * MS));
  }

  @Test
  void exchangesBeforeTheRecoverPhaseAreNone() {
    Script script = faulted().timer(55_000, Timers.FAULT_END + "f").done(55_100, "revertFault");
    assertThat(told(exchange(script, 56_000))).isEmpty();
  }

  @Test
  void afterAPowerCycleTheFirstExchangeSincePowerOnCounts() {
    Script script = started().timer(60_000, Timers.RECOVER).at(60_100, event(CODE));
    script
        .timer(80_000, Timers.CHECK)
        .timer(80_000, Timers.RELEASE)
        .done(80_010, "powerOff")
        .at(80_100, message(1, "old"));
    script.timer(80_610, Timers.POWER_ON).done(80_620, "powerOn");
    script.at(80_700, answer(1, "old"));
    assertThat(told(script)).isEmpty();
    exchange(exchange(script, 82_000), 83_000);
    assertThat(told(script)).containsExactly(new Reconnected("powerOn", 1_430 * MS));
  }
}

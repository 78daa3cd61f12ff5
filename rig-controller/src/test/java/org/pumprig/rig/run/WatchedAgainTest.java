package org.pumprig.rig.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.run.Script.MS;
import static org.pumprig.rig.run.Script.fault;
import static org.pumprig.rig.run.Script.started;

import org.junit.jupiter.api.Test;
import org.pumprig.fault.Jitter;
import org.pumprig.fault.PacketFault;
import org.pumprig.rig.event.Count;
import org.pumprig.rig.event.FaultRecord.FaultProven;

/** A delay of packets from 10 s to 30 s, which is seen by watching them for a while. */
class WatchedAgainTest {
  private static final Count SEEN = new Count("towardsGateway.delivered", 2);
  private static final Count LEAST = new Count("towardsGateway.minDelayNanos", 100 * MS);
  private static final Count MEAN = new Count("towardsGateway.meanDelayNanos", 101 * MS);

  /** Its first look has begun, half-way. */
  private static Script looking() {
    var delay = new PacketFault.Delay(100 * MS, new Jitter.None(), true);
    Script script = started(fault("f", delay, 10_000, 20_000));
    script.timer(10_000, Timers.FAULT_START + "f").done(10_010, "applyFault");
    script.asked();
    assertThat(script.timer(20_000, Timers.FAULT_VERIFY + "f").asked())
        .containsExactly("verifyFault");
    return script;
  }

  @Test
  void aLookThatSawTooLittleIsRepeatedAndTheNextOneProves() {
    Script script = looking().done(24_000, "verifyFault");
    assertThat(script.asked()).containsExactly("verifyFault");
    assertThat(script.done(28_000, "verifyFault", SEEN, LEAST, MEAN).told(FaultProven.class))
        .containsExactly(new FaultProven("f", "packets", 28_000 * MS));
    assertThat(script.asked()).isEmpty();
  }

  @Test
  void notIfTheFaultEndsBeforeAnotherCould() {
    assertThat(looking().done(25_500, "verifyFault").asked()).isEmpty();
  }

  @Test
  void notIfItWasNoMoreThanAGlance() {
    assertThat(looking().done(20_900, "verifyFault").asked()).isEmpty();
  }

  @Test
  void notOnceItIsProven() {
    assertThat(looking().done(22_000, "verifyFault", SEEN, LEAST, MEAN).asked()).isEmpty();
  }
}

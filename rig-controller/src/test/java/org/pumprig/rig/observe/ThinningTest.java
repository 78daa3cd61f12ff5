package org.pumprig.rig.observe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation.ServiceEvent;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.WireObservation.WireMessage;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.ScreenRead;
import org.pumprig.rig.event.Witness.WeightRead;

/** What is left out while the disk is short: a channel counts as blind after 4 s. */
class ThinningTest {
  private static final long MS = 1_000_000;
  private final Thinning thinning = new Thinning(4_000 * MS);
  private boolean thin = true;

  private boolean keeps(long millis, Input input) {
    return thinning.keeps(input, millis * MS, thin);
  }

  private static ServiceStatus status(PumpState state, String code, long infused) {
    return new ServiceStatus(state, code, 125_000, 125_000, 1_000, 0, -1, infused, 9_000, 0);
  }

  @Test
  void aStatusThatSaysTheSameIsKeptOftenEnoughNotToBeBlind() {
    int kept = 0;
    for (int millis = 0; millis < 20_000; millis += 100) {
      kept += keeps(millis, status(PumpState.INFUSING, "NONE", millis)) ? 1 : 0;
    }
    assertThat(kept).isEqualTo(10);
    assertThat(thinning.takeLeftOut()).isEqualTo(190);
    assertThat(thinning.takeLeftOut()).isZero();
  }

  @Test
  void whatIsNewIsKeptWhateverTheDisk() {
    assertThat(keeps(0, status(PumpState.INFUSING, "NONE", 0))).isTrue();
    assertThat(keeps(1, status(PumpState.INFUSING, "NONE", 1))).isFalse();
    assertThat(keeps(2, status(PumpState.FAILSAFE, "EC220", 1))).isTrue();
    assertThat(keeps(3, new ContactRead(ContactState.NORMAL))).isTrue();
    assertThat(keeps(4, new ContactRead(ContactState.NORMAL))).isFalse();
    assertThat(keeps(5, new ContactRead(ContactState.ALARM))).isTrue();
    assertThat(keeps(6, new ScreenRead("INFUSING"))).isTrue();
    assertThat(keeps(7, new ScreenRead("INFUSING"))).isFalse();
    assertThat(keeps(8, new ScreenRead("SYSTEM ERROR"))).isTrue();
  }

  @Test
  void theFlowIsSeenEverySecondAndItsStopAtOnce() {
    assertThat(keeps(0, new FlowRead(0))).isTrue();
    assertThat(keeps(100, new FlowRead(10))).as("it begins to flow").isTrue();
    assertThat(keeps(200, new FlowRead(20))).isFalse();
    assertThat(keeps(1_000, new FlowRead(90))).isFalse();
    assertThat(keeps(1_100, new FlowRead(100))).isTrue();
    assertThat(keeps(1_200, new FlowRead(100))).as("it stands").isTrue();
    assertThat(keeps(1_300, new FlowRead(100))).isFalse();
    assertThat(keeps(1_400, new FlowRead(0))).as("it began anew").isTrue();
  }

  @Test
  void eventsWeightsAndTheWireAreNeverLeftOut() {
    for (int i = 0; i < 5; i++) {
      assertThat(keeps(i, new ServiceEvent("HEARTBEAT", i))).isTrue();
      assertThat(keeps(i, new WeightRead(5, true))).isTrue();
      assertThat(keeps(i, new WireMessage(1, "a", "ORU"))).isTrue();
    }
  }

  @Test
  void withRoomEverythingIsKept() {
    thin = false;
    for (int i = 0; i < 5; i++) {
      assertThat(keeps(i, new ScreenRead("INFUSING"))).isTrue();
    }
    assertThat(thinning.takeLeftOut()).isZero();
  }
}

package org.pumprig.rig.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.link.Endpoint;

class OutletUndoerTest {
  @Test
  void addressIsADeviceOrAHostWithAPort() {
    assertThat(OutletAddress.parse("/dev/ttyUSB0"))
        .isEqualTo(new OutletAddress.Serial("/dev/ttyUSB0", 115_200));
    assertThat(OutletAddress.parse("127.0.0.1:4001"))
        .isEqualTo(new OutletAddress.Tcp(new Endpoint("127.0.0.1", 4001)));
    for (String bad : new String[] {"", "ttyUSB0", "host:", ":1", "host:99999", "host:1x"}) {
      assertThatThrownBy(() -> OutletAddress.parse(bad))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void recipeThatIsNoneSwitchesNothing() {
    for (String recipe : new String[] {"", "service1 end=reboot", "outlet1 nowhere"}) {
      var entry = new LedgerEntry("f", "r", "", "power", new Endpoint("o", 0), 1, "b", 0, recipe);
      assertThat(new OutletUndoer().undo(entry))
          .as(recipe)
          .isInstanceOfSatisfying(
              InjectionResult.Failed.class,
              failure -> assertThat(failure.reason()).contains("the ledger's recipe"));
    }
  }
}

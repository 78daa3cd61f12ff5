package org.pumprig.rig.real;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.campaign.BenchProvider.Placement;
import org.pumprig.rig.network.ChangeLedger;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.time.SystemScheduler;

/** Somebody listens already where the rig's proxy is to stand. */
class ProxyPortInUseTest {
  @Test
  void theUnitAndThePortAreNamedAndNothingOfTheSlotIsLeft() throws Exception {
    var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    try (var scheduler = new SystemScheduler("port-test", _ -> {})) {
      String text =
          Fixtures.text("rigs/pointed-pump.yaml")
              .replace("192.0.2.1:2575", "127.0.0.1:" + taken.getLocalPort())
              .replaceAll("    datagrams: .*\n", "");
      Rig rig = RigFile.parse("rig.yaml", text.getBytes(UTF_8));
      var benches = new RealBenches(rig, scheduler, ChangeLedger.NONE, _ -> {});
      var units = List.of(new Placement("SN-2001", "before"));

      assertThatThrownBy(() -> benches.open("r0", units))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("no proxy for SN-2001: ")
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());

      taken.close();
      try (var slot = benches.open("r0", units)) {
        assertThat(slot.units()).hasSize(1);
      }
    }
  }
}

package org.pumprig.rig.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.host.CommandPlace;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.setup.Topology;

@Tag("netns")
class RigServicesIT {
  @Test
  void aUnitIsLeasedItsAddressToldNamesAndTheTime() throws Exception {
    Rig rig =
        RigFile.parse(
            "rig.yaml", Fixtures.text("rigs/router.yaml").getBytes(StandardCharsets.UTF_8));
    var router = (Topology.Router) rig.topology();
    var remarks = new ArrayList<String>();
    List<Long> pids;
    try (var made = MadeNamespaces.make(router.ends(), rig.units(), ChangeLedger.NONE)) {
      var place = new CommandPlace.InNamespace(made.rig().name());
      try (var _ = TopologySetup.up(rig.topology(), place, "", ChangeLedger.NONE);
          var services =
              RigServices.start(
                  router.ends(),
                  router.services(),
                  rig.units(),
                  place,
                  ChangeLedger.NONE,
                  remarks::add)) {
        pids = services.pids();
        var unit = new ServedUnit(made.unit("SN-1002"), "eth0", "10.77.0.1");

        assertThat(unit.lease()).contains("10.77.0.12").contains("10.77.0.1");
        assertThat(unit.named("gateway.example")).isEqualTo("10.78.0.2");
        assertThat(unit.named("elsewhere.example")).isEqualTo("code 3");
        assertThat(unit.stratum()).isEqualTo(10);
        assertThat(pids).hasSize(2).allMatch(pid -> ProcessHandle.of(pid).isPresent());
      }
    }
    assertThat(pids).noneMatch(pid -> ProcessHandle.of(pid).isPresent());
    assertThat(remarks).isEmpty();
  }
}

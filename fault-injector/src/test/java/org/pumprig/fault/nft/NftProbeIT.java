package org.pumprig.fault.nft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.host.LocalCommands;

@Tag("netns")
class NftProbeIT {
  @Test
  void thisMachineCanAndNothingIsLeftOfTheAttempt() throws Exception {
    var report = NftProbe.run();
    assertThat(report.version()).startsWith("nftables v");
    assertThat(report.problem()).isEmpty();
    assertThat(report.cannot()).isEmpty();
    var namespaces =
        LocalCommands.here().run(List.of("ip", "netns", "list"), "", 10_000_000_000L).output();
    assertThat(namespaces).doesNotContain("pumprig-probe-" + ProcessHandle.current().pid());
  }
}

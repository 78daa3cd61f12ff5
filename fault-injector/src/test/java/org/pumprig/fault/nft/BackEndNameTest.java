package org.pumprig.fault.nft;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.packet.PacketInjector;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.ManagementGuard;
import org.pumprig.time.VirtualScheduler;

/** A plan that asks for a back end must find just that. */
class BackEndNameTest {
  private final VirtualScheduler scheduler = new VirtualScheduler(0);

  @Test
  void thePacketFilterIsNft() {
    var settings =
        NftSettings.ofThisProcess(
            new CommandPlace.Here(), PacketPath.ROUTED, List.of(), ManagementGuard.NONE);
    try (var injector = new NftInjector(settings, scheduler)) {
      assertThat(injector.backEnd()).contains(BackEnd.NFT);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = BackEnd.class,
      names = {"TAP", "PROXY"})
  void aRelayIsWhatItWasMadeAs(BackEnd backEnd) {
    var injector = new PacketInjector(backEnd, "relay", Map.of(), scheduler);
    assertThat(injector.backEnd()).contains(backEnd);
  }
}

package org.pumprig.rig.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.nft.NftProbe;

class PacketFilterTest {
  private static final NftProbe.Tried ROUTED =
      new NftProbe.Tried("loss", "50% (routed)", Optional.empty());
  private static final NftProbe.Tried REFUSED =
      new NftProbe.Tried("loss", "50% (bridged)", Optional.of("no netdev"));

  @Test
  void oneLineForEachFaultNamesWhatTheKernelRefused() {
    var report = new NftProbe.Report("nftables v1", Optional.empty(), List.of(ROUTED, REFUSED));
    PacketFilter found = PacketFilter.of(report);
    assertThat(found.backEnd().state()).isEqualTo(Finding.State.GOOD);
    assertThat(found.faults())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.state()).isEqualTo(Finding.State.BAD);
              assertThat(each.detail()).isEqualTo("50% (bridged): no netdev");
            });
  }

  @Test
  void aMissingToolIsNamedAndBlocksARigThatNeedsIt() {
    Finding missing =
        Finding.bad("nft", "there is no program 'nft'", "Install nftables").neededIf(true);
    PacketFilter found = PacketFilter.look(missing, true);
    var diagnosis =
        new Diagnosis(List.of(), List.of(missing), List.of(), found.faults(), List.of(), List.of());
    assertThat(found.faults()).isEmpty();
    assertThat(diagnosis.blocking()).containsExactly(missing);
    assertThat(DiagnosisText.lines(diagnosis))
        .contains("  nft: there is no program 'nft'. Install nftables.");
    assertThat(new String(DiagnosisJson.bytes(diagnosis), StandardCharsets.UTF_8))
        .contains("\"ready\":false", "there is no program 'nft'");
  }
}

package org.pumprig.rig.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.link.Endpoint;

/** What 'recover' says of a network that it took down. */
class TakenDownTest {
  private static final String AGAIN = "This puts it up again: pumprig run p.yaml";

  private static Optional<String> words(List<LedgerEntry> undone) {
    return TakenDown.words(undone, AGAIN);
  }

  private static LedgerEntry entry(String backEnd, String target, String recipe) {
    return new LedgerEntry(
        "id", "topology", "", backEnd, new Endpoint(target, 0), 1, "boot", 0, recipe);
  }

  private static LedgerEntry change(String recipe) {
    return entry(TopologyUndoer.BACK_END, recipe, recipe);
  }

  @Test
  void aRouterIsNamedByItsAddressesWithWhatItServed() {
    var router =
        List.of(
            change("here address eth1 10.77.0.1/24"),
            change("here address eth3 10.78.0.1/24"),
            change("here table inet pumprig_topology"));
    assertThat(words(router).orElseThrow())
        .startsWith(
            "The units' router is down (it was 10.77.0.1/24 at eth1 and 10.78.0.1/24 at eth3)")
        .contains(
            "they reach no gateway through this machine", "gateway through this machine. " + AGAIN)
        .doesNotContain("name or time");
    var serving = new java.util.ArrayList<>(router);
    serving.add(change("here folder /run/pumprig-7-1"));
    assertThat(words(serving).orElseThrow())
        .contains("no address, name or time from it; that ended with the process already");
  }

  @Test
  void aBridgeIsNamedByItsPortsWhetherARelayJoinedThemOrNot() {
    assertThat(words(List.of(change("here port eth1 pumprig0"), change("here port eth2 pumprig0"))))
        .hasValueSatisfying(words -> assertThat(words).contains("(it joined eth1, eth2)"));
    assertThat(words(List.of(entry("tap", "eth1 and eth2", "here far:prig-b eth1= eth2="))))
        .hasValueSatisfying(words -> assertThat(words).contains("(it joined eth1 and eth2)"));
  }

  @Test
  void anEmulatedBenchAndAFaultAloneTakeNothingFromAnybody() {
    assertThat(
            words(
                List.of(
                    change("netns:pumprig-7-1-rig address unit0 10.77.0.1/24"),
                    change("here folder /run/pumprig-7-1"),
                    entry("nft", "packets of SN-1", "nft1 here ip:pumprig-x"))))
        .isEmpty();
  }
}

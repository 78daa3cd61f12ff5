package org.pumprig.fault.ethernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.host.CommandPlace;

class LinkSnapshotTest {
  private static final String ROUTES =
      """
      default via 10.77.0.1 metric 100 linkdown
      10.77.0.0/24 proto kernel scope link src 10.77.0.2
      10.9.0.0/16 via 10.77.0.7
      """;

  @Test
  void routesThatSomebodySetAreGivenBack() throws Exception {
    var snapshot =
        LinkSnapshot.parse(
            "eth1",
            true,
            ROUTES,
            "fe80::/64 proto kernel metric 256 pref medium\n",
            "2: eth1    inet6 fd00::2/64 scope global \\       valid_lft forever\n");
    assertThat(snapshot.commands())
        .containsExactly(
            words("ip -6 address replace fd00::2/64 dev eth1 nodad"),
            words("ip -4 route replace default via 10.77.0.1 metric 100 dev eth1"),
            words("ip -4 route replace 10.9.0.0/16 via 10.77.0.7 dev eth1"));
  }

  @Test
  void moreThanTheLedgerCanKeepIsRefused() {
    assertThatThrownBy(
            () ->
                LinkSnapshot.parse("eth1", true, "10.9.0.0/16 via 10.77.0.7\n".repeat(41), "", ""))
        .hasMessageContaining("eth1 has 41 routes and addresses to give back");
  }

  @Test
  void aRecipeKeepsAllAndRunsOnlyIp() throws Exception {
    var port = new EthernetPort(new CommandPlace.InNamespace("rig 1"), "eth1");
    var recipe = new EthernetRecipe(port, LinkSnapshot.parse("eth1", true, ROUTES, "", ""));
    assertThat(EthernetRecipe.parse(recipe.undo().recipe())).isEqualTo(recipe);
    for (String hostile :
        List.of(
            "",
            "ethernet1 here eth1",
            "ethernet1 here eth1 sideways",
            "ethernet1 here -rf up",
            "ethernet1 here eth1 up rm,-rf",
            "nft1 here eth1 up")) {
      assertThatThrownBy(() -> EthernetRecipe.parse(hostile))
          .as(hostile)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void flagsTellUpAndCarrier() throws Exception {
    assertThat(EthernetPort.State.parse("2: eth1: <BROADCAST,UP,LOWER_UP> mtu 1500"))
        .isEqualTo(new EthernetPort.State(true, true));
    assertThat(EthernetPort.State.parse("2: eth1: <NO-CARRIER,UP> mtu 1500"))
        .isEqualTo(new EthernetPort.State(true, false));
    assertThatThrownBy(() -> EthernetPort.State.parse("?")).hasMessageContaining("can't be read");
  }

  private static List<String> words(String line) {
    return List.of(line.split(" "));
  }
}

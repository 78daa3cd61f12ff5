package org.pumprig.fault.wifi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.WifiFault;
import org.pumprig.host.CommandPlace;

class RadioTextsTest {
  /** In the form of {@code iw} 5.19, numbers made up. */
  private static final String PHY =
      """
      Wiphy phy0
      	max # scan SSIDs: 4
      	Maximum associated stations in AP mode: 12
      	Band 1:
      		Bitrates (non-HT):
      			* 1.0 Mbps
      		Frequencies:
      			* 2412 MHz [1] (20.0 dBm)
      			* 2437 MHz [6] (20.0 dBm)
      			* 2484 MHz [14] (disabled)
      	Band 2:
      		Frequencies:
      			* 5180 MHz [36] (23.0 dBm) (no IR)
      			* 5260.0 MHz [52] (20.0 dBm) (radar detection)
      			* 5745.0 MHz [149] (20.0 dBm)
      	Band 4:
      		Frequencies:
      			* 5955 MHz [1] (20.0 dBm)
      	Supported interface modes:
      		 * IBSS
      		 * managed
      		 * AP
      	Supported commands:
      		 * new_interface
      		 * channel_switch
      	software interface modes (can always be added):
      		 * monitor
      """;

  @Test
  void aRadioTellsWhatItCan() {
    var can = RadioAbilities.parse(PHY);
    assertThat(can.accessPoint()).isTrue();
    assertThat(can.channelSwitch()).isTrue();
    assertThat(can.stations()).isEqualTo(OptionalInt.of(12));
    assertThat(can.channels()).containsExactly(1, 6, 149);
  }

  @Test
  void aClientsRadioCanBeNoAccessPoint() {
    var can = RadioAbilities.parse(PHY.replace("* AP\n", "* AP/VLAN\n").replace("channel_s", "s"));
    assertThat(can.accessPoint()).isFalse();
    assertThat(can.channelSwitch()).isFalse();
    assertThat(RadioAbilities.parse("Wiphy phy0\n").stations()).isEmpty();
  }

  @Test
  void aStationTellsOfItsAssociation() {
    assertThat(
            WirelessLink.parse(
                "Connected to 02:00:00:00:00:00 (on wlan1)\n\tSSID: x\n\tfreq: 2412.0\n"
                    + "\tsignal: -30 dBm\n"))
        .isEqualTo(new WirelessLink(true, 2412, OptionalInt.of(-30)));
    assertThat(WirelessLink.parse("Not connected.\n"))
        .isEqualTo(new WirelessLink(false, 0, OptionalInt.empty()));
  }

  @Test
  void comingAndGoingIsReadFromHostapdsEvents() {
    assertThat(StationEvent.parse("<3>AP-STA-CONNECTED 02:AB:00:00:01:00 auth_alg=open", 7))
        .contains(new StationEvent("02:ab:00:00:01:00", true, 7));
    assertThat(StationEvent.parse("<3>AP-STA-DISCONNECTED 02:ab:00:00:01:00\n", 8))
        .contains(new StationEvent("02:ab:00:00:01:00", false, 8));
    assertThat(StationEvent.parse("<3>AP-STA-POLL-OK 02:ab:00:00:01:00", 9)).isEmpty();
  }

  @Test
  void channelsHaveTheirFrequencies() {
    assertThat(List.of(1, 13, 14, 36, 165))
        .extracting(WifiFault.ChannelSwitch::frequencyMhz)
        .containsExactly(2412, 2472, 2484, 5180, 5825);
    assertThatThrownBy(() -> new WifiFault.ChannelSwitch(20)).hasMessageContaining("20");
  }

  @Test
  void aRecipeIsReadAsItWasWrittenAndNothingElseIs() {
    var recipe =
        new WifiRecipe(
            new WirelessPort(new CommandPlace.InNamespace("rig 1"), "wlan0"),
            new HostapdControl(Path.of("/run/pumprig-1-1/control/wlan0")),
            20,
            "2412");
    String line = recipe.undo().recipe();
    assertThat(WifiRecipe.parse(line).undo()).isEqualTo(recipe.undo());
    for (String hostile :
        List.of(
            "",
            line.replace("wifi1", "wifi2"),
            line.replace("wlan0", "-x"),
            line.replace("=20", "=x"),
            line.replace("2412", "1%0AENABLE"))) {
      assertThatThrownBy(() -> WifiRecipe.parse(hostile))
          .as(hostile)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}

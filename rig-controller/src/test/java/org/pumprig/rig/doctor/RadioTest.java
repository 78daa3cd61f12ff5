package org.pumprig.rig.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fault.wifi.RadioAbilities;

class RadioTest {
  @Test
  void aRadioThatCanDoAllBlocksNothing() {
    var found = look(true, true, OptionalInt.of(8), 6, 2);
    assertThat(found).allMatch(each -> each.state() == Finding.State.GOOD);
    assertThat(found).extracting(Finding::detail).contains("room for 8", "may send on channel 6");
  }

  @Test
  void whatItCannotDoIsNamedWithARemedy() {
    var found = look(false, false, OptionalInt.of(1), 11, 2);
    assertThat(found)
        .extracting(each -> each.name() + " " + each.blocks() + ": " + each.remedy())
        .containsExactly(
            "radio true: Use a radio whose 'iw phy' lists AP among its interface modes",
            "channel true: Use one of 1, 6, or name the 'country'",
            "channel switch false: The fault 'channelSwitch' will fail on this radio",
            "stations true: Use another radio, or fewer units");
  }

  @Test
  void aDriverThatSaysNothingOfStationsLeavesItOpen() {
    assertThat(look(true, true, OptionalInt.empty(), 1, 2).getLast().state())
        .isEqualTo(Finding.State.UNKNOWN);
  }

  @Test
  void aRadioThatIsSwitchedOffIsToldHowToSwitchItOn(@TempDir Path interfaces) throws IOException {
    Path rfkill =
        Files.createDirectories(interfaces.resolve("wlan0").resolve("phy80211").resolve("rfkill0"));
    Files.writeString(rfkill.resolve("hard"), "0\n");
    Files.writeString(rfkill.resolve("soft"), "0\n");
    assertThat(Radio.power(interfaces, "wlan0").state()).isEqualTo(Finding.State.GOOD);
    Files.writeString(rfkill.resolve("soft"), "1\n");
    Finding off = Radio.listener(interfaces, "wlan0");
    assertThat(off.blocks()).isTrue();
    assertThat(off.remedy()).startsWith("Say 'rfkill unblock wifi'");
    assertThat(Radio.listener(interfaces, "wlan1").detail()).isEqualTo("there is no radio 'wlan1'");
  }

  private static List<Finding> look(
      boolean accessPoint, boolean moves, OptionalInt stations, int channel, int units) {
    return Radio.judge(
        "wlan0",
        new RadioAbilities(accessPoint, moves, stations, new TreeSet<>(List.of(1, 6))),
        channel,
        units);
  }
}

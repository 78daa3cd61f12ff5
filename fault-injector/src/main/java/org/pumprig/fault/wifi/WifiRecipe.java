package org.pumprig.fault.wifi;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Undo;
import org.pumprig.host.PlaceText;
import org.pumprig.host.RecipeLine;

/**
 * What the ledger keeps of an access point: how it was. One that the rig started dies with the rig;
 * then only its radio's power is left to be restored.
 *
 * @param powerDbm with what power its radio sent
 * @param frequencyMhz on which channel it was; empty text: it was off
 */
record WifiRecipe(WirelessPort port, HostapdControl control, int powerDbm, String frequencyMhz) {
  private static final String VERSION = "wifi1";

  static WifiRecipe of(AccessPoint point) throws IOException {
    return new WifiRecipe(
        point.port(),
        point.control(),
        point.port().powerDbm(),
        point.control().status().getOrDefault("freq", ""));
  }

  Undo undo() {
    var line =
        new RecipeLine(VERSION)
            .with("place", PlaceText.parts(port.place()))
            .with("device", List.of(port.name()))
            .with("control", List.of(control.socket().toString()))
            .with("power", List.of(Integer.toString(powerDbm)))
            .with("freq", List.of(frequencyMhz));
    return new Undo(BackEnd.WIFI.diskName(), port.name(), line.toString());
  }

  /**
   * @throws IllegalArgumentException naming what is wrong: then nothing may be run
   */
  static WifiRecipe parse(String line) {
    RecipeLine recipe = RecipeLine.parse(VERSION, line);
    String frequency = recipe.field("freq", 1).getFirst();
    if (!frequency.matches("\\d{0,5}")) {
      throw new IllegalArgumentException("no frequency: '" + frequency + "'");
    }
    return new WifiRecipe(
        new WirelessPort(
            PlaceText.read(recipe.field("place", 1)), recipe.field("device", 1).getFirst()),
        new HostapdControl(Path.of(recipe.field("control", 1).getFirst())),
        Integer.parseInt(recipe.field("power", 1).getFirst()),
        frequency);
  }

  /** Makes it as it was, and looks whether it is. Idempotent. Blocks. */
  void restore() throws IOException {
    if (control.isThere()) {
      var work = new WifiWork(new AccessPoint.Foreign(port, control));
      work.enable();
      if (!frequencyMhz.isEmpty()) {
        work.announce(frequencyMhz);
      }
    }
    OptionalInt now;
    try {
      now = port.knownPowerDbm();
    } catch (WirelessPort.GoneException gone) {
      return; // what was set went with the radio
    }
    if (now.isEmpty()) {
      port.usualPower();
    } else if (now.getAsInt() != powerDbm) {
      WifiWork.restorePower(port, powerDbm);
    }
  }
}

package org.pumprig.fault.netem;

import java.util.List;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Undo;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.PlaceText;

/**
 * What the ledger keeps of a fault's queues.
 *
 * @param table the packet filter's, as its word
 * @param classId of the class
 * @param devices interfaces that have it
 */
record NetemRecipe(CommandPlace place, String table, String classId, List<String> devices) {
  private static final String VERSION = "netem1";

  NetemRecipe {
    devices = List.copyOf(devices);
  }

  static NetemRecipe of(CommandPlace place, NetemFault fault) {
    return new NetemRecipe(
        place, fault.table().word(), fault.classId(), List.copyOf(fault.devices().values()));
  }

  Undo undo(String target) {
    return new Undo(
        BackEnd.NETEM.diskName(),
        target,
        String.join(" ", VERSION, PlaceText.write(place), table, classId)
            + " "
            + String.join(" ", devices));
  }

  /**
   * @throws IllegalArgumentException naming what is wrong: then nothing may be deleted
   */
  static NetemRecipe parse(String line) {
    List<String> words = List.of(line.split(" ", 16));
    if (words.size() < 5 || !words.getFirst().equals(VERSION)) {
      throw new IllegalArgumentException("no recipe of queues: '" + line + "'");
    }
    List<String> devices = words.subList(4, words.size());
    if (!words.get(3).matches("7072:[0-9a-f]{1,4}")
        || !devices.stream().allMatch(each -> each.matches("[A-Za-z0-9_.-]{1,15}"))) {
      throw new IllegalArgumentException("no class of ours: '" + line + "'");
    }
    return new NetemRecipe(PlaceText.read(words.get(1)), words.get(2), words.get(3), devices);
  }
}

package org.pumprig.fault.wifi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.pumprig.fault.WifiFault;
import org.pumprig.host.CommandPlace;

/**
 * By which programs somebody else's access point is made ill and well again, and by which that is
 * seen: argument vectors, never shell strings. In an argument, {@code {channel}} and {@code
 * {power}} stand for that parameter of the fault, {@code {mac}} and {@code {serial}} for the unit.
 *
 * @param place where {@code begin} and {@code end} run: usually the access point, over SSH
 * @param seenFrom where {@code acts} runs: not the access point, whose word of itself proves little
 * @param byFault a fault's name ({@link WifiFault#name}) and its programs
 * @param withinNanos how long each may take
 */
public record AccessPointPrograms(
    CommandPlace place,
    CommandPlace seenFrom,
    SequencedMap<String, Programs> byFault,
    long withinNanos) {
  /** Copies the map, keeping its order. */
  public AccessPointPrograms {
    byFault = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byFault));
  }

  /**
   * The programs of one fault.
   *
   * @param begin succeeds once the access point is told
   * @param end does no harm when the fault isn't there
   * @param acts exit 0: the fault acts; 1: it doesn't; anything else: it can't tell
   */
  public record Programs(List<String> begin, List<String> end, List<String> acts) {
    /** Copies the lists. */
    public Programs {
      begin = List.copyOf(begin);
      end = List.copyOf(end);
      acts = List.copyOf(acts);
    }
  }

  /** Whether an argument vector asks which unit is meant. */
  public static boolean namesUnit(List<String> argv) {
    return argv.stream().anyMatch(each -> each.contains("{mac}") || each.contains("{serial}"));
  }

  /** An argument vector with the fault's parameters. */
  static List<String> filled(List<String> argv, WifiFault fault) {
    return switch (fault) {
      case WifiFault.ChannelSwitch(int channel) -> filled(argv, "{channel}", channel + "");
      case WifiFault.Fading(int dbm) -> filled(argv, "{power}", dbm + "");
      case WifiFault.Disabled _,
          WifiFault.Killed _,
          WifiFault.BeaconLoss _,
          WifiFault.Deauthenticated _,
          WifiFault.RadiusSilent _,
          WifiFault.RadiusRejecting _ ->
          argv;
    };
  }

  /** The same with the unit. */
  static List<String> filled(List<String> argv, Station station) {
    return filled(filled(argv, "{mac}", station.mac()), "{serial}", station.serial());
  }

  private static List<String> filled(List<String> argv, String name, String value) {
    return argv.stream().map(each -> each.replace(name, value)).toList();
  }
}

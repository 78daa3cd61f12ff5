package org.pumprig.fault.wifi;

import java.util.Collections;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a radio can do: {@code iw phy NAME info}.
 *
 * @param accessPoint whether it can be one
 * @param channelSwitch whether it can announce another channel and go there
 * @param stations how many may be associated with it; empty: the driver doesn't say
 * @param channels on which it may send first and at once, as an access point must: those of radars
 *     have to be listened to before, which the rig's access point doesn't
 */
public record RadioAbilities(
    boolean accessPoint, boolean channelSwitch, OptionalInt stations, SortedSet<Integer> channels) {
  private static final Pattern CHANNEL =
      Pattern.compile("\\* (\\d{4,5})(?:\\.\\d+)? MHz \\[(\\d{1,3})\\](.*)");
  private static final Pattern STATIONS =
      Pattern.compile("[Mm]aximum associated stations in AP mode: (\\d{1,6})");
  private static final int FIRST_6_GHZ = 5_925;

  /** Copies the set. */
  public RadioAbilities {
    channels = Collections.unmodifiableSortedSet(new TreeSet<>(channels));
  }

  static RadioAbilities parse(String text) {
    boolean accessPoint = false;
    boolean channelSwitch = false;
    boolean modes = false;
    var channels = new TreeSet<Integer>();
    for (String line : text.lines().map(String::strip).toList()) {
      if (!line.startsWith("*")) {
        modes = line.equals("Supported interface modes:");
      } else if (modes) {
        accessPoint |= line.equals("* AP");
      } else {
        channelSwitch |= line.equals("* channel_switch");
        Matcher channel = CHANNEL.matcher(line);
        if (channel.matches()
            && Integer.parseInt(channel.group(1)) < FIRST_6_GHZ
            && !channel.group(3).contains("disabled")
            && !channel.group(3).contains("no IR")
            && !channel.group(3).contains("radar detection")) {
          channels.add(Integer.parseInt(channel.group(2)));
        }
      }
    }
    Matcher stations = STATIONS.matcher(text);
    return new RadioAbilities(
        accessPoint,
        channelSwitch || text.contains("Device supports AP-side channel switch"),
        stations.find() ? OptionalInt.of(Integer.parseInt(stations.group(1))) : OptionalInt.empty(),
        channels);
  }
}

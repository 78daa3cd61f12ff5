package org.pumprig.fault.netem;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.pumprig.fault.Direction;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Commands;

/**
 * Watches a unit's packets on the interface by which they come and on the one by which they leave,
 * behind the queue, for some seconds. Both are read by one {@code tcpdump} and so by one clock.
 * Blocks.
 */
final class SeenBothSides {
  private static final int MOST_PACKETS = 1_500;
  private static final long SLACK_NANOS = 5_000_000_000L;
  private static final int MOST_SECONDS = 12;

  private SeenBothSides() {}

  /**
   * One direction.
   *
   * @param entered packets that came early enough to have left since
   * @param intact of these, those that left as they came, apart from what a router changes
   * @param copies packets that left once more than they came
   * @param delivered packets whose way was timed
   * @param late of these, those held back: more than half of the longest time expected
   * @param minNanos least time under way; 0 if none was timed
   * @param meanNanos mean
   * @param maxNanos longest
   * @param minLateNanos least of the late ones
   * @param meanLateNanos mean of the late ones
   */
  record Way(
      long entered,
      long intact,
      long copies,
      long delivered,
      long late,
      long minNanos,
      long meanNanos,
      long maxNanos,
      long minLateNanos,
      long meanLateNanos) {}

  /**
   * @param routed the unit's address may be another on the gateway's side
   */
  static Map<Direction, Way> look(CommandPlace place, NetemFault fault, boolean routed)
      throws IOException {
    long longest = Delays.longest(fault.fault());
    long seconds = Math.min(MOST_SECONDS, 4 + (2 * longest + 999_999_999L) / 1_000_000_000L);
    InetAddress unit = fault.flow().pumpAddress();
    var argv =
        new ArrayList<>(
            List.of(
                "timeout",
                "--preserve-status",
                "-s",
                "INT",
                Long.toString(seconds),
                "tcpdump",
                "-i",
                "any",
                "-n",
                "-p",
                "-tt",
                "-x",
                "-q",
                "-s",
                "200",
                "-c",
                Integer.toString(2 * MOST_PACKETS),
                "host",
                unit.getHostAddress()));
    if (routed) {
      argv.addAll(List.of("or", "ifindex", index(place, fault.flow().gatewayInterface())));
    }
    Commands.Result result;
    try {
      result = place.commands().run(argv, "", seconds * 1_000_000_000L + SLACK_NANOS);
    } catch (IOException e) {
      throw new IOException(told(String.valueOf(e.getMessage())), e);
    }
    String seen = result.output();
    if (!result.ok()) {
      if (!result.error().contains("Interrupted system call")) {
        throw new IOException(told("tcpdump: " + result.complaint()));
      }
      seen = seen.substring(0, Math.max(0, seen.lastIndexOf("IP"))); // told to end as it wrote
    }
    List<Sighting> all =
        Translated.of(
            Sighting.parse(seen),
            HexFormat.of().formatHex(unit.getAddress()),
            fault.flow().pumpInterface(),
            fault.flow().gatewayInterface());
    var ways = new EnumMap<Direction, Way>(Direction.class);
    for (Direction way : fault.devices().keySet()) {
      boolean out = way == Direction.TOWARDS_GATEWAY;
      String from = out ? fault.flow().pumpInterface() : fault.flow().gatewayInterface();
      String to = out ? fault.flow().gatewayInterface() : fault.flow().pumpInterface();
      ways.put(way, Sighting.match(all, from, to, longest));
    }
    return ways;
  }

  private static String index(CommandPlace place, String device) throws IOException {
    List<String> argv = List.of("cat", "/sys/class/net/" + device + "/ifindex");
    Commands.Result result = place.commands().run(argv, "", SLACK_NANOS);
    if (!result.ok()) {
      throw new IOException(String.join(" ", argv) + ": " + result.complaint());
    }
    return result.output().strip();
  }

  private static String told(String why) {
    return why.contains("tcpdump")
            && (why.contains("No such file") || why.contains("not found") || why.contains("127"))
        ? "delays are seen by tcpdump, which isn't there; install the package tcpdump"
        : why;
  }
}

package org.pumprig.rig.network;

import java.io.IOException;
import java.util.List;
import org.pumprig.host.CommandPlace;

/** A network as the kernel's own tools show it, to be compared with itself later. */
public final class Snapshot {
  private static final long WITHIN_NANOS = 10_000_000_000L;

  private Snapshot() {}

  /** All of it. */
  public static String of(CommandPlace place) throws IOException {
    var text = new StringBuilder();
    for (List<String> argv :
        List.of(
            List.of("ip", "-j", "-d", "link"),
            List.of("ip", "-j", "address"),
            List.of("ip", "-j", "route"),
            List.of("nft", "list", "ruleset"),
            List.of("tc", "qdisc", "show"),
            List.of("sysctl", "net.ipv4.ip_forward"))) {
      text.append(argv).append('\n').append(place.commands().run(argv, "", WITHIN_NANOS).output());
    }
    return timeless(text.toString());
  }

  /**
   * Lifetimes and ages run on; an interface that was once up has the queue that isn't one under
   * another name. Both are nobody's change.
   */
  private static String timeless(String text) {
    return text.replaceAll("\"[a-z_]*(timer|gc_timer|life_time|age)\":[0-9.]+", "")
        .replace("\"qdisc\":\"noop\"", "\"qdisc\":\"noqueue\"")
        .replaceAll("qdisc noqueue 0: dev \\S+ root refcnt 2 \n", "");
  }

  /** Network namespaces of this process. */
  static List<String> namespaces() throws IOException {
    String own = "pumprig-" + ProcessHandle.current().pid() + "-";
    return new CommandPlace.Here()
        .commands()
        .run(List.of("ip", "netns"), "", WITHIN_NANOS)
        .output()
        .lines()
        .filter(line -> line.startsWith(own))
        .toList();
  }
}

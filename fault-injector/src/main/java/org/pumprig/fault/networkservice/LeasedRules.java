package org.pumprig.fault.networkservice;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.pumprig.fault.NetworkServiceFault;

/**
 * The kernel's rules of one fault, in a table of its own, as scripts for {@code nft -f -}. They act
 * while the device is an element of the set {@code lease}, which the kernel forgets by itself.
 *
 * <p>Ports are rewritten without connection tracking (before it on the way in, after it on the way
 * out): a query that was under way before the fault, or after it, gets no answer from the wrong
 * side for longer than it takes to ask again.
 *
 * @param table its name
 * @param device the rig's interface towards the units
 */
record LeasedRules(String table, String device) {
  private static final String NAME = "pumprig_ns_[0-9a-f]{8}";
  private static final Pattern COUNTER = Pattern.compile("counter packets ([0-9]{1,18}) ");

  /** Checks what scripts are built from. */
  LeasedRules {
    if (!table.matches(NAME) || !device.matches("[A-Za-z0-9_.-]{1,15}")) {
      throw new IllegalArgumentException("no table or device of ours: " + table + ", " + device);
    }
  }

  static LeasedRules of(String faultId, String device) {
    var crc = new CRC32C();
    crc.update(faultId.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return new LeasedRules(
        "pumprig_ns_" + HexFormat.of().toHexDigits((int) crc.getValue()), device);
  }

  /** The port on which the daemon is asked. */
  static int port(NetworkServiceFault fault) {
    return switch (fault) {
      case NetworkServiceFault.DnsSilent _,
          NetworkServiceFault.DnsNoSuchName _,
          NetworkServiceFault.DnsWrongAddress _ ->
          53;
      case NetworkServiceFault.DhcpNoLease _, NetworkServiceFault.DhcpPoolExhausted _ -> 67;
      case NetworkServiceFault.NtpStep _ -> 123;
    };
  }

  /** Nothing reaches the daemon. */
  String silence(int port, List<UnitMark> units, long leaseNanos) {
    return head(port, units, leaseNanos)
        + """
        add rule inet %1$s asked iifname @lease udp dport %2$d counter drop
        add rule inet %1$s asked iifname @lease tcp dport %2$d counter drop
        """
            .formatted(table, port);
  }

  /**
   * Another answers instead of the daemon.
   *
   * @param responder its port
   * @param toEverybody whether answers go to 255.255.255.255, as DHCP's do
   */
  String redirect(
      int port, int responder, boolean toEverybody, List<UnitMark> units, long leaseNanos) {
    return head(port, units, leaseNanos)
        + """
        add rule inet %1$s asked iifname @lease udp dport %2$d counter udp dport set %3$d
        create chain inet %1$s answered { type filter hook postrouting priority 200 ; policy accept ; }
        add rule inet %1$s answered oifname "%4$s" udp sport %3$d udp sport set %2$d%5$s
        create chain inet %1$s streams { type filter hook input priority -10 ; policy accept ; }
        add rule inet %1$s streams iifname @lease tcp dport %2$d counter reject with tcp reset
        """
            .formatted(
                table, port, responder, device, toEverybody ? " ip daddr set 255.255.255.255" : "");
  }

  private String head(int port, List<UnitMark> units, long leaseNanos) {
    var counting = new StringBuilder();
    for (int i = 0; i < units.size(); i++) {
      counting.append(count(port, i, units.get(i)));
    }
    return """
    create table inet %1$s
    create set inet %1$s lease { type ifname ; flags timeout ; }
    add element inet %1$s lease { "%2$s" timeout %3$s }
    create chain inet %1$s asked { type filter hook prerouting priority -300 ; policy accept ; }
    """
            .formatted(table, device, timeout(leaseNanos))
        + counting;
  }

  /** In one transaction: the kernel sees no moment without the element. */
  String renew(long leaseNanos) {
    String element = "element inet %s lease { \"%s\"".formatted(table, device);
    String fresh = "add " + element + " timeout " + timeout(leaseNanos) + " }\n";
    return fresh + "delete " + element + " }\n" + fresh;
  }

  private static String timeout(long nanos) {
    return String.format(Locale.ROOT, "%dms", Math.max(1, nanos / 1_000_000));
  }

  /** Counts what one unit asks while the fault acts; it goes before the fault's own rules. */
  String count(int port, int number, UnitMark unit) {
    return """
    add counter inet %1$s unit%2$d
    add rule inet %1$s asked iifname @lease %3$s meta l4proto { tcp, udp } th dport %4$d counter name unit%2$d
    """
        .formatted(table, number, unit.condition(), port);
  }

  /**
   * Packets of a unit, read from {@code nft list counters table}; 0 if there is no such counter.
   */
  static long hits(String listing, int number) {
    Matcher counter =
        Pattern.compile("counter unit" + number + " \\{\\s*packets ([0-9]{1,18}) ")
            .matcher(listing);
    return counter.find() ? Long.parseLong(counter.group(1)) : 0;
  }

  /** Packets that met the first rule, read from {@code nft list table}; 0 if there is none. */
  static long hits(String listing) {
    Matcher counter = COUNTER.matcher(listing);
    return counter.find() ? Long.parseLong(counter.group(1)) : 0;
  }
}

package org.pumprig.fault.netem;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A packet, seen on one interface. Pure.
 *
 * @param atMicros when, by the machine's clock
 * @param device where
 * @param out whether it left there
 * @param from whose: address and, of TCP and UDP, port, in hexadecimal
 * @param to for whom, likewise
 * @param content its bytes in hexadecimal, without what a router changes on the way
 */
record Sighting(long atMicros, String device, boolean out, String from, String to, String content) {
  private static final Pattern HEADER =
      Pattern.compile("^(\\d+)\\.(\\d{6}) (\\S+)\\s+(In|Out)\\s+IP6? .*");
  private static final Pattern BYTES = Pattern.compile("^\\s+0x[0-9a-f]+:\\s+([0-9a-f ]+)$");

  /** Packets later than this have been held back, whatever the machine's own lateness. */
  private static final long LEAST_LATE_NANOS = 1_000_000;

  /** How much later than expected a packet may still come. */
  private static final long PATIENCE_MICROS = 300_000;

  /** Reads what {@code tcpdump -i any -n -tt -x -q} prints. */
  static List<Sighting> parse(String text) {
    var all = new ArrayList<Sighting>();
    long at = -1;
    String device = "";
    boolean out = false;
    var bytes = new StringBuilder();
    for (String line : text.lines().toList()) {
      var header = HEADER.matcher(line);
      if (header.matches()) {
        add(all, at, device, out, bytes);
        at = Long.parseLong(header.group(1)) * 1_000_000 + Long.parseLong(header.group(2));
        device = header.group(3);
        out = header.group(4).equals("Out");
        continue;
      }
      var part = BYTES.matcher(line);
      if (part.matches()) {
        bytes.append(part.group(1).replace(" ", ""));
      } else {
        add(all, at, device, out, bytes);
        at = -1;
      }
    }
    add(all, at, device, out, bytes);
    return all;
  }

  private static void add(
      List<Sighting> all, long at, String device, boolean out, StringBuilder bytes) {
    if (at >= 0 && bytes.length() >= 40) {
      String hex = bytes.toString();
      all.add(new Sighting(at, device, out, end(hex, false), end(hex, true), constant(hex)));
    }
    bytes.setLength(0);
  }

  private static String end(String hex, boolean to) {
    boolean four = hex.charAt(0) == '4';
    int length = four ? 8 : 32;
    int address = (four ? 24 : 16) + (to ? length : 0);
    int port = (four ? Character.digit(hex.charAt(1), 16) * 8 : 80) + (to ? 4 : 0);
    String protocol = hex.substring(four ? 18 : 12, four ? 20 : 14);
    boolean ported = (protocol.equals("06") || protocol.equals("11")) && hex.length() >= port + 4;
    return hex.length() < address + length
        ? ""
        : hex.substring(address, address + length) + (ported ? hex.substring(port, port + 4) : "");
  }

  /**
   * Life time and header checksum change at a router; addresses and checksums where it translates.
   */
  private static String constant(String hex) {
    if (hex.charAt(0) != '4') {
      return hex.length() > 16 ? hex.substring(0, 14) + hex.substring(16) : hex;
    }
    int header = Character.digit(hex.charAt(1), 16) * 8;
    if (hex.length() < header + 16) {
      return hex;
    }
    String fixed = hex.substring(0, 16) + hex.substring(18, 20); // without TTL and checksum
    String transport = hex.substring(header);
    int checksum =
        hex.startsWith("11", 18) ? 12 : hex.startsWith("06", 18) ? 32 : transport.length();
    return transport.length() < checksum + 4
        ? fixed + transport
        : fixed + transport.substring(8, checksum) + transport.substring(checksum + 4);
  }

  /**
   * Finds what came by one interface again where it left by the other.
   *
   * @param longestNanos how long packets may be expected to be under way
   */
  static SeenBothSides.Way match(List<Sighting> all, String from, String to, long longestNanos) {
    long end = all.stream().mapToLong(Sighting::atMicros).max().orElse(0);
    long last = end - longestNanos / 1_000 - PATIENCE_MICROS;
    Map<String, Deque<Long>> left = new LinkedHashMap<>();
    for (Sighting each : all) {
      if (each.out && each.device.equals(to)) {
        left.computeIfAbsent(each.content, _ -> new ArrayDeque<>()).add(each.atMicros);
      }
    }
    long entered = 0;
    long copies = 0;
    var times = new ArrayList<Long>();
    for (Sighting each : all) {
      if (each.out || !each.device.equals(from) || each.atMicros > last) {
        continue;
      }
      entered++;
      Deque<Long> found = left.getOrDefault(each.content, new ArrayDeque<>());
      Long at = found.poll();
      if (at != null) {
        times.add((at - each.atMicros) * 1_000);
        Long again = found.peek();
        if (again != null && again - at < PATIENCE_MICROS) {
          found.poll();
          copies++;
        }
      }
    }
    var whole = times.stream().mapToLong(Long::longValue).summaryStatistics();
    long lateNanos = Math.max(LEAST_LATE_NANOS, longestNanos / 2);
    var late =
        times.stream()
            .mapToLong(Long::longValue)
            .filter(each -> each > lateNanos)
            .summaryStatistics();
    return new SeenBothSides.Way(
        entered,
        times.size(),
        copies,
        times.size(),
        late.getCount(),
        times.isEmpty() ? 0 : whole.getMin(),
        (long) whole.getAverage(),
        times.isEmpty() ? 0 : whole.getMax(),
        late.getCount() == 0 ? 0 : late.getMin(),
        (long) late.getAverage());
  }
}

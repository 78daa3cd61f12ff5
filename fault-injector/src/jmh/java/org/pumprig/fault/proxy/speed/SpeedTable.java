package org.pumprig.fault.proxy.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Measures every way in turn, several rounds, and writes medians, ranges and ratios as a table to
 * {@code target/proxy-speed.md}. Programs that are not installed are named as missing.
 *
 * <p>Arguments: rounds (default 5), seconds of each throughput measurement (default 1).
 */
final class SpeedTable {
  private static final int ROUND_TRIPS = 4_000;

  private final Map<String, Map<String, List<Double>>> measured = new LinkedHashMap<>();

  private SpeedTable() {}

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
    double seconds = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 1;
    Path directory = Files.createTempDirectory("proxy-speed");
    var table = new SpeedTable();
    String missing = table.run(rounds, (long) (seconds * 1e9), directory);
    String text = table.text() + missing + DelayTable.measured();
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "proxy-speed.md"), text);
    System.out.print(text);
  }

  private String run(int rounds, long lastsNanos, Path directory) throws Exception {
    var missing = new StringBuilder();
    var contenders = new ArrayList<Contender>();
    try (var farEnd = new FarEnd()) {
      try {
        contenders.add(new Contender("direct", farEnd.port(), java.util.Optional.empty()));
        contenders.add(Contender.ours(farEnd.port(), directory.resolve("pumprig.out")));
        for (Peer peer : Peer.values()) {
          if (Contender.installed(peer.program)) {
            contenders.add(peer.start(farEnd.port(), directory));
          } else {
            missing.append("\nNot installed, so not compared: ").append(peer.program).append('\n');
          }
        }
        for (int round = -1; round < rounds; round++) {
          for (Contender contender : contenders) {
            try {
              one(contender, lastsNanos, round >= 0);
            } catch (Exception e) {
              throw new IOException("through " + contender.name(), e);
            }
          }
        }
      } finally {
        for (Contender contender : contenders) {
          contender.close();
        }
      }
    }
    return missing.toString();
  }

  /** The first round only warms up. */
  private void one(Contender contender, long lastsNanos, boolean counts) throws Exception {
    var load = new Load(contender.port());
    var row = new LinkedHashMap<String, Double>();
    row.put("GB/s, 1 connection", load.bytesPerSecond(1, lastsNanos) / 1e9);
    row.put("GB/s, 8 connections", load.bytesPerSecond(8, lastsNanos) / 1e9);
    long[] trips = load.roundTripsNanos(ROUND_TRIPS, 64);
    row.put("round trip p50, µs", trips[ROUND_TRIPS / 2] / 1e3);
    row.put("round trip p99, µs", trips[ROUND_TRIPS * 99 / 100] / 1e3);
    row.put("connections/s, 1 client", load.connectionsPerSecond(1, lastsNanos));
    row.put("connections/s, 8 clients", load.connectionsPerSecond(8, lastsNanos));
    if (counts) {
      row.forEach(
          (what, value) ->
              measured
                  .computeIfAbsent(what, _ -> new LinkedHashMap<>())
                  .computeIfAbsent(contender.name(), _ -> new ArrayList<>())
                  .add(value));
    }
  }

  private String text() {
    var text = new StringBuilder("| what | way | median | least | most | ours / this, median |\n");
    text.append("|---|---|---|---|---|---|\n");
    measured.forEach(
        (what, ways) ->
            ways.forEach(
                (way, values) ->
                    text.append(
                        String.format(
                            Locale.ROOT,
                            "| %s | %s | %.3g | %.3g | %.3g | %.2f |%n",
                            what,
                            way,
                            median(values),
                            values.stream().min(Double::compare).orElseThrow(),
                            values.stream().max(Double::compare).orElseThrow(),
                            ratio(Objects.requireNonNull(ways.get("pumprig"), "ours"), values)))));
    return text.toString();
  }

  /** Median of the ratios round by round: the machine's speed drifts from one to the next. */
  private static double ratio(List<Double> ours, List<Double> theirs) {
    var ratios = new ArrayList<Double>();
    for (int i = 0; i < theirs.size(); i++) {
      ratios.add(ours.get(i) / theirs.get(i));
    }
    return median(ratios);
  }

  private static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  /** Other people's relays. */
  private enum Peer {
    NGINX("nginx"),
    HAPROXY("haproxy"),
    SOCAT("socat");

    private final String program;

    Peer(String program) {
      this.program = program;
    }

    Contender start(int farPort, Path directory) throws IOException {
      return switch (this) {
        case NGINX -> Contender.nginx(farPort, directory);
        case HAPROXY -> Contender.haproxy(farPort, directory);
        case SOCAT -> Contender.socat(farPort, directory);
      };
    }
  }
}

package org.pumprig.rig.incident.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pumprig.rig.yaml.InputProblem;

/** Reads a capture to its end, in bounded memory whatever its size. */
public final class CaptureImport {
  private static final int MOST_CONNECTIONS = 20_000;
  private static final int MOST_PUMPS = 300;
  private static final int MOST_TOLD = 50_000;

  private final Sightings sightings = new Sightings();
  private final Map<String, PumpTraffic> pumps = new LinkedHashMap<>();
  private final Map<Pair, Connection> connections = new LinkedHashMap<>(1 << 12, 0.75f, true);
  private final Optional<Endpoint> wanted;
  private final Map<Endpoint, Long> gateways = new LinkedHashMap<>();
  private final List<Connection.Summary> told = new ArrayList<>();
  private long untold;
  private long packets;
  private long segments;
  private long otherPumps;
  private long dropped;

  /** Both ends: the pump's first. */
  private record Pair(Endpoint pump, Endpoint gateway) {}

  private CaptureImport(Optional<Endpoint> gateway) {
    this.wanted = gateway;
  }

  /**
   * What a capture shows.
   *
   * @param pumps in the order seen
   * @param gateways with the connections to each
   * @param connections in the order in which they were over
   * @param remarks what could not be read, and what was passed over
   */
  public record Seen(
      Sightings sightings,
      List<PumpTraffic> pumps,
      Map<Endpoint, Long> gateways,
      List<Connection.Summary> connections,
      long packets,
      long segments,
      List<String> remarks) {
    /** Copies the lists. */
    public Seen {
      connections = List.copyOf(connections);
      pumps = List.copyOf(pumps);
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * Reads it.
   *
   * @param name of the file, for messages
   * @param gateway the only gateway that counts; empty: all servers do
   * @throws InputProblem if it is no capture
   * @throws IOException if the disk refuses
   */
  public static Seen read(String name, InputStream in, Optional<Endpoint> gateway)
      throws InputProblem, IOException {
    return new CaptureImport(gateway).all(CaptureReader.of(name, in));
  }

  private Seen all(CaptureReader reader) throws IOException {
    var packet = new Packet();
    var segment = new Segment();
    Optional<String> unpacking = Optional.empty();
    try {
      while (reader.next(packet)) {
        packets++;
        sightings.span(packet.nanos);
        if (segment.decode(packet)) {
          segments++;
          take(segment);
        }
      }
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      unpacking = Optional.of("the packed file is damaged or cut off; what stands before was read");
    }
    connections.values().forEach(this::over);
    pumps.values().forEach(pump -> pump.end(sightings.lastNanos()));
    var remarks = new ArrayList<String>();
    reader.remark().ifPresent(remarks::add);
    unpacking.ifPresent(remarks::add);
    passedOver(segment, remarks);
    return new Seen(
        sightings, List.copyOf(pumps.values()), gateways, told, packets, segments, remarks);
  }

  private void over(Connection connection) {
    connection.end();
    if (told.size() < MOST_TOLD) {
      told.add(connection.summary());
    } else {
      untold++;
    }
  }

  private void passedOver(Segment segment, List<String> remarks) {
    say(remarks, segment.otherLinks, "packets of a kind of link that isn't known here");
    say(remarks, segment.notTcp, "packets that are no TCP");
    say(remarks, segment.fragments, "fragments of IP packets behind the first");
    say(remarks, segment.cut, "packets captured too short for their heads");
    say(remarks, otherPumps, "segments of more than " + MOST_PUMPS + " pumps");
    say(remarks, dropped, "connections beyond " + MOST_CONNECTIONS + " at once, closed early");
    say(remarks, untold, "connections beyond " + MOST_TOLD + " in the list");
    say(remarks, sightings.noRoom(), "sightings beyond " + Sightings.MOST + " of a kind");
  }

  private static void say(List<String> remarks, long count, String what) {
    if (count > 0) {
      remarks.add(count + " " + what + ": passed over");
    }
  }

  private void take(Segment s) {
    var source = new Endpoint(s.sourceHigh, s.sourceLow, s.sourcePort);
    var target = new Endpoint(s.targetHigh, s.targetLow, s.targetPort);
    var there = new Pair(source, target);
    Connection connection = connections.get(there);
    if (connection != null) {
      boolean opens = s.has(Segment.SYN) && !s.has(Segment.ACK);
      if (opens && connection.isAnother(s)) {
        over(connection);
        connection = begin(there, s.nanos);
      }
      if (connection != null) {
        connection.on(s, 0);
      }
      return;
    }
    var back = new Pair(target, source);
    connection = connections.get(back);
    if (connection != null) {
      connection.on(s, 1);
      return;
    }
    if (s.undeliverable) {
      return;
    }
    boolean fromPump = fromPump(s, source, target);
    connection = begin(fromPump ? there : back, s.nanos);
    if (connection != null) {
      connection.on(s, fromPump ? 0 : 1);
    }
  }

  /** Who asks is the pump; where nobody is seen asking, who has the higher port. */
  private boolean fromPump(Segment s, Endpoint source, Endpoint target) {
    if (wanted.isPresent()) {
      return target.equals(wanted.get());
    }
    if (s.has(Segment.SYN)) {
      return !s.has(Segment.ACK);
    }
    return gateways.containsKey(target)
        || !gateways.containsKey(source) && s.targetPort < s.sourcePort;
  }

  private @org.jspecify.annotations.Nullable Connection begin(Pair pair, long now) {
    if (wanted.isPresent() && !pair.gateway.equals(wanted.get())) {
      return null;
    }
    String address = pair.pump.address();
    PumpTraffic pump = pumps.get(address);
    if (pump == null) {
      if (pumps.size() == MOST_PUMPS) {
        otherPumps++;
        return null;
      }
      pump = new PumpTraffic(pumps.size(), address, sightings, now);
      pumps.put(address, pump);
    }
    if (gateways.size() < MOST_PUMPS || gateways.containsKey(pair.gateway)) {
      gateways.merge(pair.gateway, 1L, Long::sum);
    }
    if (connections.size() >= MOST_CONNECTIONS) {
      var oldest = connections.entrySet().iterator();
      Connection first = oldest.next().getValue();
      dropped += first.over() ? 0 : 1;
      over(first);
      oldest.remove();
    }
    var connection = new Connection(pump, sightings);
    connections.put(pair, connection);
    return connection;
  }
}

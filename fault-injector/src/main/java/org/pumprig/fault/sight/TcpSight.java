package org.pumprig.fault.sight;

import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.pumprig.fault.Direction;
import org.pumprig.fault.model.packet.Packet;
import org.pumprig.fault.model.packet.PacketParser;
import org.pumprig.fault.model.packet.TcpSegment;
import org.pumprig.fault.proxy.WireEvent;

/**
 * Turns frames into what a pump's connections to its gateway do. Connections are numbered from 1 in
 * the order in which they are first heard; of one that was open before, no begin is told.
 */
final class TcpSight {
  /** Connections remembered, those that are over too: what still comes of them is nothing new. */
  static final int MOST_CONNECTIONS = 256;

  private final byte[] pump;
  private final byte[] gateway;
  private final int port;
  private final Consumer<? super WireEvent> sink;
  private final SequencedMap<Integer, SightedConnection> byPort = new LinkedHashMap<>();
  private long numbered;

  /**
   * @param port the gateway's
   */
  TcpSight(InetAddress pump, InetAddress gateway, int port, Consumer<? super WireEvent> sink) {
    this.pump = pump.getAddress();
    this.gateway = gateway.getAddress();
    this.port = port;
    this.sink = sink;
  }

  /** A frame was heard. */
  void frame(byte[] frame, long now) {
    Packet packet = PacketParser.ethernet(frame);
    boolean up = packet.isFrom(pump) && packet.isTo(gateway);
    if (!up && !(packet.isFrom(gateway) && packet.isTo(pump))) {
      return;
    }
    TcpSegment.of(packet)
        .filter(each -> (up ? each.toPort() : each.fromPort()) == port)
        .ifPresent(each -> segment(each, up, now));
  }

  /** A segment between pump and gateway was heard. */
  void segment(TcpSegment segment, boolean up, long now) {
    int key = up ? segment.fromPort() : segment.toPort();
    SightedConnection connection = byPort.get(key);
    if (up && segment.opens() && !segment.acknowledges()) {
      if (connection == null || !connection.isAgain(segment)) {
        if (connection != null) {
          connection.replaced(now);
        }
        connection = begin(key, now);
      }
      connection.asks(segment, now);
      return;
    }
    if (connection == null) {
      if (segment.resets() || segment.opens()) {
        return; // nothing of which anything follows
      }
      connection = begin(key, now);
    }
    connection.on(segment, up ? Direction.TOWARDS_GATEWAY : Direction.TOWARDS_PUMP, now);
  }

  private SightedConnection begin(int key, long now) {
    byPort.remove(key); // the newest stands last
    if (byPort.size() >= MOST_CONNECTIONS) {
      forgetOne(now);
    }
    var connection = new SightedConnection(++numbered, sink);
    byPort.put(key, connection);
    return connection;
  }

  private void forgetOne(long now) {
    Optional<Integer> over =
        byPort.entrySet().stream()
            .filter(each -> each.getValue().over())
            .map(Map.Entry::getKey)
            .findFirst();
    if (over.isPresent()) {
      byPort.remove(over.get());
    } else {
      byPort.pollFirstEntry();
      missed(1, now);
    }
  }

  /** So many frames could not be heard. */
  void missed(long frames, long now) {
    sink.accept(new WireEvent.TapOverflow(frames, now));
  }

  /** As time passes. */
  void tick(long now) {
    byPort.values().forEach(each -> each.tick(now));
  }
}

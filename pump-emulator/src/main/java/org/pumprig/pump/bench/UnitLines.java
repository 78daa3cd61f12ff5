package org.pumprig.pump.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Network;
import org.pumprig.link.PseudoTerminal;
import org.pumprig.link.SerialSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The six line ports of one unit, and where each is offered. */
final class UnitLines {
  private static final Logger LOG = LoggerFactory.getLogger(UnitLines.class);
  private static final SerialSettings LINE = SerialSettings.eightNoneOne(115_200);

  private final LinePort service;
  private final LinePort flow;
  private final LinePort contact;
  private final LinePort screen;
  private final LinePort power;
  private final LinePort keypad;
  private final List<Network.Listener> listeners = new ArrayList<>();
  private @Nullable Door door;
  private @Nullable UnitPorts ports;

  UnitLines(
      LinePort.Device service,
      LinePort.Device flow,
      LinePort.Device contact,
      LinePort.Device screen,
      LinePort.Device power,
      LinePort.Device keypad) {
    this.service = new LinePort(service);
    this.flow = new LinePort(flow);
    this.contact = new LinePort(contact);
    this.screen = new LinePort(screen);
    this.power = new LinePort(power);
    this.keypad = new LinePort(keypad);
  }

  /**
   * Offers all ports; on failure none stays open.
   *
   * @param servicePlace of the service port
   */
  void listen(BenchParts parts, Place servicePlace) throws IOException {
    try {
      Door opened =
          Door.open(servicePlace, LINE, parts.scheduler(), parts.network(), service::attach);
      door = opened;
      ports =
          new UnitPorts(
              opened.where(),
              offer(parts, flow),
              offer(parts, contact),
              offer(parts, screen),
              offer(parts, power),
              offer(parts, keypad));
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** Where service ports of this bench are offered. */
  static Place servicePlace(BenchSpec spec) {
    Place stream = new Place.Listen(new Endpoint(spec.host(), 0));
    return switch (spec.servicePorts()) {
      case STREAM -> stream;
      case PSEUDO_TERMINAL -> {
        if (!PseudoTerminal.isSupported()) {
          LOG.warn("no pseudo-terminals on this machine: the service port is a TCP stream");
          yield stream;
        }
        yield new Place.Terminal();
      }
    };
  }

  private Endpoint offer(BenchParts parts, LinePort port) throws IOException {
    Network.Listener listener =
        parts.network().listen(new Endpoint(parts.spec().host(), 0), port::attach);
    listeners.add(listener);
    return listener.local();
  }

  UnitPorts ports() {
    UnitPorts offered = ports;
    if (offered == null) {
      throw new IllegalStateException("asked for before they were offered");
    }
    return offered;
  }

  LinePort service() {
    return service;
  }

  LinePort flow() {
    return flow;
  }

  LinePort contact() {
    return contact;
  }

  LinePort screen() {
    return screen;
  }

  void close() {
    listeners.forEach(Network.Listener::close);
    List.of(service, flow, contact, screen, power, keypad).forEach(LinePort::close);
    if (door != null) {
      door.close();
    }
  }
}

package org.pumprig.pump.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Network;
import org.pumprig.link.PseudoTerminal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The six line ports of one unit, and where each is offered. */
final class UnitLines {
  private static final Logger LOG = LoggerFactory.getLogger(UnitLines.class);

  private final LinePort service;
  private final LinePort flow;
  private final LinePort contact;
  private final LinePort screen;
  private final LinePort power;
  private final LinePort keypad;
  private final List<Network.Listener> listeners = new ArrayList<>();
  private @Nullable PseudoTerminal terminal;
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

  /** Offers all ports; on failure none stays open. */
  void listen(BenchParts parts) throws IOException {
    try {
      ports =
          new UnitPorts(
              offerService(parts),
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

  private ServicePort offerService(BenchParts parts) throws IOException {
    return switch (parts.spec().servicePorts()) {
      case STREAM -> new ServicePort.Stream(offer(parts, service));
      case PSEUDO_TERMINAL -> {
        if (!PseudoTerminal.isSupported()) {
          LOG.warn("no pseudo-terminals on this machine: the service port is a TCP stream");
          yield new ServicePort.Stream(offer(parts, service));
        }
        PseudoTerminal opened = PseudoTerminal.open(parts.scheduler());
        terminal = opened;
        service.attach(opened.link());
        yield new ServicePort.Serial(opened.path());
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
    if (terminal != null) {
      terminal.close();
    }
  }
}

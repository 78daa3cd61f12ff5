package org.pumprig.pump.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.Network;

/** Stands between pumps and gateway and does what the script says. */
final class ScriptedPeer {
  enum Mode {
    PASS,
    REFUSE,
    RESET,
    STALL,
    HALF_OPEN
  }

  static final Endpoint ENDPOINT = new Endpoint("peer", 6662);

  private final VirtualBench lab;
  private final List<Link> links = new ArrayList<>();
  private final List<Runnable> held = new ArrayList<>();
  private Network.@Nullable Listener listener;
  private Mode mode = Mode.PASS;

  ScriptedPeer(VirtualBench lab) throws IOException {
    this.lab = lab;
    listen();
  }

  private void listen() throws IOException {
    listener = lab.network.listen(ENDPOINT, this::accept);
  }

  void mode(Mode next) throws IOException {
    mode = next;
    if (next == Mode.REFUSE && listener != null) {
      listener.close();
      listener = null;
    } else if (next != Mode.REFUSE && listener == null) {
      listen();
    }
    if (next == Mode.REFUSE || next == Mode.RESET) {
      List.copyOf(links).forEach(Link::abort);
    }
    if (next == Mode.PASS) {
      List.copyOf(held).forEach(Runnable::run);
      held.clear();
    }
  }

  private void accept(Link pump) {
    Link gateway = lab.network.connect(VirtualBench.GATEWAY);
    join(pump, gateway);
    join(gateway, pump);
    if (mode == Mode.RESET) {
      lab.time.schedule(50 * VirtualBench.MS, pump::abort);
    }
  }

  private void join(Link from, Link to) {
    links.add(from);
    from.open(
        event -> {
          switch (event) {
            case LinkEvent.Opened _ -> {}
            case LinkEvent.Received data -> {
              switch (mode) {
                case PASS, REFUSE, RESET -> to.send(data.bytes());
                case STALL -> held.add(() -> to.send(data.bytes()));
                case HALF_OPEN -> {}
              }
            }
            case LinkEvent.Closed _ -> {
              links.remove(from);
              to.close();
            }
          }
        });
  }
}

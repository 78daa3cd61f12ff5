package org.pumprig.fault.service;

import java.util.function.Consumer;
import org.pumprig.fault.InjectionEvidence.Outcome;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.Network;
import org.pumprig.time.Scheduler;

/** Tries a connection, as a pump would, and closes it again. */
final class ConnectProbe {
  private static final long TIMEOUT_NANOS = 1_000_000_000;

  private final Network network;
  private final Scheduler scheduler;

  ConnectProbe(Network network, Scheduler scheduler) {
    this.network = network;
    this.scheduler = scheduler;
  }

  void connect(Endpoint endpoint, Consumer<Outcome> outcome) {
    new Attempt(network.connect(endpoint), outcome).start();
  }

  private final class Attempt {
    private final Link link;
    private final Consumer<Outcome> outcome;
    private boolean told;
    private Scheduler.Timer timeout = () -> {};

    Attempt(Link link, Consumer<Outcome> outcome) {
      this.link = link;
      this.outcome = outcome;
    }

    void start() {
      timeout = scheduler.schedule(TIMEOUT_NANOS, () -> tell(Outcome.TIMED_OUT));
      link.open(
          event -> {
            switch (event) {
              case LinkEvent.Opened _ -> tell(Outcome.ACCEPTED);
              case LinkEvent.Received _ -> {}
              case LinkEvent.Closed closed -> tell(outcomeOf(closed.reason()));
            }
          });
    }

    private void tell(Outcome what) {
      if (!told) {
        told = true;
        timeout.cancel();
        link.close();
        outcome.accept(what);
      }
    }

    private static Outcome outcomeOf(LinkEvent.Reason reason) {
      return switch (reason) {
        case REFUSED -> Outcome.REFUSED;
        case TIMED_OUT -> Outcome.TIMED_OUT;
        case OWN, PEER, RESET, FAILED -> Outcome.FAILED;
      };
    }
  }
}

package org.pumprig.fault.proxy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.Direction;
import org.pumprig.fault.InjectionEvidence.Outcome;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.Network;

/** A {@link Network}'s connections as a proxy's sockets. */
final class LinkSockets implements Sockets<byte[]> {
  private final Network network;
  private final ModelledPath path;
  private final Endpoint upstream;
  private Endpoint listen;
  private @Nullable ProxyCore<byte[]> core;
  private Network.@Nullable Listener listener;

  LinkSockets(Network network, ProxySettings settings, ModelledPath path) {
    this.network = network;
    this.path = path;
    this.listen = settings.listen();
    this.upstream = settings.upstream();
  }

  void drives(ProxyCore<byte[]> owner) {
    core = owner;
  }

  Endpoint listen() {
    return listen;
  }

  @Override
  public void openListener() throws IOException {
    var opened = network.listen(listen, this::accept);
    listener = opened;
    listen = opened.local();
  }

  private void accept(Link link) {
    var leg = new LinkLeg(path.through(link, Direction.TOWARDS_GATEWAY));
    var connection = Objects.requireNonNull(core).accepted(leg);
    leg.openAsPump(connection);
    connection.start();
  }

  @Override
  public void closeListener() {
    var open = listener;
    if (open != null) {
      open.close();
      listener = null;
    }
  }

  @Override
  public Leg<byte[]> connectUpstream(Connection<byte[]> connection) {
    var leg = new LinkLeg(path.through(network.connect(upstream), Direction.TOWARDS_PUMP));
    leg.openAsGateway(connection);
    return leg;
  }

  @Override
  public void probeUpstream(Consumer<Outcome> outcome) {
    probe(upstream, outcome);
  }

  /**
   * A refusal is tried out; that an open listener accepts is the network's contract, and a probe of
   * it could not be told from a pump.
   */
  @Override
  public void probeListener(Consumer<Outcome> outcome) {
    if (listener != null) {
      outcome.accept(Outcome.ACCEPTED);
    } else {
      probe(listen, outcome);
    }
  }

  private void probe(Endpoint endpoint, Consumer<Outcome> outcome) {
    var link = network.connect(endpoint);
    boolean[] told = {false};
    link.open(
        event -> {
          if (told[0]) {
            return;
          }
          told[0] = true;
          switch (event) {
            case LinkEvent.Opened _ -> {
              link.close();
              outcome.accept(Outcome.ACCEPTED);
            }
            case LinkEvent.Received _ -> throw new IllegalStateException("bytes before Opened");
            case LinkEvent.Closed closed -> outcome.accept(outcomeOf(closed.reason()));
          }
        });
  }

  private static Outcome outcomeOf(LinkEvent.Reason reason) {
    return switch (reason) {
      case REFUSED -> Outcome.REFUSED;
      case TIMED_OUT -> Outcome.TIMED_OUT;
      case OWN, PEER, RESET, FAILED -> Outcome.FAILED;
    };
  }

  @Override
  public int length(byte[] payload) {
    return payload.length;
  }

  @Override
  public byte[] copy(byte[] payload) {
    return payload.clone();
  }

  @Override
  public List<byte[]> cut(byte[] payload, List<Integer> lengths) {
    var pieces = new ArrayList<byte[]>(lengths.size());
    int from = 0;
    for (int length : lengths) {
      pieces.add(Arrays.copyOfRange(payload, from, from + length));
      from += length;
    }
    return pieces;
  }

  @Override
  public void discard(byte[] payload) {}
}

package org.pumprig.fault.proxy;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.Direction;
import org.pumprig.fault.model.packet.ModelledTcp;
import org.pumprig.fault.model.packet.PacketLimits;
import org.pumprig.fault.model.packet.PacketModel;
import org.pumprig.fault.packet.PacketPath;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.LinkEvent.Reason;
import org.pumprig.link.VirtualNetwork;
import org.pumprig.time.Scheduler;

/**
 * The network in front of a virtual proxy's links: bytes and ends of streams arrive when {@link
 * ModelledTcp} says. A reset arrives at once, and takes with it what was under way.
 */
final class ModelledPath implements PacketPath {
  private final Scheduler scheduler;
  private final PacketModel packets = new PacketModel(PacketLimits.USUAL);
  private final ModelledTcp tcp = new ModelledTcp(packets);
  private final Set<Modelled> links = new LinkedHashSet<>();
  private final Wakeup wakeup;

  ModelledPath(Scheduler scheduler) {
    this.scheduler = scheduler;
    this.wakeup = new Wakeup(scheduler, this::poll);
  }

  /** A link whose incoming bytes come through the modelled network. */
  Link through(Link link, Direction flow) {
    return new Modelled(link, tcp.stream(flow));
  }

  @Override
  public <R> R with(Function<PacketModel, R> action) {
    R result = action.apply(packets);
    wakeup.at(tcp.nextDueNanos());
    return result;
  }

  private void poll() {
    wakeup.stop();
    tcp.poll(scheduler.nanoTime());
    List.copyOf(links).forEach(Modelled::deliver);
    wakeup.at(tcp.nextDueNanos());
  }

  private final class Modelled implements Link {
    private final Link link;
    private final ModelledTcp.Stream stream;
    private final ArrayDeque<LinkEvent> underWay = new ArrayDeque<>();
    private @Nullable Consumer<? super LinkEvent> receiver;
    private long bytesUnderWay;
    private boolean ended;
    private boolean peerEnded;

    Modelled(Link link, ModelledTcp.Stream stream) {
      this.link = link;
      this.stream = stream;
    }

    @Override
    public void open(Consumer<? super LinkEvent> events) {
      receiver = events;
      links.add(this);
      link.open(this::arrived);
    }

    private void arrived(LinkEvent event) {
      switch (event) {
        case LinkEvent.Opened _ -> tell(event);
        case LinkEvent.Received received -> travel(event, received.bytes().length);
        case LinkEvent.Closed closed when closed.reason() == Reason.PEER -> {
          peerEnded = true;
          travel(event, 0);
        }
        case LinkEvent.Closed _ -> end(event);
      }
    }

    private void travel(LinkEvent event, int bytes) {
      if (ended) {
        return;
      }
      underWay.add(event);
      bytesUnderWay += bytes;
      stream.offer(bytes, scheduler.nanoTime());
      if (bytesUnderWay > VirtualNetwork.MAX_BYTES_IN_FLIGHT) {
        link.abort();
        end(new LinkEvent.Closed(Reason.FAILED, "send limit under a modelled fault"));
      }
      deliver();
      wakeup.at(tcp.nextDueNanos());
    }

    /** Hands over what has arrived. */
    void deliver() {
      for (int left = stream.takeDelivered(); left > 0 && !ended; left--) {
        LinkEvent event = underWay.remove();
        if (event instanceof LinkEvent.Received received) {
          bytesUnderWay -= received.bytes().length;
          tell(event);
        } else {
          end(event);
        }
      }
      if (stream.brokenOff() && !ended) {
        link.abort();
        end(new LinkEvent.Closed(Reason.TIMED_OUT, "not acknowledged for 100 s (modelled)"));
      }
    }

    private void tell(LinkEvent event) {
      if (receiver != null && !ended) {
        receiver.accept(event);
      }
    }

    private void end(LinkEvent closed) {
      if (!ended) {
        tell(closed);
        ended = true;
        links.remove(this);
        stream.breakOff();
        underWay.clear();
      }
    }

    @Override
    public void send(byte[] bytes) {
      link.send(bytes);
    }

    @Override
    public void close() {
      link.close();
      ownEndIfPeerEnded();
    }

    @Override
    public void abort() {
      link.abort();
      ownEndIfPeerEnded();
    }

    /** The link itself says nothing more once its peer has ended it. */
    private void ownEndIfPeerEnded() {
      if (peerEnded && !ended) {
        scheduler.execute(() -> end(new LinkEvent.Closed(Reason.OWN, "")));
      }
    }

    @Override
    public String describe() {
      return link.describe();
    }
  }
}

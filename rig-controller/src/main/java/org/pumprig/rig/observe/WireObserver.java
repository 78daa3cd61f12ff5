package org.pumprig.rig.observe;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.pumprig.fault.Direction;
import org.pumprig.fault.proxy.WireEvent;
import org.pumprig.fault.proxy.WireTap;
import org.pumprig.link.frame.MllpFrame;
import org.pumprig.link.frame.MllpFramer;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.WireObservation.WireAccepted;
import org.pumprig.rig.event.WireObservation.WireAcknowledged;
import org.pumprig.rig.event.WireObservation.WireEnded;
import org.pumprig.rig.event.WireObservation.WireEstablished;
import org.pumprig.rig.event.WireObservation.WireFailed;
import org.pumprig.rig.event.WireObservation.WireGarbled;
import org.pumprig.rig.event.WireObservation.WireListener;
import org.pumprig.rig.event.WireObservation.WireLost;
import org.pumprig.rig.event.WireObservation.WireMessage;

/** Turns what passes on a unit's wire into observations: MLLP frames into messages and answers. */
public final class WireObserver implements WireTap {
  /** A larger message is reported as garbled, never kept. */
  private static final int MOST_MESSAGE_BYTES = 64 * 1024;

  /** Connections whose frames are put together; beyond, the oldest begins anew. */
  private static final int MOST_CONNECTIONS = 256;

  private final Consumer<Input> sink;
  private final boolean sealed;
  private final SequencedMap<Long, Framers> framers = new LinkedHashMap<>();

  private record Framers(boolean sealed, MllpFramer towardsGateway, MllpFramer towardsPump) {}

  /**
   * @param sink takes the observations, on the tap's thread
   */
  public WireObserver(Consumer<Input> sink) {
    this(sink, false);
  }

  /**
   * @param sealed whether what passes is inside TLS, which is never broken open: then every byte is
   *     one that the rig could not read, and the wire was blind where it passed
   */
  public WireObserver(Consumer<Input> sink, boolean sealed) {
    this.sink = sink;
    this.sealed = sealed;
  }

  @Override
  public void on(WireEvent event) {
    switch (event) {
      case WireEvent.Accepted e -> sink.accept(new WireAccepted(e.connection()));
      case WireEvent.UpstreamConnected e -> sink.accept(new WireEstablished(e.connection()));
      case WireEvent.UpstreamFailed e -> sink.accept(new WireFailed(e.connection(), e.reason()));
      case WireEvent.Bytes e -> {
        if (sealed) {
          sink.accept(new WireLost(1));
        } else {
          bytes(e);
        }
      }
      case WireEvent.Ended e -> {
        framers.remove(e.connection());
        sink.accept(new WireEnded(e.connection(), e.by().diskName(), e.how().diskName()));
      }
      case WireEvent.ListenerClosed e ->
          sink.accept(new WireListener(false, e.reason().diskName()));
      case WireEvent.ListenerOpened e -> sink.accept(new WireListener(true, e.reason().diskName()));
      case WireEvent.TapOverflow e -> {
        // what follows may begin in the middle of a frame
        framers.values().removeIf(each -> !each.sealed());
        sink.accept(new WireLost(e.lost()));
      }
    }
  }

  private void bytes(WireEvent.Bytes e) {
    Framers both =
        framers.computeIfAbsent(
            e.connection(),
            number ->
                new Framers(
                    isTls(e.bytes()),
                    new MllpFramer(MOST_MESSAGE_BYTES),
                    new MllpFramer(MOST_MESSAGE_BYTES)));
    if (framers.size() > MOST_CONNECTIONS) {
      framers.pollFirstEntry();
    }
    if (both.sealed()) {
      sink.accept(new WireLost(1));
      return;
    }
    boolean towardsGateway = e.direction() == Direction.TOWARDS_GATEWAY;
    MllpFramer framer = towardsGateway ? both.towardsGateway() : both.towardsPump();
    for (MllpFrame frame : framer.push(e.bytes())) {
      switch (frame) {
        case MllpFrame.Message message ->
            Hl7Header.parse(message.content())
                .ifPresentOrElse(
                    header -> header(e.connection(), towardsGateway, header),
                    () -> garbled(e.connection(), towardsGateway, message.content().length));
        case MllpFrame.Garbage garbage ->
            garbled(e.connection(), towardsGateway, garbage.excerpt().length());
        case MllpFrame.Broken broken ->
            garbled(e.connection(), towardsGateway, broken.excerpt().length());
      }
    }
  }

  /** Whether a connection's first bytes are the head of a TLS record (RFC 8446, 5.1). */
  private static boolean isTls(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] >= 20
        && bytes[0] <= 23
        && bytes[1] == 3
        && bytes[2] >= 0
        && bytes[2] <= 4;
  }

  private void header(long connection, boolean towardsGateway, Hl7Header header) {
    if (towardsGateway) {
      sink.accept(new WireMessage(connection, header.controlId(), header.type()));
    } else {
      header
          .acknowledgement()
          .ifPresent(a -> sink.accept(new WireAcknowledged(connection, a.controlId(), a.code())));
    }
  }

  private void garbled(long connection, boolean towardsGateway, long length) {
    sink.accept(new WireGarbled(connection, towardsGateway, length));
  }
}

package org.pumprig.fault.sight;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.Direction;
import org.pumprig.fault.model.packet.TcpSegment;
import org.pumprig.fault.proxy.WireEvent;
import org.pumprig.fault.proxy.WireEvent.By;
import org.pumprig.fault.proxy.WireEvent.How;

/**
 * One TCP connection of the pump. A request to connect that isn't repeated in time has failed: a
 * kernel doubles its waits from a second on, so twice the last one and a second more are given.
 */
final class SightedConnection {
  private static final long SECOND = 1_000_000_000L;

  private final long number;
  private final Consumer<? super WireEvent> sink;
  private final SightedStream towardsGateway = new SightedStream();
  private final SightedStream towardsPump = new SightedStream();
  private boolean asked;
  private int requestNumber;
  private long askedNanos;
  private long patienceNanos = 3 * SECOND;
  private boolean established;
  private boolean over;
  private @Nullable By firstToEnd;

  SightedConnection(long number, Consumer<? super WireEvent> sink) {
    this.number = number;
    this.sink = sink;
  }

  boolean over() {
    return over;
  }

  /** The pump asks to connect. */
  void asks(TcpSegment request, long now) {
    if (!asked) {
      asked = true;
      requestNumber = request.sequence();
      sink.accept(new WireEvent.Accepted(number, now));
    } else if (!established) {
      patienceNanos = 2 * (now - askedNanos) + SECOND;
    }
    askedNanos = now;
  }

  /** Whether it is the request of this connection, sent again. */
  boolean isAgain(TcpSegment request) {
    return asked && !over && request.sequence() == requestNumber;
  }

  /** The pump uses its port for another one. */
  void replaced(long now) {
    if (over) {
      return;
    }
    if (asked && !established) {
      failed("no answer to the request to connect", now);
    } else {
      ended(By.PUMP, How.RESET, now);
    }
  }

  void on(TcpSegment segment, Direction way, long now) {
    if (over) {
      return;
    }
    if (segment.resets()) {
      reset(way, now);
      return;
    }
    if (segment.opens()) {
      if (way == Direction.TOWARDS_PUMP && segment.acknowledges() && !established) {
        towardsPump.begin(segment.sequence() + 1);
        towardsGateway.begin(segment.acknowledgement());
        established(now);
      }
      return;
    }
    if (!established) {
      established(now);
    }
    data(segment, way, now);
    if (segment.finishes() && firstToEnd == null) {
      firstToEnd = side(way);
    }
    if (towardsGateway.finished() && towardsPump.finished()) {
      ended(firstToEnd == null ? By.PUMP : firstToEnd, How.ORDERLY, now);
    }
  }

  private void established(long now) {
    established = true;
    if (asked) {
      sink.accept(new WireEvent.UpstreamConnected(number, now));
    }
  }

  private void data(TcpSegment segment, Direction way, long now) {
    boolean up = way == Direction.TOWARDS_GATEWAY;
    SightedStream stream = up ? towardsGateway : towardsPump;
    SightedStream back = up ? towardsPump : towardsGateway;
    byte[] bytes = stream.push(segment.sequence(), segment.data(), segment.finishes());
    if (segment.acknowledges()) {
      back.acknowledged(segment.acknowledgement());
    }
    boolean backMissed = back.takeMissed();
    if (stream.takeMissed() || backMissed) {
      sink.accept(new WireEvent.TapOverflow(1, now));
    }
    if (bytes.length > 0) {
      sink.accept(new WireEvent.Bytes(number, way, bytes, now));
    }
  }

  private void reset(Direction way, long now) {
    if (asked && !established) {
      failed(
          way == Direction.TOWARDS_PUMP
              ? "the request to connect was refused"
              : "the pump gave its request to connect up",
          now);
      return;
    }
    ended(firstToEnd == null ? side(way) : firstToEnd, How.RESET, now);
  }

  private static By side(Direction way) {
    return way == Direction.TOWARDS_GATEWAY ? By.PUMP : By.GATEWAY;
  }

  /** As time passes. */
  void tick(long now) {
    if (asked && !established && !over && now - askedNanos > patienceNanos) {
      failed("no answer to the request to connect", now);
    }
  }

  /** Its end is the pump's: there was no connection that a gateway could have cut. */
  private void failed(String reason, long now) {
    sink.accept(new WireEvent.UpstreamFailed(number, reason, now));
    ended(By.PUMP, How.RESET, now);
  }

  private void ended(By by, How how, long now) {
    over = true;
    sink.accept(new WireEvent.Ended(number, by, how, now));
  }
}

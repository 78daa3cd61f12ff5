package org.pumprig.rig.incident.capture;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.incident.capture.Sightings.Exchange;

/** The HL7 messages of one connection, and how the gateway acknowledges them. */
final class Exchanges {
  private static final int MOST_PENDING = 256;

  /** Kernels wait so long for data that could carry an acknowledgement along. */
  private static final long LATE_ACKNOWLEDGEMENT_NANOS = 30_000_000;

  private final PumpTraffic pump;
  private final Sightings sightings;
  private final Map<String, Message> pending = new LinkedHashMap<>();
  private long messages;
  private long heldUpNanos = -1;
  private @Nullable Message newest;

  Exchanges(PumpTraffic pump, Sightings sightings) {
    this.pump = pump;
    this.sightings = sightings;
  }

  /** How many messages the pump sent. */
  long messages() {
    return messages;
  }

  /** Takes note of messages in a segment of the pump; whether one begins or goes on here. */
  boolean sent(Segment s, int end) {
    boolean any = false;
    int to = s.payloadAt + s.payloadHeld;
    for (int at = Mllp.start(s.bytes, s.payloadAt, to);
        at >= 0;
        at = Mllp.start(s.bytes, at + 1, to)) {
      var head = Mllp.head(s.bytes, at, to);
      if (head.isPresent() && head.get().acknowledges().isEmpty()) {
        any = true;
        pump.messages++;
        messages++;
        pump.patientMessages += head.get().patient() ? 1 : 0;
        pump.named(head.get().name());
        if (pending.size() == MOST_PENDING) {
          pending.remove(pending.keySet().iterator().next());
        }
        var message = new Message(s.nanos, end);
        if (pending.putIfAbsent(head.get().id(), message) == null) {
          newest = message;
        }
      }
    }
    Message goesOn = newest;
    if (!any && goesOn != null && s.payloadLength > 0) {
      goesOn.end = end;
      return true;
    }
    return any;
  }

  /** A segment of the pump with that number was sent again. */
  void sentAgain(int sequence) {
    for (Message message : pending.values()) {
      message.sentAgain |= message.end - sequence > 0;
    }
  }

  /** The segment that ends there was sent again for nothing. */
  void notSentAgain(int end) {
    for (Message message : pending.values()) {
      message.sentAgain &= message.firstEnd - end > 0 || message.end - end < 0;
    }
  }

  /** Something of the gateway's was lost or came again: answers behind it wait. */
  void heldUp(long nanos) {
    heldUpNanos = nanos;
  }

  /** A segment of the gateway: what it confirms was delivered, and it may hold answers. */
  void acknowledged(Segment s) {
    for (Message message : pending.values()) {
      if (message.deliveredNanos < 0 && message.firstEnd - s.acknowledgement <= 0) {
        message.deliveredNanos = s.nanos;
      }
    }
    answers(s);
  }

  private void answers(Segment s) {
    int to = s.payloadAt + s.payloadHeld;
    for (int at = Mllp.start(s.bytes, s.payloadAt, to);
        at >= 0;
        at = Mllp.start(s.bytes, at + 1, to)) {
      var head = Mllp.head(s.bytes, at, to);
      if (head.isPresent() && head.get().acknowledges().isPresent()) {
        Message message = pending.remove(head.get().acknowledges().get());
        if (message != null) {
          answered(message, s.nanos, !head.get().code().endsWith("A"));
        }
      }
    }
  }

  private void answered(Message message, long now, boolean error) {
    long delivered = message.deliveredNanos < 0 ? now : message.deliveredNanos;
    // An answer that got lost is sent again, and those behind it wait.
    boolean disturbed = message.sentAgain || heldUpNanos >= message.sentNanos;
    long trip = delivered - message.sentNanos;
    // Jitter alone can part an acknowledgement of TCP from one of HL7.
    boolean late = !disturbed && now - delivered > LATE_ACKNOWLEDGEMENT_NANOS + trip / 2;
    if (!late && !disturbed) {
      sightings.roundTrip(message.sentNanos, trip);
    }
    // What the network held up says nothing about the gateway.
    long delay = late ? now - message.sentNanos : 0;
    sightings.exchange(new Exchange(message.sentNanos, pump.index(), delay, error));
  }

  /** The connection is over: what was delivered and not acknowledged never will be. */
  void giveUp() {
    for (Message message : pending.values()) {
      if (message.deliveredNanos >= 0) {
        sightings.exchange(new Exchange(message.sentNanos, pump.index(), -1, false));
      }
    }
    pending.clear();
  }
}

package org.pumprig.rig.incident.capture;

import java.util.LinkedHashSet;
import java.util.Set;
import org.pumprig.rig.incident.capture.Sightings.Silence;

/** What is counted of one pump, over all its connections. */
public final class PumpTraffic {
  private static final long SILENCE_NANOS = 400_000_000;
  private static final long SOON_NANOS = 60_000_000;
  private static final long FEWEST_ASKED = 3;
  private static final int MOST_NAMES = 16;

  private final int index;
  private final String address;
  private final Sightings sightings;
  private final Set<String> names = new LinkedHashSet<>();
  long[] bytes = new long[2];
  long[] segments = new long[2];
  long attempts;
  long established;
  long refused;
  long unanswered;
  long resets;
  long timeOuts;
  long retransmissions;
  long messages;
  long patientMessages;
  private long answeredNanos;
  private long sinceNanos;
  private long lastNanos;
  private long beforeNanos;
  private long asked;

  PumpTraffic(int index, String address, Sightings sightings, long nowNanos) {
    this.index = index;
    this.address = address;
    this.sightings = sightings;
    this.answeredNanos = nowNanos;
  }

  /** The pump sent what needs an answer. */
  void asks(long now) {
    beforeNanos = asked == 0 ? now : lastNanos;
    lastNanos = now;
    if (asked++ == 0) {
      sinceNanos = now;
    }
  }

  /** Something came back from the gateway's side. */
  void answered(long now) {
    if (asked >= FEWEST_ASKED && now - sinceNanos >= SILENCE_NANOS) {
      boolean held = now - lastNanos > SOON_NANOS;
      sightings.silence(
          new Silence(
              index,
              answeredNanos,
              sinceNanos,
              held ? lastNanos : beforeNanos,
              held ? now : lastNanos,
              asked));
    }
    if (asked > 0) {
      answeredNanos = lastNanos;
    }
    asked = 0;
  }

  /** The capture ends here. */
  void end(long now) {
    if (asked >= FEWEST_ASKED && now - sinceNanos >= SILENCE_NANOS) {
      sightings.silence(new Silence(index, answeredNanos, sinceNanos, lastNanos, now, asked));
    }
  }

  void named(String name) {
    if (names.size() < MOST_NAMES) {
      names.add(name);
    }
  }

  /** From 0, in the order seen. */
  public int index() {
    return index;
  }

  /** Its address. */
  public String address() {
    return address;
  }

  /** Names that its messages give: sending application and facility. */
  public Set<String> names() {
    return names;
  }

  /** Bytes of payload, towards the gateway and back. */
  public long bytes(boolean towardsGateway) {
    return bytes[towardsGateway ? 0 : 1];
  }

  /** Segments with payload. */
  public long segments(boolean towardsGateway) {
    return segments[towardsGateway ? 0 : 1];
  }

  /** Attempts to connect. */
  public long attempts() {
    return attempts;
  }

  /** Of these, those that were refused. */
  public long refused() {
    return refused;
  }

  /** Of these, those that nobody answered. */
  public long unanswered() {
    return unanswered;
  }

  /** Connections that were reset. */
  public long resets() {
    return resets;
  }

  /** Connections that the pump gave up while it waited for an answer. */
  public long timeOuts() {
    return timeOuts;
  }

  /** Segments sent again, both ways. */
  public long retransmissions() {
    return retransmissions;
  }

  /** HL7 messages. */
  public long messages() {
    return messages;
  }

  /** Of these, those with a segment about a patient. */
  public long patientMessages() {
    return patientMessages;
  }
}

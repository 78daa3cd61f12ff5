package org.pumprig.rig.incident.capture;

import java.util.ArrayList;
import java.util.List;

/**
 * What was seen of the way between pumps and gateway, from whatever source; lists are bounded, and
 * what didn't find room is counted. Times are nanoseconds since 1970.
 */
public final class Sightings {
  /** Room of each list. */
  public static final int MOST = 200_000;

  private final List<Attempt> attempts = new ArrayList<>();
  private final List<Ending> endings = new ArrayList<>();
  private final List<Loss> losses = new ArrayList<>();
  private final List<Silence> silences = new ArrayList<>();
  private final List<Exchange> exchanges = new ArrayList<>();
  private final List<HalfOpen> halfOpens = new ArrayList<>();
  private final Samples roundTrips = new Samples();
  private final Samples pumpSide = new Samples();
  private final Samples passed = new Samples();
  private long firstNanos = Long.MAX_VALUE;
  private long lastNanos = Long.MIN_VALUE;
  private long noRoom;

  /** How an attempt to connect went. */
  public enum Outcome {
    /** A connection came about. */
    ESTABLISHED,
    /** Answered with a reset, or told to be undeliverable. */
    REFUSED,
    /** Never answered. */
    UNANSWERED
  }

  /**
   * An attempt to connect.
   *
   * @param tries how often it was asked
   */
  public record Attempt(long atNanos, int pump, Outcome outcome, int tries) {}

  /**
   * The end of a connection.
   *
   * @param byGateway who ended it
   * @param reset by a reset; false: in order
   */
  public record Ending(long atNanos, int pump, boolean byGateway, boolean reset, long ageNanos) {}

  /**
   * A segment that got lost.
   *
   * @param pump whose it was
   * @param atNanos when it passed, or should have
   * @param errorNanos by how much that may be off
   * @param towardsGateway its direction
   * @param before it was lost on its way to the capture; false: after it
   */
  public record Loss(
      int pump, long atNanos, long errorNanos, boolean towardsGateway, boolean before) {}

  /**
   * A time in which a pump asked and nothing came back. It began after {@code answeredNanos}, when
   * for the last time something was asked that was answered, and by {@code fromNanos}, the first
   * that wasn't; it ended after {@code untilNanos} and by {@code againNanos}.
   *
   * @param asked how often
   */
  public record Silence(
      int pump, long answeredNanos, long fromNanos, long untilNanos, long againNanos, long asked) {}

  /**
   * A message and its acknowledgement.
   *
   * @param delayNanos of the acknowledgement after the network had delivered the message; −1: none
   *     came
   * @param error it was an error acknowledgement
   */
  public record Exchange(long atNanos, int pump, long delayNanos, boolean error) {}

  /** A time in which one side took a connection for alive that the other didn't answer on. */
  public record HalfOpen(int pump, long fromNanos, long untilNanos) {}

  /** Takes note of a time. */
  public void span(long atNanos) {
    firstNanos = Math.min(firstNanos, atNanos);
    lastNanos = Math.max(lastNanos, atNanos);
  }

  private <T> void add(List<T> list, T item) {
    if (list.size() < MOST) {
      list.add(item);
    } else {
      noRoom++;
    }
  }

  /** Adds what was seen. */
  public void attempt(Attempt attempt) {
    add(attempts, attempt);
  }

  /** Adds what was seen. */
  public void ending(Ending ending) {
    add(endings, ending);
  }

  /** Adds what was seen; the index by which it can be taken back, −1: there was no room. */
  int loss(Loss loss) {
    int before = losses.size();
    add(losses, loss);
    return losses.size() > before ? before : -1;
  }

  /** What was taken for a loss on one way was one on the other, before the capture. */
  void turned(int index) {
    Loss loss = losses.get(index);
    boolean turned = !loss.towardsGateway();
    losses.set(index, new Loss(loss.pump(), loss.atNanos(), loss.errorNanos(), turned, true));
  }

  /** What was taken for a loss was none, or has been told already. */
  void takenBack(int index) {
    losses.set(index, new Loss(-1, -1, 0, false, false));
  }

  /** Adds what was seen. */
  public void silence(Silence silence) {
    add(silences, silence);
  }

  /** Adds what was seen. */
  public void exchange(Exchange exchange) {
    add(exchanges, exchange);
  }

  /** Adds what was seen. */
  public void halfOpen(HalfOpen halfOpen) {
    add(halfOpens, halfOpen);
  }

  /** Adds a round trip between the place of the capture and the gateway. */
  void roundTrip(long sentNanos, long nanos) {
    roundTrips.add(sentNanos, nanos);
  }

  /** Adds a round trip between the place of the capture and a pump. */
  void pumpSide(long sentNanos, long nanos) {
    pumpSide.add(sentNanos, nanos);
  }

  /**
   * A segment with data: 0 towards the gateway, 1 towards the pump; 2 and 3: a numbered one
   * without.
   */
  void passed(long atNanos, int pump, int way) {
    passed.add(atNanos, 4L * pump + way);
  }

  /** Which way a segment of {@link #segments} went. */
  public static int way(long value) {
    return (int) (value & 3);
  }

  /** Whose it was. */
  public static int pump(long value) {
    return (int) (value >> 2);
  }

  /** Attempts to connect. */
  public List<Attempt> attempts() {
    return attempts;
  }

  /** Ends of connections. */
  public List<Ending> endings() {
    return endings;
  }

  /** Losses. */
  public List<Loss> losses() {
    return losses.stream().filter(loss -> loss.atNanos() >= 0).toList();
  }

  /** Silences. */
  public List<Silence> silences() {
    return silences;
  }

  /** Messages. */
  public List<Exchange> exchanges() {
    return exchanges;
  }

  /** Half-open times. */
  public List<HalfOpen> halfOpens() {
    return halfOpens;
  }

  /** Round trips between the place of the capture and the gateway. */
  public Samples roundTrips() {
    return roundTrips;
  }

  /** Round trips between the place of the capture and pumps. */
  public Samples pumpSideTrips() {
    return pumpSide;
  }

  /**
   * Segments that count for the share of losses, each with its pump and its way: 0 with data
   * towards the gateway, 1 with data towards the pump; 2 and 3 the same without data, where IP
   * numbers them.
   */
  public Samples segments() {
    return passed;
  }

  /** The first time; more than the last if nothing was seen. */
  public long firstNanos() {
    return firstNanos;
  }

  /** The last time. */
  public long lastNanos() {
    return lastNanos;
  }

  /** Sightings that found no room. */
  public long noRoom() {
    return noRoom;
  }
}

package org.pumprig.rig.incident.capture;

import java.util.function.LongToIntFunction;

/** One way of a connection: what was sent on it, and what of that is acknowledged. */
final class Side {
  private static final int ROOM = 64;
  private static final int REPEATS = 16;
  private static final int ENOUGH_STEPS = 16;
  private static final int WIDEST_GAP = 32;

  boolean begun;
  int next;
  private final int[] starts = new int[ROOM];
  private final int[] ends = new int[ROOM];
  private final long[] sent = new long[ROOM];
  private final long[] last = new long[ROOM];
  private final boolean[] again = new boolean[ROOM];
  private final boolean[] message = new boolean[ROOM];
  private final int[] lossOf = new int[ROOM];
  private final int[] stampAgain = new int[ROOM];
  private final int[] repeated = new int[REPEATS];
  private final int[] repeatedLoss = new int[REPEATS];
  private int repeats;
  private int from;
  private int size;
  private int identification = -1;
  private long identifiedNanos;
  private long ones;
  private long steps;
  private boolean confirmed;
  private int highest;
  private long acknowledgedNanos = -1;

  void push(int start, int end, long now, boolean isMessage) {
    if (size == ROOM) {
      from = (from + 1) % ROOM;
      size--;
    }
    int at = (from + size++) % ROOM;
    starts[at] = start;
    ends[at] = end;
    sent[at] = now;
    last[at] = now;
    again[at] = false;
    message[at] = isMessage;
    lossOf[at] = -1;
  }

  /** The place of what waits for its acknowledgement and ends beyond a number; −1: none does. */
  int waiting(int sequence) {
    for (int i = 0; i < size; i++) {
      int at = (from + i) % ROOM;
      if (ends[at] - sequence > 0) {
        return at;
      }
    }
    return -1;
  }

  /** Whether one place's data begins only behind a number: what ends there was never seen. */
  boolean beginsBehind(int at, int end) {
    return starts[at] - end >= 0;
  }

  /** What waits was held up by one before it. */
  void heldUp() {
    for (int i = 0; i < size; i++) {
      again[(from + i) % ROOM] = true;
    }
  }

  /**
   * A segment is sent again: one loss for each that is sent again in it, since a sender joins small
   * neighbours that were lost.
   *
   * @param first place of the first of them
   * @param tells takes the time of a loss, gives the index by which it can be taken back
   */
  void lost(Segment s, int first, LongToIntFunction tells) {
    long told = -1;
    for (int at = first; at >= 0; at = joined(at, s.sequence + s.payloadLength)) {
      long before = sentAgain(at, s.nanos, s.stamp);
      if (before != told) {
        loss(at, s.sequence, tells.applyAsInt(before));
        told = before;
      }
    }
  }

  /** The next place behind one of what waits and lies within a segment; −1: none does. */
  private int joined(int at, int segmentEnd) {
    int next = (at + 1) % ROOM;
    boolean waits = (next - from + ROOM) % ROOM < size && next != from;
    return waits && ends[next] - segmentEnd <= 0 ? next : -1;
  }

  /** Sent once more; when it was sent before. */
  private long sentAgain(int at, long now, int stamp) {
    if (!again[at]) {
      stampAgain[at] = stamp;
    }
    long before = last[at];
    last[at] = now;
    again[at] = true;
    return before;
  }

  private void loss(int at, int sequence, int index) {
    lossOf[at] = index;
    repeated[repeats % REPEATS] = sequence;
    repeatedLoss[repeats++ % REPEATS] = index;
  }

  /** The loss that was told for what was sent again from a number on; −1: none. */
  int repeated(int sequence) {
    for (int i = 0; i < Math.min(repeats, REPEATS); i++) {
      if (repeated[i] == sequence) {
        return repeatedLoss[i];
      }
    }
    return -1;
  }

  /**
   * Whether what the other side sends shows that something of this one arrived. Data that confirms
   * nothing new doesn't: a side that hears nothing repeats what it sent.
   */
  boolean isAnswer(Segment s) {
    if (s.undeliverable || s.has(Segment.RST) || s.has(Segment.SYN)) {
      return true;
    }
    boolean news = !confirmed || s.acknowledgement - highest > 0;
    if (news) {
      confirmed = true;
      highest = s.acknowledgement;
    }
    return news || s.payloadLength == 0;
  }

  /** Takes the first off that is acknowledged; −1: none is. */
  int acknowledged(int number, long now) {
    if (size == 0 || ends[from] - number > 0) {
      return -1;
    }
    acknowledgedNanos = now;
    int at = from;
    from = (from + 1) % ROOM;
    size--;
    return at;
  }

  /** When something was confirmed for the last time; where nothing was, another moment. */
  long acknowledgedNanos(long orElse) {
    return acknowledgedNanos < 0 ? orElse : acknowledgedNanos;
  }

  int end(int at) {
    return ends[at];
  }

  long sentNanos(int at) {
    return sent[at];
  }

  /** How long after the first time it was sent for the last time. */
  long waitedNanos(int at) {
    return last[at] - sent[at];
  }

  boolean wasSentAgain(int at) {
    return again[at];
  }

  boolean isMessage(int at) {
    return message[at];
  }

  /** The time stamp with which it was sent for the second time. */
  int stampAgain(int at) {
    return stampAgain[at];
  }

  int lossOf(int at) {
    return lossOf[at];
  }

  /** How many packets are missing before this one, by IPv4's numbers; 0 where they don't count. */
  int missing(int number, long now) {
    int step = identification < 0 ? 0 : (number - identification) & 0xffff;
    identification = number;
    identifiedNanos = now;
    if (step == 0) {
      return 0;
    }
    steps++;
    ones += step == 1 ? 1 : 0;
    boolean counts = counted();
    return counts && step > 1 && step <= WIDEST_GAP ? step - 1 : 0;
  }

  /** Whether this side numbers its packets one by one. */
  boolean counted() {
    return steps >= ENOUGH_STEPS && ones * 2 >= steps;
  }

  /** When the last packet was numbered. */
  long identifiedNanos() {
    return identifiedNanos;
  }
}

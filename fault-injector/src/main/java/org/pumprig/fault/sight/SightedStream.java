package org.pumprig.fault.sight;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * One way of a connection, put in order again: what came twice once, what came early in its turn.
 */
final class SightedStream {
  private static final int MOST_WAITING = 64;
  private static final int MOST_WAITING_BYTES = 256 * 1024;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Piece(int sequence, byte[] data) {}

  private final List<Piece> waiting = new ArrayList<>();
  private int waitingBytes;
  private boolean begun;
  private int next;
  private boolean ends;
  private int endsAt;
  private boolean missed;

  /** Its first byte will have this number. */
  void begin(int sequence) {
    begun = true;
    next = sequence;
  }

  /** The bytes that are in order now, if any. */
  byte[] push(int sequence, byte[] data, boolean finishes) {
    if (!begun) {
      begin(sequence);
    }
    if (finishes) {
      ends = true;
      endsAt = sequence + data.length;
    }
    if (data.length > 0 && sequence + data.length - next > 0) {
      waiting.add(new Piece(sequence, data));
      waitingBytes += data.length;
    }
    var inOrder = new ByteArrayOutputStream();
    drain(inOrder);
    if (waiting.size() > MOST_WAITING || waitingBytes > MOST_WAITING_BYTES) {
      missed = true;
      next = first();
      drain(inOrder);
    }
    return inOrder.toByteArray();
  }

  private void drain(ByteArrayOutputStream inOrder) {
    boolean more = true;
    while (more) {
      more = false;
      for (Piece piece : List.copyOf(waiting)) {
        int known = next - piece.sequence();
        if (known >= 0) {
          waiting.remove(piece);
          waitingBytes -= piece.data().length;
          int fresh = piece.data().length - known;
          if (fresh > 0) {
            inOrder.write(piece.data(), known, fresh);
            next += fresh;
            more = true;
          }
        }
      }
    }
  }

  private int first() {
    int first = waiting.getFirst().sequence();
    for (Piece piece : waiting) {
      first = piece.sequence() - first < 0 ? piece.sequence() : first;
    }
    return first;
  }

  /** The other side has all that stands before this number. */
  void acknowledged(int upTo) {
    int got = ends && upTo - endsAt > 0 ? endsAt : upTo;
    if (!begun) {
      begin(got);
    } else if (got - next > 0) {
      missed = true; // it passed, and was not heard
      next = got;
    }
  }

  /** Whether something passed unheard since this was asked last. */
  boolean takeMissed() {
    boolean was = missed;
    missed = false;
    return was;
  }

  /** Whether its sender has said that nothing more comes, and all before was heard. */
  boolean finished() {
    return ends && next - endsAt >= 0;
  }
}

package org.pumprig.pump.device;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pump's own log, which outlives power: the last {@value #LIMIT} entries, numbered without gaps
 * from the first ever, so that what fell out shows.
 */
final class EventLog {
  static final int LIMIT = 512;

  private final ArrayDeque<LogEntry> entries = new ArrayDeque<>(1);
  private long number;
  private long poweredNanos;

  /** The pump's clock starts anew. */
  void power(long nowNanos) {
    poweredNanos = nowNanos;
  }

  /** The pump's clock jumps ahead. */
  void jump(long nanos) {
    poweredNanos -= nanos;
  }

  /** Time by the pump's clock, which starts with its power. */
  long upMillis(long nowNanos) {
    return (nowNanos - poweredNanos) / 1_000_000;
  }

  void note(long nowNanos, String text) {
    add(nowNanos, null, text);
  }

  void add(long nowNanos, @Nullable String code, String text) {
    if (entries.size() == LIMIT) {
      entries.removeFirst();
    }
    entries.addLast(new LogEntry(++number, upMillis(nowNanos), code, text));
  }

  /** Nothing was ever written. */
  void lose() {
    entries.clear();
    number = 0;
  }

  List<LogEntry> entries() {
    return List.copyOf(entries);
  }
}

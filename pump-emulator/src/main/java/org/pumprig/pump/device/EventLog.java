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

  private final ArrayDeque<LogEntry> entries = new ArrayDeque<>();
  private long number;

  void add(long upMillis, @Nullable String code, String text) {
    if (entries.size() == LIMIT) {
      entries.removeFirst();
    }
    entries.addLast(new LogEntry(++number, upMillis, code, text));
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

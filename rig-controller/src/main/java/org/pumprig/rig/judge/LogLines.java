package org.pumprig.rig.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.pumprig.rig.event.ServiceObservation.ServiceLogEntry;

/**
 * Which life of the unit's clock the entries of its log belong to. Entries stand in the order in
 * which they were written, so from the newest on backwards the clock goes back too; where it
 * doesn't, a life begins. The newest belongs to the life in which the log was read, unless it shows
 * a later time than the clock did.
 *
 * @param entries the last ones, by their numbers
 */
public record LogLines(List<Entry> entries) {
  /** Copies the list. */
  public LogLines {
    entries = List.copyOf(entries);
  }

  /**
   * An entry.
   *
   * @param number its number
   * @param life of the clock; below 0: before those that were seen
   * @param upMillis the clock
   * @param code its code
   */
  public record Entry(long number, int life, long upMillis, String code) {}

  /** The first entry of a code in a life, or later. */
  Optional<Entry> first(String code, int life) {
    return entries.stream()
        .filter(entry -> entry.code().equals(code) && entry.life() >= life)
        .findFirst();
  }

  /** Gathers entries. */
  static final class Fold {
    private static final int MOST = 1_000;

    private final NavigableMap<Long, ServiceLogEntry> kept = new TreeMap<>();
    private int life = -1;
    private long latestMillis = -1;

    /**
     * @param current the clock's life in which it was read
     * @param mostMillis what it can show by now
     */
    void entry(ServiceLogEntry entry, int current, long mostMillis) {
      if (entry.upMillis() < 0) {
        return;
      }
      kept.put(entry.number(), entry);
      if (kept.size() > MOST) {
        kept.pollFirstEntry();
      }
      life = current;
      latestMillis = mostMillis;
    }

    LogLines lines() {
      var entries = new ArrayList<Entry>();
      int at = life;
      long later = latestMillis;
      for (ServiceLogEntry entry : kept.descendingMap().values()) {
        if (entry.upMillis() > later) {
          at--;
        }
        later = entry.upMillis();
        entries.add(new Entry(entry.number(), at, entry.upMillis(), entry.code()));
      }
      return new LogLines(entries.reversed());
    }
  }
}

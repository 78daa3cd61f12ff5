package org.pumprig.rig.judge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The unit's own clock against the rig's, life by life: what was told of it each time its status
 * came. An answer is never younger than when it came, so the one that came fastest bounds the run
 * time at which the clock stood at zero; that one is taken to be no older than one status period.
 * Readings that came late (a fault in the line) do no harm. The clock itself goes wrong by {@value
 * #DRIFT_PPM} millionths at the most.
 *
 * @param lives from one start of the clock to the next, in order
 */
public record LogClock(List<Life> lives) {
  /** More than a quartz at the end of its life. */
  static final long DRIFT_PPM = 200;

  private static final long MILLI = 1_000_000L;

  /** Copies the list. */
  public LogClock {
    lives = List.copyOf(lives);
  }

  /**
   * One life of the clock.
   *
   * @param readings evenly thinned
   */
  public record Life(List<Reading> readings) {
    /** Copies the list. */
    public Life {
      readings = List.copyOf(readings);
    }
  }

  /**
   * The clock as told.
   *
   * @param atNanos run time at which that came
   * @param upMillis what it showed
   */
  public record Reading(long atNanos, long upMillis) {}

  /**
   * When something was, by the rig's clock.
   *
   * @param fromNanos run time, at the earliest
   * @param toNanos at the latest
   */
  public record When(long fromNanos, long toNanos) {}

  /**
   * Places a time of the unit's clock.
   *
   * @param life which of its lives
   * @param upMillis the time
   * @param periodNanos how often the status is asked
   * @return empty: that life was not seen
   */
  Optional<When> place(int life, long upMillis, long periodNanos) {
    if (life < 0 || life >= lives.size()) {
      return Optional.empty();
    }
    return lives.get(life).readings().stream()
        .map(reading -> when(reading, upMillis, periodNanos))
        .min(Comparator.comparingLong(When::toNanos));
  }

  private static When when(Reading reading, long upMillis, long periodNanos) {
    long since = (upMillis - reading.upMillis()) * MILLI;
    long drift = Math.abs(since) / 1_000_000 * DRIFT_PPM;
    long latest = reading.atNanos() + since;
    return new When(latest - periodNanos - MILLI - drift, latest + MILLI + drift);
  }

  /** The life that a run time falls into; −1: before the first. */
  int lifeAt(long atNanos) {
    int found = -1;
    for (int i = 0; i < lives.size(); i++) {
      List<Reading> readings = lives.get(i).readings();
      if (!readings.isEmpty() && readings.getFirst().atNanos() <= atNanos) {
        found = i;
      }
    }
    return found;
  }

  /** Gathers readings. */
  static final class Fold {
    private static final int MOST_LIVES = 100;
    private static final int MOST_READINGS = 2_000;

    private final List<Thinned<Reading>> lives = new ArrayList<>();
    private long lastUpMillis = Long.MAX_VALUE;
    private long lastNanos;

    void told(long now, long upMillis) {
      if (upMillis < lastUpMillis) {
        if (lives.size() == MOST_LIVES) {
          return; // a clock that begins anew so often is told of by others
        }
        lives.add(new Thinned<>(MOST_READINGS));
      }
      lastUpMillis = upMillis;
      lastNanos = now;
      lives.getLast().add(new Reading(now, upMillis));
    }

    /** The life that goes on now; −1 before the first reading. */
    int current() {
      return lives.size() - 1;
    }

    /** What the clock can show at the most, a second after a reading that came at once. */
    long latestMillis(long now) {
      return lives.isEmpty() ? -1 : lastUpMillis + (now - lastNanos) / MILLI + 1_000;
    }

    LogClock clock() {
      return new LogClock(lives.stream().map(each -> new Life(each.items())).toList());
    }
  }
}

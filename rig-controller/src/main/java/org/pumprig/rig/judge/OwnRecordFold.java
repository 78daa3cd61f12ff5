package org.pumprig.rig.judge;

import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.ServiceObservation.ServiceLogEntry;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.Witness.ContactRead;

/** Gathers what the unit's log and clock say. */
final class OwnRecordFold {
  private static final int MOST_CODES = 100;
  private static final String NO_CODE = "NONE";

  private final SortedSet<String> codes = new TreeSet<>();
  private final SortedSet<String> codesLater = new TreeSet<>();
  private final LogClock.Fold clock = new LogClock.Fold();
  private final LogLines.Fold log = new LogLines.Fold();
  private long last;
  private long lastLater;
  private boolean normal;
  private OptionalLong alarm = OptionalLong.empty();
  private OptionalLong restarted = OptionalLong.empty();
  private OptionalLong jumped = OptionalLong.empty();

  /** The clock as the unit's status tells it. */
  void clock(long now, ServiceStatus status) {
    if (status.upMillis() >= 0) {
      clock.told(now, status.upMillis());
    }
  }

  void entry(long now, ServiceLogEntry entry, boolean afterPowerCycle) {
    log.entry(entry, clock.current(), clock.latestMillis(now));
    SortedSet<String> kept = afterPowerCycle ? codesLater : codes;
    if (!entry.code().equals(NO_CODE) && kept.size() < MOST_CODES) {
      kept.add(entry.code());
    }
    if (afterPowerCycle) {
      lastLater = Math.max(lastLater, entry.number());
    } else {
      last = Math.max(last, entry.number());
    }
  }

  /** Only a change counts: a unit that starts up has its contact in alarm too. */
  void contact(long now, ContactRead read) {
    if (read.state() == ContactState.NORMAL) {
      normal = true;
    } else if (read.state() == ContactState.ALARM && normal && alarm.isEmpty()) {
      alarm = OptionalLong.of(now);
    }
  }

  void restarted(long now) {
    restarted = restarted.isPresent() ? restarted : OptionalLong.of(now);
  }

  void clockJumped(long now) {
    jumped = jumped.isPresent() ? jumped : OptionalLong.of(now);
  }

  OwnRecord facts() {
    return new OwnRecord(
        restarted, jumped, alarm, codes, last, codesLater, lastLater, clock.clock(), log.lines());
  }
}

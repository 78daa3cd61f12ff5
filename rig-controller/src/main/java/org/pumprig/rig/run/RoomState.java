package org.pumprig.rig.run;

import java.util.Optional;
import org.pumprig.rig.event.DiskLevel;
import org.pumprig.rig.event.DiskRoom;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.TimerFired;

/**
 * Concern: whether there is room for the record; without it no fault begins.
 *
 * @param none whether there is none
 */
record RoomState(boolean none) {
  static final RoomState INITIAL = new RoomState(false);

  /** A new epoch could be written: it says anew if there is no room. */
  RoomState on(Event event) {
    return switch (event) {
      case DiskRoom room -> new RoomState(room.level() == DiskLevel.NONE);
      case EpochStarted _ -> INITIAL;
      default -> this; // concerns nothing else
    };
  }

  /** The fault whose time this is and for which there is no room; empty: the event is no such. */
  Optional<String> withheld(Event event) {
    return none && event instanceof TimerFired fired && fired.timer().startsWith(Timers.FAULT_START)
        ? Optional.of(fired.timer().substring(Timers.FAULT_START.length()))
        : Optional.empty();
  }
}

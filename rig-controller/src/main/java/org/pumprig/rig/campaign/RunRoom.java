package org.pumprig.rig.campaign;

import java.util.function.Consumer;
import org.pumprig.rig.event.DiskLevel;
import org.pumprig.rig.event.DiskRoom;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.observe.Thinning;
import org.pumprig.rig.run.RunEngine;
import org.pumprig.time.Scheduler;

/**
 * How a run gets by with the room on its disk: readings that tell nothing new are left out first;
 * without room faults stop, until there is some again. A unit that has tripped is seen in full.
 */
final class RunRoom {
  private static final long MEBIBYTE = 1L << 20;

  private final RunEngine engine;
  private final Scheduler scheduler;
  private final Thinning thinning;
  private final Consumer<String> remark;
  private DiskLevel level = DiskLevel.ENOUGH;

  /**
   * @param blindAfterNanos a channel that is silent for longer is blind
   * @param remark is told in one line what the user must know
   */
  RunRoom(RunEngine engine, Scheduler scheduler, long blindAfterNanos, Consumer<String> remark) {
    this.engine = engine;
    this.scheduler = scheduler;
    this.thinning = new Thinning(blindAfterNanos);
    this.remark = remark;
  }

  /** An observation: it goes to the engine, unless it is left out. */
  void observed(Input input) {
    boolean thin = level != DiskLevel.ENOUGH && !engine.view().tripped();
    if (thinning.keeps(input, scheduler.nanoTime(), thin)) {
      engine.input(input);
    }
  }

  /** The room is another. */
  void on(DiskRoom room) {
    if (room.level() != level) {
      level = room.level();
      remark.accept("disk, " + room.freeBytes() / MEBIBYTE + " MiB free: " + meaning());
    }
    engine.room(room);
  }

  private String meaning() {
    return switch (level) {
      case ENOUGH -> "room again, everything is recorded and faults go on";
      case SCARCE ->
          "readings that tell nothing new are left out, and packets of further faults only counted;"
              + " make room";
      case NONE -> "no room, faults have stopped until there is some; make room";
    };
  }

  /** Whether there is room for what only illustrates; of a unit that has tripped all is kept. */
  boolean forBulk() {
    return level == DiskLevel.ENOUGH || (level == DiskLevel.SCARCE && engine.view().tripped());
  }

  long takeLeftOut() {
    return thinning.takeLeftOut();
  }
}

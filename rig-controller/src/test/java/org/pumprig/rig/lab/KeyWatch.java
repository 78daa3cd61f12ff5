package org.pumprig.rig.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.pumprig.time.Scheduler;

/** Somebody who looks at a line all the time, and writes down for how long it was high. */
final class KeyWatch {
  private static final long MILLI = 1_000_000;

  private final Path value;
  private final Scheduler scheduler;
  private final List<Long> held = new CopyOnWriteArrayList<>();

  KeyWatch(Path value, Scheduler scheduler) {
    this.value = value;
    this.scheduler = scheduler;
  }

  /** Begins to look. */
  void start() {
    Thread.ofPlatform().daemon().start(this::look);
  }

  /** Each time that it was high and is no more, in order. */
  List<Long> heldMillis() {
    return List.copyOf(held);
  }

  private void look() {
    long since = -1;
    try {
      while (true) {
        boolean high = Files.readString(value).strip().equals("1");
        long now = scheduler.nanoTime();
        if (high && since < 0) {
          since = now;
        } else if (!high && since >= 0) {
          held.add((now - since) / MILLI);
          since = -1;
        }
        Thread.sleep(10);
      }
    } catch (IOException gone) {
      // the chip is
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package org.pumprig.rig.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.pumprig.fixtures.lab.Hardware;
import org.pumprig.fixtures.lab.LabGuest;

/**
 * Somebody who pulls the USB adapter out while a run is under way, once it is in a certain phase,
 * and plugs it in again.
 */
final class UnpluggedMeanwhile implements AutoCloseable {
  private static final long LOOK_MILLIS = 200;
  private static final long OUT_SECONDS = 3;

  private final CountDownLatch over = new CountDownLatch(1);

  private UnpluggedMeanwhile() {}

  /**
   * Begins to look.
   *
   * @param phase as the run's log shows it
   * @param log of the run; not there yet
   */
  static UnpluggedMeanwhile in(String phase, Path log, LabGuest guest, String adapter) {
    var somebody = new UnpluggedMeanwhile();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                if (somebody.sees(phase, log)) {
                  Hardware.pull(guest);
                  boolean _ = somebody.over.await(OUT_SECONDS, TimeUnit.SECONDS);
                  Hardware.plug(guest, adapter);
                }
              } catch (IOException e) {
                System.err.println("nobody could unplug: " + e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    return somebody;
  }

  private boolean sees(String phase, Path log) throws IOException, InterruptedException {
    while (!over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      if (Files.exists(log) && Files.readString(log).contains("  " + phase + "  ")) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    over.countDown();
  }
}

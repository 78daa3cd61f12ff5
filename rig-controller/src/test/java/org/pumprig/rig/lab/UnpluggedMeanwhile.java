package org.pumprig.rig.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.pumprig.fixtures.lab.Hardware;
import org.pumprig.fixtures.lab.LabGuest;

/**
 * Somebody who pulls the USB adapter out while a run is under way, once its journal has a certain
 * record, and plugs it in again.
 */
final class UnpluggedMeanwhile implements AutoCloseable {
  private static final long LOOK_MILLIS = 200;
  private static final long OUT_SECONDS = 3;

  private final CountDownLatch over = new CountDownLatch(1);

  private UnpluggedMeanwhile() {}

  /**
   * Begins to look.
   *
   * @param kind of the record
   * @param text that it holds
   * @param shared folder in which the run's directory comes to be
   */
  static UnpluggedMeanwhile after(
      String kind, String text, Path shared, LabGuest guest, String adapter) {
    var somebody = new UnpluggedMeanwhile();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                if (somebody.sees(kind, text, shared.resolve("out"))) {
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

  private boolean sees(String kind, String text, Path out)
      throws IOException, InterruptedException {
    while (!over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      if (hasJournal(out) && !GuestJournal.of(out).lines(kind, text).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasJournal(Path out) throws IOException {
    if (!Files.isDirectory(out)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(out)) {
      return files.anyMatch(each -> each.endsWith("journal/00000001.jsonl"));
    }
  }

  @Override
  public void close() {
    over.countDown();
  }
}

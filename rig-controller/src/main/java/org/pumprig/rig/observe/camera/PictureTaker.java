package org.pumprig.rig.observe.camera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.pumprig.digest.ContentDigest;
import org.pumprig.host.Commands;
import org.pumprig.host.WorkThread;
import org.pumprig.rig.event.PictureObservation;
import org.pumprig.rig.event.PictureObservation.PictureMissed;
import org.pumprig.rig.event.PictureObservation.PictureTaken;
import org.pumprig.time.Scheduler;

/**
 * Takes pictures for a run, one after the other, into its folder for bulk bytes. Confined to the
 * scheduler's thread; programs run on a thread of its own.
 */
public final class PictureTaker {
  private static final int MOST_PICTURES = 500;
  private static final int MOST_WAITING = 10;
  private static final int MOST_BYTES = 25 << 20;
  private static final int MOST_TEXT = 500;

  private final Camera camera;
  private final Path raw;
  private final Commands commands;
  private final Consumer<PictureObservation> sink;
  private final WorkThread thread;
  private int asked;
  private int waiting;
  private boolean closed;

  /**
   * @param raw the run's folder for bulk bytes
   * @param commands where the camera is
   * @param sink told of each picture on the scheduler's thread, until {@link #close}
   */
  public PictureTaker(
      Camera camera,
      Path raw,
      Commands commands,
      Scheduler scheduler,
      Consumer<PictureObservation> sink) {
    this.camera = camera;
    this.raw = raw;
    this.commands = commands;
    this.sink = sink;
    this.thread = new WorkThread("pumprig-camera", scheduler);
  }

  /** Takes one. */
  public void take(String occasion) {
    if (closed || asked > MOST_PICTURES) {
      return;
    }
    asked++;
    if (asked > MOST_PICTURES) {
      sink.accept(
          new PictureMissed(occasion, "a run keeps " + MOST_PICTURES + " pictures; no more"));
    } else if (waiting == MOST_WAITING) {
      sink.accept(new PictureMissed(occasion, MOST_WAITING + " others wait for the camera"));
    } else {
      waiting++;
      int number = asked;
      thread.ask(
          () -> picture(number, occasion), new PictureMissed(occasion, "closed"), this::done);
    }
  }

  private void done(PictureObservation picture) {
    waiting--;
    if (!closed) {
      sink.accept(picture);
    } else if (picture instanceof PictureTaken taken) {
      forget(raw.resolveSibling(taken.file())); // the journal names it nowhere
    }
  }

  private PictureObservation picture(int number, String occasion) {
    Path half = raw.resolve("camera-" + number + ".half");
    try {
      Files.createDirectories(raw);
      Commands.Result shot =
          commands.run(Camera.with(camera.frame(), half.toString()), "", camera.withinNanos());
      if (!shot.ok() || !Files.isRegularFile(half)) {
        return new PictureMissed(
            occasion, shot.ok() ? "the program wrote no picture" : shot.complaint());
      }
      if (Files.size(half) > MOST_BYTES) {
        return new PictureMissed(occasion, "the picture has more than 25 MB");
      }
      byte[] bytes = Files.readAllBytes(half);
      String ending = PictureKind.ending(bytes).orElse("");
      if (ending.isEmpty()) {
        return new PictureMissed(occasion, "what the program wrote is no JPEG, PNG or WebP file");
      }
      String digest = ContentDigest.hex(bytes);
      Path file = raw.resolve("camera-%d-%s.%s".formatted(number, digest.substring(0, 8), ending));
      Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
      return new PictureTaken(
          occasion, "raw/" + file.getFileName(), bytes.length, digest, text(file));
    } catch (IOException e) {
      return new PictureMissed(occasion, String.valueOf(e.getMessage()));
    } finally {
      forget(half);
    }
  }

  /** What can't be read is no text: the picture itself is there. */
  private String text(Path file) {
    if (camera.read().isEmpty()) {
      return "";
    }
    try {
      Commands.Result read =
          commands.run(Camera.with(camera.read(), file.toString()), "", camera.withinNanos());
      String line = read.ok() ? read.output().strip().replaceAll("[\\s\\p{Cntrl}]+", " ") : "";
      return line.codePointCount(0, line.length()) <= MOST_TEXT
          ? line
          : line.substring(0, line.offsetByCodePoints(0, MOST_TEXT));
    } catch (IOException e) {
      return "";
    }
  }

  private static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // it lies there unnamed, and judge says so
    }
  }

  /** Takes none any more; one that is being taken is thrown away. */
  public void close() {
    closed = true;
    thread.close();
  }
}

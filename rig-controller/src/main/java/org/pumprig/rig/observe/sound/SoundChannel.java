package org.pumprig.rig.observe.sound;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.StreamingProgram;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.SoundObservation.SoundRead;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.rig.observe.WitnessChannel;
import org.pumprig.time.Scheduler;

/**
 * A microphone, through a program that is started again whenever it ends or falls silent. Confined
 * to the scheduler's thread; bytes are looked at on the thread that reads them.
 */
public final class SoundChannel implements WitnessChannel {
  private static final long AGAIN_NANOS = 2_000_000_000L;
  private static final long LOOK_NANOS = 1_000_000_000L;
  private static final int MOST_SILENT_LOOKS = 5;
  private static final long GRACE_SECONDS = 10;
  private static final long SECOND_NANOS = 1_000_000_000;

  private final Microphone microphone;
  private final Scheduler scheduler;
  private final Consumer<Input> sink;
  private @Nullable StreamingProgram program;
  private boolean open;
  private boolean told;
  private boolean closed;
  private boolean ending;
  private int life;
  private int silentLooks;
  private long begunNanos;
  private long heardSeconds;

  /**
   * @param sink is handed the observations on the scheduler's thread
   */
  public SoundChannel(Microphone microphone, Scheduler scheduler, Consumer<Input> sink) {
    this.microphone = microphone;
    this.scheduler = scheduler;
    this.sink = sink;
  }

  @Override
  public void open() {
    if (closed) {
      return;
    }
    life++;
    int mine = life;
    silentLooks = 0;
    heardSeconds = 0;
    ending = false;
    begunNanos = scheduler.nanoTime();
    var listening = new Listening(microphone);
    try {
      program =
          StreamingProgram.start(
              microphone.capture(),
              (bytes, length) -> {
                List<Input> heard = listening.push(bytes, length);
                boolean isOpen = listening.isOpen();
                scheduler.execute(() -> take(mine, heard, isOpen));
              },
              reason -> scheduler.execute(() -> over(mine, reason)));
    } catch (IOException e) {
      over(mine, String.valueOf(e.getMessage()));
      return;
    }
    scheduler.schedule(LOOK_NANOS, () -> look(mine));
  }

  private void take(int of, List<Input> heard, boolean isOpen) {
    if (of == life && !closed && !ending) {
      silentLooks = 0;
      open = isOpen;
      told = true;
      heard.forEach(sink);
      heardSeconds += heard.stream().filter(SoundRead.class::isInstance).count();
      requireRealTime();
    }
  }

  /** A file, or a device that makes samples up, comes as fast as it is read. */
  private void requireRealTime() {
    long passed = (scheduler.nanoTime() - begunNanos) / SECOND_NANOS;
    if (heardSeconds > GRACE_SECONDS + 2 * passed && program != null) {
      ending = true;
      program.end(
          "it delivered %d s of sound in %d s: that is no microphone"
              .formatted(heardSeconds, passed));
    }
  }

  /** A program that lives and delivers nothing is ended; it is started again then. */
  private void look(int of) {
    if (of != life || closed) {
      return;
    }
    silentLooks++;
    if (silentLooks > MOST_SILENT_LOOKS && program != null) {
      program.end("it delivered nothing for " + MOST_SILENT_LOOKS + " s");
    } else {
      scheduler.schedule(LOOK_NANOS, () -> look(of));
    }
  }

  private void over(int of, String reason) {
    if (of != life || closed) {
      return;
    }
    if (open || !told) {
      sink.accept(new LinkChanged(Channel.SOUND, false, reason));
    }
    told = true; // once, as long as it doesn't come back
    open = false;
    scheduler.schedule(AGAIN_NANOS, this::open);
  }

  @Override
  public void close() {
    closed = true;
    if (program != null) {
      program.end("closed");
    }
  }
}

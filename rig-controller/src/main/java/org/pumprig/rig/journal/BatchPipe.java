package org.pumprig.rig.journal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * One thread reads and verifies, the caller's parses and is shown: about half of a journal's work
 * each. What is shown, in which order, and what is thrown are the same as on one thread.
 *
 * <p>Bounded: {@link #CHUNKS} pieces are on their way at most. The reading thread has ended when
 * {@link #read} returns.
 */
final class BatchPipe<T> implements BatchSink {
  private static final int CHUNKS = 4;

  /** Reads a journal into a sink. */
  @FunctionalInterface
  interface Reading<T> {
    T into(BatchSink sink) throws JournalDamage, IOException;
  }

  /** What a read came to, behind all that it showed. */
  private sealed interface Piece {}

  private record More(BatchChunk chunk) implements Piece {}

  private record Whole<T>(T outcome) implements Piece {}

  private record Broken(Throwable why) implements Piece {}

  private final BlockingQueue<Piece> pieces = new ArrayBlockingQueue<>(CHUNKS);
  private final BlockingQueue<BatchChunk> emptied = new ArrayBlockingQueue<>(CHUNKS + 2);
  private BatchChunk chunk = new BatchChunk();

  private BatchPipe() {}

  /** Reads on a thread of its own, and shows everything on the caller's. */
  static <T> T read(Reading<T> reading, BatchSink shower) throws JournalDamage, IOException {
    var pipe = new BatchPipe<T>();
    Thread thread =
        Thread.ofPlatform()
            .name("pumprig-journal-reader")
            .daemon()
            .start(() -> pipe.produce(reading));
    try {
      return pipe.consume(shower);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw interrupted(stopped);
    } finally {
      end(thread);
    }
  }

  private static IOException interrupted(InterruptedException cause) {
    var told = new InterruptedIOException("reading the journal was interrupted");
    told.initCause(cause);
    return told;
  }

  private static void end(Thread thread) {
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @SuppressWarnings("unchecked") // produce puts the outcome of a Reading<T>
  private T consume(BatchSink shower) throws JournalDamage, IOException, InterruptedException {
    while (true) {
      switch (pieces.take()) {
        case More more -> {
          more.chunk().show(shower);
          more.chunk().clear();
          emptied.add(more.chunk());
        }
        case Whole<?> whole -> {
          return (T) whole.outcome();
        }
        case Broken broken -> rethrow(broken.why());
      }
    }
  }

  private static void rethrow(Throwable why) throws JournalDamage, IOException {
    switch (why) {
      case JournalDamage damage -> throw damage;
      case IOException failure -> throw failure;
      case RuntimeException broken -> throw broken;
      case Error broken -> throw broken;
      default -> throw new IllegalStateException(why);
    }
  }

  private void produce(Reading<T> reading) {
    Piece last;
    try {
      last = new Whole<>(reading.into(this));
    } catch (JournalDamage | IOException | RuntimeException | Error failed) {
      last = new Broken(failed);
    }
    try {
      if (!chunk.isEmpty()) {
        pieces.put(new More(chunk));
      }
      pieces.put(last);
    } catch (InterruptedException nobodyWaits) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void batch(BatchPlace place, byte[] bytes, int base, BatchFrames frames, int first)
      throws IOException {
    chunk.add(place, bytes, base, frames);
    if (chunk.isFull()) {
      try {
        pieces.put(new More(chunk));
      } catch (InterruptedException nobodyWaits) {
        Thread.currentThread().interrupt();
        throw interrupted(nobodyWaits);
      }
      BatchChunk used = emptied.poll();
      chunk = used == null ? new BatchChunk() : used;
    }
  }
}

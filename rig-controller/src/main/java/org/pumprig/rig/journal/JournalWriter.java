package org.pumprig.rig.journal;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.Storage;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Recordable;
import org.pumprig.time.Scheduler;

/**
 * Appends to a run's journal. Used by the scheduler's thread alone; never blocks it: the committer
 * does the I/O.
 *
 * <p>The caller appends each epoch's first record: boot id, length of the outage, its uncertainty.
 * After a {@link JournalFailure} (told once) or {@link #close} nothing more is accepted: {@link
 * IllegalStateException}; callbacks that waited are never called.
 */
public final class JournalWriter {
  private static final int FORMAT = 1;

  /** A batch with a step that doesn't end is closed while a reader still takes it. */
  private static final int MOST_STEP_BYTES =
      JournalLimits.LONGEST_BATCH_BYTES - 2 * JournalLimits.LINE_BYTES;

  private final Scheduler scheduler;
  private final RunIdentity run;
  private final Consumer<JournalFailure> onFailure;
  private final JournalLimits limits;
  private final JournalPosition position;
  private final CommitQueue queue;
  private final SegmentCompressor compressor;
  private final LineEncoder encoder = new LineEncoder();
  private final Chain chain = new Chain();
  private final ByteQueue batch = new ByteQueue();
  private final BatchTimer batchTimer;
  private final long epochStartNanos;
  private long batchFrom;
  private int batchEvents;
  private Scheduler.@Nullable Timer checkpointTimer;
  private @Nullable Consumer<FieldSink> state;
  private boolean withinStep;
  private @Nullable Runnable whenSealed;
  private @Nullable String refusing;
  private boolean failed;

  JournalWriter(
      Storage storage,
      Scheduler scheduler,
      Committer committer,
      RunIdentity run,
      Consumer<JournalFailure> onFailure,
      JournalLimits limits,
      JournalPosition position) {
    this.scheduler = scheduler;
    this.run = run;
    this.onFailure = onFailure;
    this.limits = limits;
    this.position = position;
    this.epochStartNanos = scheduler.nanoTime();
    this.batchTimer = new BatchTimer(scheduler, limits, this::closeBatch);
    this.queue =
        new CommitQueue(
            new JournalFiles(storage), committer, scheduler, cause -> fail("writing", cause));
    this.compressor =
        new SegmentCompressor(
            storage,
            committer,
            scheduler,
            new Compressed(),
            cause -> fail("compressing a closed segment", cause));
    position.uncompressed.forEach(compressor::add);
  }

  /**
   * Begins the journal of a new run, epoch 1.
   *
   * @param onFailure told once if the disk refuses, on the scheduler's thread
   * @throws IOException if there is a journal already or the folder can't be read
   */
  public static JournalWriter create(
      Storage storage,
      Scheduler scheduler,
      Committer committer,
      RunIdentity run,
      Consumer<JournalFailure> onFailure)
      throws IOException {
    return create(storage, scheduler, committer, run, onFailure, JournalLimits.STANDARD);
  }

  /** How long the segments of so many runs side by side are: a resume reads as much of any. */
  public static long segmentBytes(int beside) {
    return JournalLimits.segmentBytes(beside);
  }

  /**
   * The same with segments of another length.
   *
   * @param segmentBytes a segment closes with the batch that brings it to so many bytes
   */
  public static JournalWriter create(
      Storage storage,
      Scheduler scheduler,
      Committer committer,
      RunIdentity run,
      Consumer<JournalFailure> onFailure,
      long segmentBytes)
      throws IOException {
    return create(
        storage, scheduler, committer, run, onFailure, JournalLimits.ofSegment(segmentBytes));
  }

  static JournalWriter create(
      Storage storage,
      Scheduler scheduler,
      Committer committer,
      RunIdentity run,
      Consumer<JournalFailure> onFailure,
      JournalLimits limits)
      throws IOException {
    if (!storage.list(Names.FOLDER).isEmpty() || storage.exists(Names.CHECKPOINTS)) {
      throw new IOException("there is a journal here already: resume that run or choose another");
    }
    var position = new JournalPosition();
    position.epoch = 1;
    var writer = new JournalWriter(storage, scheduler, committer, run, onFailure, limits, position);
    writer.beginSegment();
    return writer;
  }

  /**
   * From now on a snapshot is written whenever a segment closes.
   *
   * @param reduced writes the state that was reduced from everything appended so far
   */
  public void snapshots(Consumer<FieldSink> reduced) {
    state = reduced;
  }

  /**
   * From now on a full disk is no failure: what was appended waits in memory, and is written once
   * there is room.
   *
   * @param stalled told true when that begins and false when it is over, on the scheduler's thread
   */
  public void patient(Consumer<Boolean> stalled) {
    queue.patient(stalled);
  }

  /** From now on a full disk is a failure again; if it is full, at once. */
  public void impatient() {
    queue.impatient();
  }

  /** The life of the process that this writer belongs to, from 1. */
  public int epoch() {
    return position.epoch;
  }

  /** The scheduler's {@code nanoTime} at which this epoch's monotonic time is zero. */
  public long epochStartNanos() {
    return epochStartNanos;
  }

  /** Bytes of closed batches that wait for the disk. */
  public long backlogBytes() {
    return queue.waitingBytes();
  }

  /**
   * Appends an event; durable after its batch closes.
   *
   * @param monotonicNanos since the epoch's start
   * @param wallMicros microseconds since 1970
   * @return its number
   * @throws IllegalArgumentException if the event can't be written or makes a line above 64 KiB;
   *     nothing was appended
   */
  public long append(Recordable event, long monotonicNanos, long wallMicros) {
    checkAccepting();
    long n = event(event, monotonicNanos, wallMicros, false);
    if (batchEvents >= limits.eventsPerBatch() || batch.length() >= limits.batchBytes()) {
      closeBatch();
    }
    return n;
  }

  private long event(Recordable event, long monotonicNanos, long wallMicros, boolean bulk) {
    String kind = event.kind();
    if (!Names.isName(kind, 64)
        || kind.equals(Names.SEGMENT_KIND)
        || kind.equals(Names.BATCH_KIND)) {
      throw new IllegalArgumentException("kind " + kind);
    }
    if (!position.segmentOpen) {
      beginSegment();
    }
    long n = line(kind, event::write, monotonicNanos, wallMicros);
    batchTimer.line(bulk);
    batchEvents++;
    return n;
  }

  /**
   * Appends a record of a step, which a crash must leave whole or not at all: no batch ends within
   * it, unless it is longer than any batch may be.
   *
   * @param first whether it is the step's first
   * @param bulk whether it tells nothing new: then it may wait for others, for 5 s at most
   */
  public void appendWhole(
      Recordable event, long monotonicNanos, long wallMicros, boolean first, boolean bulk) {
    checkAccepting();
    boolean full = batchEvents >= limits.eventsPerBatch() || batch.length() >= limits.batchBytes();
    if ((first && full) || batch.length() >= MOST_STEP_BYTES) {
      withinStep = !first;
      closeBatch();
      withinStep = false;
    }
    if (refusing == null) {
      event(event, monotonicNanos, wallMicros, bulk);
    }
  }

  /**
   * Closes the batch now and calls back when everything appended so far is durable; with an inline
   * committer before this returns.
   */
  public void commit(Runnable whenDurable) {
    checkAccepting();
    closeBatch();
    if (refusing == null) {
      queue.whenDurable(whenDurable);
    }
  }

  /**
   * Writes the last batch and, once closed segments are compressed, the final checkpoint.
   *
   * @param sealed called when all of it is durable
   */
  public void close(Runnable sealed) {
    checkAccepting();
    closeBatch();
    if (refusing == null) {
      refusing = "the journal is closed";
      compressor.closing();
      whenSealed = sealed;
      sealWhenCompressed();
    }
  }

  private void sealWhenCompressed() {
    Runnable sealed = whenSealed;
    if (sealed != null && compressor.isIdle()) {
      whenSealed = null;
      checkpoint(true);
      queue.add(new IoStep.CloseFiles());
      queue.whenDurable(sealed);
      queue.flush();
    }
  }

  private void beginSegment() {
    int number = ++position.segment;
    position.segmentOpen = true;
    position.segmentBytes = 0;
    long first = position.lines() + 1;
    String head = Sha256.hex(position.head);
    frame(
        Names.SEGMENT_KIND,
        out -> {
          out.number("firstN", first).number("format", FORMAT).text("head", head);
          out.number("number", number);
          run.write(out);
        });
    if (first == 1) {
      batchTimer.line(false); // nothing else may come for long
    }
  }

  private void closeBatch() {
    if (batch.length() == 0) {
      return;
    }
    position.head = chain.next(position.head, batch.array(), 0, batch.length());
    long from = batchFrom;
    long to = position.lines();
    String head = Sha256.hex(position.head);
    frame(Names.BATCH_KIND, out -> out.number("from", from).text("h", head).number("to", to));
    batchTimer.stop();
    position.segmentBytes += batch.length();
    queue.lines(position.segment, batch);
    batch.clear();
    batchEvents = 0;
    if (queue.waitingBytes() > limits.backlogBytes()) {
      fail("writing", new IOException("the disk is too slow: " + backlogBytes() + " bytes wait"));
      return;
    }
    if (position.segmentBytes >= limits.segmentBytes()) {
      position.segmentOpen = false;
      int closed = position.segment;
      queue.add(new IoStep.CloseFiles());
      Consumer<FieldSink> reduced = state;
      if (reduced != null && !withinStep) {
        queue.add(new IoStep.State(closed + 1, Snapshot.bytes(run, closed + 1, position, reduced)));
      }
      compressor.announce();
      queue.whenDurable(() -> compressor.addAnnounced(closed));
    }
    queue.flush();
  }

  private void frame(String kind, Consumer<FieldSink> payload) {
    line(kind, payload, scheduler.nanoTime() - epochStartNanos, scheduler.wallMicros());
  }

  private long line(String kind, Consumer<FieldSink> payload, long nanos, long wallMicros) {
    long n = position.lines() + 1;
    encoder.encode(kind, payload, position.epoch, n, nanos, wallMicros);
    if (batch.length() == 0) {
      batchFrom = n;
    }
    batch.add(encoder.bytes(), 0, encoder.length());
    position.tree.add(encoder.bytes(), 0, encoder.length());
    if (checkpointTimer == null) {
      checkpointTimer = scheduler.schedule(limits.checkpointNanos(), this::checkpointNow);
    }
    return n;
  }

  private final class Compressed implements SegmentCompressor.Done {
    @Override
    public void compressed(int segment, String digest) {
      position.unnamedDigests.put(segment, digest);
      if (refusing == null) {
        checkpointNow();
      }
      sealWhenCompressed();
    }

    @Override
    public void left() {
      sealWhenCompressed();
    }
  }

  /** Every line so far is closed into a batch, and the batch into a checkpoint. */
  private void checkpointNow() {
    closeBatch();
    if (refusing == null) {
      checkpoint(false);
    }
  }

  private void checkpoint(boolean last) {
    cancel(checkpointTimer);
    checkpointTimer = null;
    var note =
        new Checkpoint(
            run.origin(),
            position.lines(),
            Checkpoint.base64(position.tree.root()),
            position.epoch,
            position.unnamedDigests,
            last);
    queue.add(new IoStep.Note(note.encode()));
    position.unnamedDigests.clear();
    if (!last) {
      queue.flush();
    }
  }

  private void fail(String doing, IOException cause) {
    if (failed) {
      return;
    }
    failed = true;
    whenSealed = null;
    refusing = "the journal failed while " + doing + ": " + cause.getMessage();
    batchTimer.stop();
    cancel(checkpointTimer);
    onFailure.accept(new JournalFailure(doing, cause));
  }

  private void checkAccepting() {
    if (refusing != null) {
      throw new IllegalStateException(refusing);
    }
  }

  private static void cancel(Scheduler.@Nullable Timer timer) {
    if (timer != null) {
      timer.cancel();
    }
  }
}

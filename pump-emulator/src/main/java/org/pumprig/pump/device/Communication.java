package org.pumprig.pump.device;

import java.util.function.Consumer;
import org.pumprig.pump.firmware.CommunicationProfile;
import org.pumprig.pump.firmware.FailedConnection;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.pump.firmware.MemoryProfile;
import org.pumprig.pump.firmware.ReconnectPolicy;
import org.pumprig.seed.RandomStream;

/**
 * The communication task of one power cycle: connects, sends a status each period, waits for its
 * acknowledgement, and pays for each connection that fails.
 */
final class Communication {
  static final long NEVER = Long.MAX_VALUE;

  private enum Phase {
    WAITING,
    CONNECTING,
    SETTING_UP,
    ONLINE,
    SILENT
  }

  private final CommunicationProfile profile;
  private final MemoryProfile memory;
  private final ReconnectPolicy reconnect;
  private final FailedConnection cost;
  private final long failureNanos;
  private final long jobNanos;
  private final long scanNanos;
  private final long acknowledgementNanos;
  private final long statusPeriodNanos;
  private final RandomStream jitter;
  private final Processor processor;
  private final Heap heap;
  private final OfflineQueue queue;
  private final LibrarySync library;
  private final long blockNanos;
  private final Owner owner;

  private Phase phase = Phase.WAITING;
  private long phaseNanos;
  private long statusNanos;
  private long queueNanos = NEVER;
  private long sendNotBeforeNanos = Long.MIN_VALUE;
  private long sentNanos;
  private boolean awaiting;
  private long connection;
  private long message;
  private long timers;
  private long failures;
  private int failuresInARow;

  /** Connection and message numbers in use, and the drug library's version: they outlive power. */
  record Numbers(long connection, long message, long library) {}

  /** What the task needs of the pump around it. */
  interface Owner {
    PumpStatus status(long nowNanos);

    void log(long nowNanos, String text);

    /** A connection is attempted, which costs the battery. */
    void connecting(long nowNanos);

    /** An allocation failed and this firmware takes that for a system error. */
    void outOfMemory(long nowNanos, Consumer<? super PumpOutput> out);
  }

  Communication(
      FirmwareProfile firmware,
      UnitTraits traits,
      RandomStream jitter,
      Processor processor,
      long statusPeriodNanos,
      Numbers last,
      long nowNanos,
      Owner owner) {
    this.profile = firmware.communication();
    this.memory = firmware.memory();
    this.reconnect = firmware.reconnect();
    this.cost = firmware.appliedFailedConnection();
    this.failureNanos = traits.executionNanos(cost.processorNanos());
    this.jobNanos = traits.executionNanos(profile.jobNanos());
    this.scanNanos = traits.executionNanos(profile.scanNanosPerEntry());
    this.acknowledgementNanos = traits.executionNanos(profile.acknowledgementNanos());
    this.statusPeriodNanos = statusPeriodNanos;
    this.jitter = jitter;
    this.processor = processor;
    this.heap = new Heap(traits.heapBytes(), memory.leakLimitBytes());
    this.queue = new OfflineQueue(memory, heap);
    this.library = new LibrarySync(profile.library(), heap, last.library, nowNanos);
    this.blockNanos = traits.executionNanos(library.blockNanos());
    this.owner = owner;
    this.connection = last.connection;
    this.message = last.message;
    this.phaseNanos = nowNanos;
    this.statusNanos = nowNanos + statusPeriodNanos;
  }

  /** When something is due: not before the task's backlog is done. */
  long nextDeadlineNanos() {
    if (phase == Phase.SILENT) {
      return phaseNanos;
    }
    long next = Math.min(phaseNanos, Math.min(statusNanos, queueNanos));
    next = Math.min(next, askNanos());
    return next == NEVER ? NEVER : Math.max(next, processor.busyUntilNanos());
  }

  /** When it asks for the drug library: while nothing else is under way. */
  private long askNanos() {
    boolean free = phase == Phase.ONLINE && !awaiting && queue.isEmpty();
    return free && library.dueNanos() != NEVER
        ? Math.max(library.dueNanos(), sendNotBeforeNanos)
        : NEVER;
  }

  /**
   * Leaps over whole periods in which a status is sent and answered and nothing else happens. The
   * last one before {@code untilNanos} is left to be lived, so that no state is older than it would
   * be.
   *
   * @param answerNanos from a status to its acknowledgement
   * @return how many messages were leapt over
   */
  long leap(long untilNanos, long answerNanos) {
    long costs = jobNanos + timers * scanNanos;
    boolean calm =
        phase == Phase.ONLINE
            && !awaiting
            && queue.isEmpty()
            && queueNanos == NEVER
            && phaseNanos == NEVER
            && answerNanos < profile.acknowledgementTimeoutNanos()
            && answerNanos <= profile.roundTripLimitNanos()
            && profile.messageSpacingNanos() <= statusPeriodNanos
            && sendNotBeforeNanos <= statusNanos
            && processor.staysUnnoticed(
                statusNanos, statusPeriodNanos, answerNanos, costs, acknowledgementNanos);
    long until = Math.min(untilNanos, library.dueNanos());
    long whole = calm ? (until - statusNanos - answerNanos - 1) / statusPeriodNanos : 0;
    if (whole <= 0) {
      return 0;
    }
    statusNanos += whole * statusPeriodNanos;
    message += whole;
    return whole;
  }

  /** Does what is due. */
  void tick(long nowNanos, Consumer<? super PumpOutput> out) {
    if (phase == Phase.SILENT) {
      phaseNanos = NEVER;
      out.accept(new PumpOutput.Drop(connection));
    } else if (phaseNanos <= nowNanos) {
      phaseEnds(nowNanos, out);
    } else if (statusNanos <= nowNanos) {
      long missed = (nowNanos - statusNanos) / statusPeriodNanos;
      statusNanos += (missed + 1) * statusPeriodNanos;
      report(nowNanos, out);
    } else if (queueNanos <= nowNanos) {
      queueNanos = NEVER;
      sendQueued(nowNanos, out);
    } else if (askNanos() <= nowNanos) {
      askLibrary(nowNanos, out);
    }
  }

  private void askLibrary(long nowNanos, Consumer<? super PumpOutput> out) {
    begin(nowNanos);
    out.accept(new PumpOutput.AskLibrary(connection, message, library.version(), library.ask()));
  }

  /** A part of the drug library came. */
  void libraryPart(long nowNanos, PumpInput.LibraryPart part, Consumer<? super PumpOutput> out) {
    if (!library.asking() || part.connection() != connection || part.message() != message) {
      return;
    }
    processor.run(nowNanos, blockNanos);
    answered(nowNanos);
    switch (library.take(part, nowNanos)) {
      case NOTHING_NEW, MORE_TO_COME -> {}
      case INSTALLED -> owner.log(nowNanos, "LIBRARY_" + part.version());
      case NO_MEMORY -> {
        if (memory.exhaustion() == MemoryProfile.Exhaustion.FAULT) {
          owner.outOfMemory(nowNanos, out);
        } else {
          owner.log(nowNanos, "LIBRARY_GIVEN_UP_NO_MEMORY");
        }
      }
    }
  }

  private void phaseEnds(long nowNanos, Consumer<? super PumpOutput> out) {
    switch (phase) {
      case WAITING -> connect(nowNanos, out);
      case CONNECTING -> {
        out.accept(new PumpOutput.Drop(connection));
        fail(nowNanos, "TIMED_OUT", out);
      }
      case SETTING_UP -> {
        phase = Phase.ONLINE;
        phaseNanos = NEVER;
        report(nowNanos, out);
      }
      case ONLINE -> {
        out.accept(new PumpOutput.Drop(connection));
        fail(nowNanos, "NOT_ACKNOWLEDGED", out);
      }
      case SILENT -> throw new IllegalStateException("handled by tick");
    }
  }

  private void connect(long nowNanos, Consumer<? super PumpOutput> out) {
    if (!heap.allocate(memory.connectionBytes())) {
      switch (memory.exhaustion()) {
        case FAULT -> owner.outOfMemory(nowNanos, out);
        case DROP -> {
          owner.log(nowNanos, "CONNECTION_GIVEN_UP_NO_MEMORY");
          waitToReconnect(nowNanos);
        }
      }
      return;
    }
    processor.run(nowNanos, jobNanos + timers * scanNanos);
    owner.connecting(nowNanos);
    phase = Phase.CONNECTING;
    phaseNanos = nowNanos + profile.connectTimeoutNanos();
    connection++;
    out.accept(new PumpOutput.Connect(connection));
  }

  void opened(long nowNanos, long opened) {
    if (phase == Phase.CONNECTING && opened == connection) {
      phase = Phase.SETTING_UP;
      phaseNanos = nowNanos + profile.sessionSetupNanos();
    }
  }

  void closed(long nowNanos, long closed, String reason, Consumer<? super PumpOutput> out) {
    boolean alive = phase != Phase.WAITING && phase != Phase.SILENT;
    if (alive && closed == connection) {
      fail(nowNanos, reason, out);
    }
  }

  void acknowledged(
      long nowNanos, PumpInput.Acknowledged answer, Consumer<? super PumpOutput> out) {
    if (!awaiting || answer.connection() != connection || answer.message() != message) {
      return;
    }
    if (library.asking()) {
      processor.run(nowNanos, acknowledgementNanos);
      answered(nowNanos);
      library.refused(nowNanos);
      return;
    }
    if (!answer.accepted()) {
      out.accept(new PumpOutput.Drop(connection));
      fail(nowNanos, "REJECTED", out);
      return;
    }
    processor.run(nowNanos, acknowledgementNanos);
    answered(nowNanos);
    if (nowNanos - sentNanos > profile.roundTripLimitNanos()) {
      out.accept(new PumpOutput.Drop(connection));
      fail(nowNanos, "SLOW_ROUND_TRIP", out);
    }
  }

  private void answered(long nowNanos) {
    awaiting = false;
    phaseNanos = NEVER;
    failuresInARow = 0;
    queueNanos = queue.isEmpty() ? NEVER : Math.max(nowNanos, sendNotBeforeNanos);
  }

  private void fail(long nowNanos, String reason, Consumer<? super PumpOutput> out) {
    failures++;
    heap.free(memory.connectionBytes());
    heap.lose(cost.heapNotFreedBytes(), cost.heapFragmentedBytes());
    library.lost(nowNanos);
    timers += cost.timersNotCancelled();
    processor.run(nowNanos, failureNanos);
    awaiting = false;
    queueNanos = NEVER;
    waitToReconnect(nowNanos);
    owner.log(nowNanos, "CONNECTION_FAILED_" + reason);
    out.accept(
        new PumpOutput.Truth(new PumpOutput.Fact.ConnectionFailed(reason, failures), nowNanos));
  }

  private void waitToReconnect(long nowNanos) {
    failuresInARow++;
    phase = Phase.WAITING;
    phaseNanos =
        Math.max(nowNanos, processor.busyUntilNanos())
            + reconnect.delayNanos(failuresInARow, jitter);
  }

  /** Sends a new report, or queues it behind others, or for later. */
  private void report(long nowNanos, Consumer<? super PumpOutput> out) {
    boolean free = phase == Phase.ONLINE && !awaiting;
    if (free && queue.isEmpty() && nowNanos >= sendNotBeforeNanos) {
      send(nowNanos, owner.status(nowNanos), out);
      return;
    }
    switch (queue.add(owner.status(nowNanos))) {
      case KEPT -> {}
      case DROPPED -> {
        if (Long.bitCount(queue.dropped()) == 1) {
          owner.log(nowNanos, "QUEUE_DROPPED_" + queue.dropped()); // at 1, 2, 4, 8 …
        }
      }
      case NO_MEMORY -> {
        if (memory.exhaustion() == MemoryProfile.Exhaustion.FAULT) {
          owner.outOfMemory(nowNanos, out);
          return;
        }
      }
    }
    if (free) {
      queueNanos = Math.max(nowNanos, sendNotBeforeNanos);
    }
  }

  private void sendQueued(long nowNanos, Consumer<? super PumpOutput> out) {
    PumpStatus oldest = phase == Phase.ONLINE && !awaiting ? queue.poll() : null;
    if (oldest != null) {
      send(nowNanos, oldest, out);
    }
  }

  private void send(long nowNanos, PumpStatus status, Consumer<? super PumpOutput> out) {
    begin(nowNanos);
    out.accept(new PumpOutput.Send(connection, message, status));
  }

  /** A message goes out, and its answer is waited for. */
  private void begin(long nowNanos) {
    processor.run(nowNanos, jobNanos + timers * scanNanos);
    sendNotBeforeNanos = nowNanos + profile.messageSpacingNanos();
    message++;
    sentNanos = nowNanos;
    awaiting = true;
    queueNanos = NEVER;
    phaseNanos = nowNanos + profile.acknowledgementTimeoutNanos();
  }

  /** Fail-safe: says no more, and lets the connection go after a while. */
  void silence(long dropNanos) {
    boolean connected = phase != Phase.WAITING && phase != Phase.SILENT;
    phase = Phase.SILENT;
    phaseNanos = connected ? dropNanos : NEVER;
  }

  /** Power is gone, and with it a connection that was there. */
  void powerLost(Consumer<? super PumpOutput> out) {
    if (phase != Phase.WAITING && !(phase == Phase.SILENT && phaseNanos == NEVER)) {
      out.accept(new PumpOutput.Drop(connection));
    }
  }

  /** Numbers of the last connection and message, so that no number is ever used twice. */
  Numbers lastNumbers() {
    return new Numbers(connection, message, library.version());
  }

  long failures() {
    return failures;
  }

  long heapFreeBytes() {
    return heap.freeBytes();
  }

  int queued() {
    return queue.size();
  }
}

package org.pumprig.rig.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.pumprig.host.Storage;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.json.Recordable;
import org.pumprig.time.VirtualScheduler;

/** Small journals for tests. */
final class Samples {
  static final long WALL_START_MICROS = 1_767_225_600_000_000L; // 2026-01-01T00:00:00Z
  static final RunIdentity RUN = new RunIdentity("run-7f3a", "1f".repeat(32), "a0".repeat(32));

  /** Small enough that a few hundred events make several segments. */
  static final JournalLimits SMALL =
      new JournalLimits(10, 4096, 100_000_000L, 500_000_000L, 8192, 60_000_000_000L, 1 << 20);

  private Samples() {}

  /** An event as the rig has them, about 190 bytes a line. */
  record Observed(String unit, long index) implements Recordable {
    @Override
    public String kind() {
      return "observed";
    }

    @Override
    public void write(FieldSink out) {
      out.text("code", "E-" + index % 7)
          .number("index", index)
          .number("rateMicrolitresPerHour", 125_000 + index % 1000)
          .text("unit", unit);
    }
  }

  /** The first record of an epoch, as a virtual run has it. */
  record Started(String bootId, long outageNanos, long uncertaintyNanos) implements Recordable {
    @Override
    public String kind() {
      return "epoch";
    }

    @Override
    public void write(FieldSink out) {
      out.text("bootId", bootId)
          .number("outageNanos", outageNanos)
          .number("outageUncertaintyNanos", uncertaintyNanos);
    }
  }

  static JournalWriter writer(Storage storage, VirtualScheduler time, JournalLimits limits)
      throws IOException {
    return JournalWriter.create(
        storage,
        time,
        new InlineCommitter(),
        RUN,
        failure -> {
          throw new AssertionError("the journal failed", failure.cause());
        },
        limits);
  }

  /** Appends the epoch's first record and {@code events} events, 30 ms apart. */
  static void fill(JournalWriter writer, VirtualScheduler time, int events) {
    long started = writer.epochStartNanos();
    writer.append(new Started("virtual", 0, 0), time.nanoTime() - started, time.wallMicros());
    for (int i = 0; i < events; i++) {
      time.run(time.nanoTime() + 30_000_000L);
      String unit = i % 5 == 0 ? "SN-\u00b5\"7" : "SN-1042";
      writer.append(new Observed(unit, i), time.nanoTime() - started, time.wallMicros());
    }
  }

  /** A closed journal. */
  static HeapStorage closed(int events, JournalLimits limits) throws IOException {
    var storage = new HeapStorage();
    var time = new VirtualScheduler(WALL_START_MICROS);
    JournalWriter writer = writer(storage, time, limits);
    fill(writer, time, events);
    var sealed = new ArrayList<Boolean>();
    writer.close(() -> sealed.add(true));
    if (sealed.size() != 1) {
      throw new AssertionError("not sealed");
    }
    return storage;
  }

  /** The journal of a process that died right after appending. */
  static HeapStorage killed(int events, JournalLimits limits) throws IOException {
    var storage = new HeapStorage();
    var time = new VirtualScheduler(WALL_START_MICROS);
    fill(writer(storage, time, limits), time, events);
    return storage;
  }

  /** Collects what a visitor is shown. */
  static final class Seen implements JournalVisitor {
    final List<Stamp> stamps = new ArrayList<>();
    final List<Long> indices = new ArrayList<>();
    final List<byte[]> lines = new ArrayList<>();
    Consumer<Fields> also = fields -> {};

    @Override
    public void line(Stamp stamp, String kind, RawLine line) {
      lines.add(line.line());
    }

    @Override
    public void event(Stamp stamp, String kind, Fields payload) {
      stamps.add(stamp);
      if (kind.equals("observed")) {
        indices.add(payload.number("index"));
      }
      also.accept(payload);
    }
  }
}

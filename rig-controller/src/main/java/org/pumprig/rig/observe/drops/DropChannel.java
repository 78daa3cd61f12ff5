package org.pumprig.rig.observe.drops;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.WorkThread;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.DropObservation.DropsMissed;
import org.pumprig.rig.event.DropObservation.DropsRead;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.rig.observe.WitnessChannel;
import org.pumprig.time.Scheduler;

/**
 * Counts drops: a record for each, with the kernel's time, and one for each half second without, so
 * that silence is no blindness. A light path that stays interrupted, and edges that the kernel had
 * to drop, are no drops: then nothing is known. A line that can't be read is a lost link; it is
 * claimed again. Confined to the scheduler's thread; the line is asked on a thread of its own.
 */
public final class DropChannel implements WitnessChannel {
  private static final long REOPEN_NANOS = 500_000_000L;

  private final DropLine.Opener opener;
  private final long everyNanos;
  private final Scheduler scheduler;
  private final Consumer<Input> sink;
  private final WorkThread thread;

  /** Of the work thread alone. */
  private @Nullable DropLine line;

  private long originNanos;
  private boolean begun;
  private boolean open;
  private boolean told;
  private boolean closed;
  private long drops;
  private long dropNanos = -1;
  private long lastSequence;
  private boolean interruptedBefore;
  private long edgesBefore;
  private long edges;

  /**
   * @param sink is handed the observations on the scheduler's thread
   */
  public DropChannel(DropSensor sensor, Scheduler scheduler, Consumer<Input> sink) {
    this(edges -> GpioDropLine.open(sensor, edges), sensor.figures().everyNanos(), scheduler, sink);
  }

  DropChannel(DropLine.Opener opener, long everyNanos, Scheduler scheduler, Consumer<Input> sink) {
    this.opener = opener;
    this.everyNanos = everyNanos;
    this.scheduler = scheduler;
    this.sink = sink;
    this.thread = new WorkThread("pumprig-drops", scheduler);
  }

  @Override
  public void open() {
    if (!closed) {
      if (!begun) {
        begun = true;
        originNanos = scheduler.nanoTime();
      }
      thread.ask(
          this::claim,
          Optional.of("it is closed"),
          problem -> problem.ifPresentOrElse(this::lost, this::opened));
    }
  }

  /** What hinders it; empty: nothing. */
  private Optional<String> claim() {
    try {
      line = opener.open(edge -> scheduler.execute(() -> edge(edge)));
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private void opened() {
    open = true;
    told = true;
    lastSequence = 0;
    interruptedBefore = false;
    sink.accept(new LinkChanged(Channel.FLOW, true, ""));
    regularly();
  }

  private void edge(DropLine.Edge edge) {
    if (closed || !open) {
      return;
    }
    edges++;
    long missing = edge.sequence() - lastSequence - 1;
    if (missing > 0) {
      sink.accept(new DropsMissed(missing + " edges came faster than they were read"));
    }
    lastSequence = edge.sequence();
    if (edge.interrupted()) {
      drops++;
      dropNanos = edge.monotonicNanos() - originNanos;
      told();
    }
  }

  private void told() {
    sink.accept(new DropsRead(drops, dropNanos, scheduler.nanoTime() - originNanos));
  }

  private void regularly() {
    if (open && !closed) {
      thread.ask(this::read, new Seen(false, ""), this::seen);
      scheduler.schedule(everyNanos, this::regularly);
    }
  }

  private record Seen(boolean interrupted, String problem) {}

  private Seen read() {
    DropLine present = line;
    if (present == null) {
      return new Seen(false, "");
    }
    try {
      return new Seen(present.isInterrupted(), "");
    } catch (IOException e) {
      present.close();
      line = null;
      return new Seen(false, String.valueOf(e.getMessage()));
    }
  }

  private void seen(Seen seen) {
    if (!open || closed) {
      return;
    }
    if (!seen.problem().isEmpty()) {
      lost(seen.problem());
      return;
    }
    boolean stays = seen.interrupted() && interruptedBefore && edges == edgesBefore;
    interruptedBefore = seen.interrupted();
    edgesBefore = edges;
    if (stays) {
      sink.accept(
          new DropsMissed("the light path stays interrupted: a jet of fluid, or something else"));
    } else {
      told();
    }
  }

  private void lost(String reason) {
    if (open || !told) {
      sink.accept(new DropsMissed(reason));
      sink.accept(new LinkChanged(Channel.FLOW, false, reason));
    }
    told = true; // once, as long as it doesn't come back
    open = false;
    scheduler.schedule(REOPEN_NANOS, this::open);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      thread.ask(this::letGo, false, _ -> {});
      thread.close();
    }
  }

  private boolean letGo() {
    DropLine present = line;
    if (present != null) {
      present.close();
    }
    return true;
  }
}

package org.pumprig.rig.observe.drops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.DropObservation.DropsMissed;
import org.pumprig.rig.event.DropObservation.DropsRead;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.time.SystemScheduler;

/** Drops are counted with the kernel's times, and what could not be counted is said. */
class DropChannelTest {
  private static final long MS = 1_000_000;

  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final SystemScheduler scheduler = new SystemScheduler("drops", failures::add);
  private final AtomicBoolean interrupted = new AtomicBoolean();
  private final AtomicBoolean gone = new AtomicBoolean();
  private final AtomicInteger claims = new AtomicInteger();
  private final AtomicReference<Consumer<DropLine.Edge>> edges = new AtomicReference<>(_ -> {});
  private final List<Input> told = new CopyOnWriteArrayList<>();
  private final DropChannel channel = new DropChannel(this::claim, 10 * MS, scheduler, told::add);

  private DropLine claim(Consumer<DropLine.Edge> sink) {
    claims.incrementAndGet();
    edges.set(sink);
    return new DropLine() {
      @Override
      public boolean isInterrupted() throws IOException {
        if (gone.get()) {
          throw new IOException("the chip is gone");
        }
        return interrupted.get();
      }

      @Override
      public void close() {
        edges.set(_ -> {});
      }
    };
  }

  @BeforeEach
  void open() {
    scheduler.execute(channel::open);
    await().until(() -> !all(DropsRead.class).isEmpty());
  }

  @AfterEach
  void close() {
    scheduler.execute(channel::close);
    scheduler.close();
    assertThat(failures).isEmpty();
  }

  private <T extends Input> List<T> all(Class<T> type) {
    return told.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private void drop(long monotonicNanos, long sequence) {
    edges.get().accept(new DropLine.Edge(true, monotonicNanos, sequence));
    edges.get().accept(new DropLine.Edge(false, monotonicNanos + 5 * MS, sequence + 1));
  }

  private DropsRead afterDrops(long count) {
    await().until(() -> all(DropsRead.class).getLast().drops() >= count);
    return all(DropsRead.class).stream()
        .filter(read -> read.drops() == count)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void itSaysAtOnceThatItIsThereAndHasCountedNone() {
    assertThat(told.getFirst()).isEqualTo(new LinkChanged(Channel.FLOW, true, ""));
    assertThat(all(DropsRead.class).getFirst())
        .returns(0L, DropsRead::drops)
        .returns(-1L, DropsRead::dropNanos);
  }

  @Test
  void eachDropHasTheKernelsTimeOfItsEdge() {
    long first = scheduler.nanoTime();
    drop(first, 1);
    drop(first + 40 * MS, 3);
    assertThat(afterDrops(2).dropNanos() - afterDrops(1).dropNanos()).isEqualTo(40 * MS);
    assertThat(all(DropsMissed.class)).isEmpty();
  }

  @Test
  void edgesThatTheKernelHadToDropAreSaid() {
    drop(scheduler.nanoTime(), 1);
    drop(scheduler.nanoTime(), 7);
    afterDrops(2);
    assertThat(all(DropsMissed.class))
        .containsExactly(new DropsMissed("4 edges came faster than they were read"));
  }

  @Test
  void aJetIsNoDrop() {
    interrupted.set(true);
    await().until(() -> !all(DropsMissed.class).isEmpty());
    assertThat(all(DropsMissed.class).getFirst().reason()).contains("stays interrupted");
    assertThat(all(DropsRead.class)).allMatch(read -> read.drops() == 0);
  }

  @Test
  void aChipThatIsGoneIsALostLinkAndClaimedAgain() {
    gone.set(true);
    await().until(() -> told.contains(new LinkChanged(Channel.FLOW, false, "the chip is gone")));
    assertThat(told).contains(new DropsMissed("the chip is gone"));
    gone.set(false);
    await().until(() -> claims.get() > 1 && told.getLast() instanceof DropsRead);
    drop(scheduler.nanoTime(), 1);
    assertThat(afterDrops(1).drops()).isEqualTo(1);
  }
}

package org.pumprig.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PunctualTimerTest {
  private static final long MILLI = 1_000_000;

  private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> ran = new LinkedBlockingQueue<>();
  private final PunctualTimer timer = new PunctualTimer("punctual-test", failures::add);

  @AfterEach
  void close() {
    timer.close();
  }

  @Test
  void runsTasksInTheOrderOfTheirTimesHoweverTheyCame() throws Exception {
    long now = timer.nanoTime();
    timer.at(now + 30 * MILLI, () -> ran.add("third"));
    timer.at(now + 10 * MILLI, () -> ran.add("first"));
    timer.at(now + 20 * MILLI, () -> ran.add("second"));
    timer.at(now + 30 * MILLI, () -> ran.add("fourth"));

    assertThat(take(4)).containsExactly("first", "second", "third", "fourth");
  }

  @Test
  void neverRunsBeforeTheTime() throws Exception {
    var early = new LinkedBlockingQueue<Long>();
    long start = timer.nanoTime();
    for (int i = 1; i <= 50; i++) {
      long due = start + i * 300_000L;
      timer.at(due, () -> early.add(timer.nanoTime() - due));
    }
    for (int i = 0; i < 50; i++) {
      assertThat(early.poll(10, TimeUnit.SECONDS)).isNotNull().isNotNegative();
    }
  }

  @Test
  void aCancelledTaskDoesNotRunEvenIfItWasTheNext() throws Exception {
    long now = timer.nanoTime();
    var first = timer.at(now + 20 * MILLI, () -> ran.add("cancelled"));
    timer.at(now + 40 * MILLI, () -> ran.add("kept"));
    first.cancel();
    first.cancel();

    assertThat(take(1)).containsExactly("kept");
  }

  @Test
  void aTaskThatThrowsIsReportedAndTheNextOneRuns() throws Exception {
    var thrown = new IllegalStateException("on purpose");
    timer.at(
        timer.nanoTime(),
        () -> {
          throw thrown;
        });
    timer.at(timer.nanoTime(), () -> ran.add("next"));

    assertThat(take(1)).containsExactly("next");
    assertThat(failures.poll(10, TimeUnit.SECONDS)).isSameAs(thrown);
  }

  @Test
  void afterCloseNothingRuns() throws Exception {
    timer.at(timer.nanoTime() + 50 * MILLI, () -> ran.add("too late"));
    timer.close();
    timer.at(timer.nanoTime(), () -> ran.add("after the close"));

    assertThat(ran.poll(120, TimeUnit.MILLISECONDS)).isNull();
  }

  private List<@Nullable String> take(int count) throws InterruptedException {
    var taken = new ArrayList<@Nullable String>();
    for (int i = 0; i < count; i++) {
      taken.add(ran.poll(10, TimeUnit.SECONDS));
    }
    return taken;
  }
}

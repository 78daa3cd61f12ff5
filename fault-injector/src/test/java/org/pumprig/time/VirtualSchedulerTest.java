package org.pumprig.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualSchedulerTest {
  private final VirtualScheduler time = new VirtualScheduler(1_000_000);
  private final List<String> trace = new ArrayList<>();

  private Runnable say(String what) {
    return () -> trace.add(what + "@" + time.nanoTime());
  }

  @Test
  void tasksRunByDueTimeThenInTheOrderOfScheduling() {
    time.schedule(20, say("c"));
    time.schedule(10, say("a"));
    time.schedule(10, say("b"));
    time.schedule(-5, say("now"));
    time.run(15);
    assertThat(trace).containsExactly("now@0", "a@10", "b@10");
    assertThat(time.nanoTime()).isEqualTo(15);
    time.run(20);
    assertThat(trace).endsWith("c@20");
  }

  @Test
  void taskMayScheduleForTheSameInstantAndBeWithdrawn() {
    var withdrawn = time.schedule(5, say("never"));
    time.schedule(
        5,
        () -> {
          say("outer").run();
          time.execute(say("inner"));
          withdrawn.cancel();
        });
    withdrawn.cancel();
    time.run(5);
    withdrawn.cancel();
    assertThat(trace).containsExactly("outer@5", "inner@5");
    assertThat(time.runNext()).isFalse();
  }

  @Test
  void wallClockStepsAndDriftsButMonotonicTimeDoesNot() {
    time.run(2_000_000_000L);
    assertThat(time.wallMicros()).isEqualTo(3_000_000);
    time.stepWall(-500_000);
    assertThat(time.wallMicros()).isEqualTo(2_500_000);
    time.driftWall(100);
    time.run(12_000_000_000L);
    assertThat(time.wallMicros()).isEqualTo(12_501_000);
    assertThat(time.nanoTime()).isEqualTo(12_000_000_000L);
  }
}

package org.pumprig.rig.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.ClockObservation;
import org.pumprig.rig.event.ClockObservation.ClockRead;
import org.pumprig.time.VirtualScheduler;

/** The machine is asked about its clock when a run begins, and every quarter of an hour. */
class ClockWatchTest {
  private static final long MINUTE = 60_000_000_000L;
  private static final ClockRead READ = new ClockRead("yes", "chronyd: a source", 12, 900, "no");

  @Test
  void itIsAskedAtTheBeginAndEveryQuarterOfAnHourAsLongAsSomebodyRuns() {
    var scheduler = new VirtualScheduler(0);
    var askedMinutes = new ArrayList<Long>();
    var told = new ArrayList<ClockObservation>();
    var remarks = new ArrayList<String>();
    var running = new AtomicBoolean(true);
    new ClockWatch(
            scheduler,
            answer -> {
              askedMinutes.add(scheduler.nanoTime() / MINUTE);
              answer.accept(READ);
            },
            remarks::add,
            told::add,
            running::get)
        .begin();
    scheduler.run(50 * MINUTE);
    running.set(false);
    scheduler.run(200 * MINUTE);
    assertThat(askedMinutes).containsExactly(0L, 15L, 30L, 45L);
    assertThat(told).isEqualTo(List.of(READ, READ, READ, READ));
    assertThat(remarks).as("nobody has set it").isEmpty();
  }
}

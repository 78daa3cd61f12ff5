package org.pumprig.rig.selfcheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.SelfChecked.Found;
import org.pumprig.rig.selfcheck.KnownFault.Measured;
import org.pumprig.time.SystemScheduler;

/** A known delay on this machine's own loopback, through a real proxy. */
@Tag("integration")
class SpareFlowIT {
  @Test
  void aKnownDelayIsMeasuredAsThatAndIsGoneAfterwards() throws Exception {
    var told = new CompletableFuture<Measured>();
    try (var scheduler = new SystemScheduler("self-check", told::completeExceptionally)) {
      scheduler.execute(() -> new SpareFlow().measure(scheduler, told::complete));
      Measured measured = told.get(30, TimeUnit.SECONDS);
      assumeThat(measured.found()).as(measured.detail()).isNotEqualTo(Found.UNTRIED);
      assertThat(measured.found()).as(measured.detail()).isEqualTo(Found.GOOD);
      assertThat(measured.detail()).startsWith("a delay of 80 ms was measured as ");
    }
  }
}

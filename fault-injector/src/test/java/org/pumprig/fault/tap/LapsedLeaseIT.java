package org.pumprig.fault.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.PacketFault;

/** A relay that renews its lease too late: for a while frames went past it. */
@Tag("netns")
class LapsedLeaseIT {
  private static final long LIMIT_NANOS = 10_000_000_000L;

  @Test
  void noFaultPassesForProvedByWhatARelayCountedThatFramesWentPast() throws Exception {
    try (var bench = new TapBench(Optional.empty())) {
      FaultSpec hole = bench.apply(new PacketFault.Blackhole(), Direction.TOWARDS_GATEWAY);
      assertThat(bench.anyEvidence(hole)).isInstanceOf(InjectionEvidence.Packets.class);

      // As if the process had hung for longer than the lease lasts.
      var flush = List.of("nft", "flush", "set", "bridge", RelayLease.TABLE, "live");
      assertThat(bench.wiring.rig().commands().run(flush, "", LIMIT_NANOS).ok()).isTrue();

      assertThat(bench.failure().get(10, TimeUnit.SECONDS))
          .hasMessage("its lease was not renewed in time, so frames went past it for a while");
      assertThat(bench.anyEvidence(hole)).isInstanceOf(InjectionEvidence.None.class);
      assertThat(bench.send(20, 100)).as("frames pass again").hasSize(20);

      FaultSpec next = bench.apply(new PacketFault.Loss(everyOther()), Direction.TOWARDS_GATEWAY);
      assertThat(bench.send(20, 100)).as("the relay has taken its lease again").hasSize(10);
      assertThat(bench.evidence(next).towardsGateway().lost()).isEqualTo(10);
      bench.revert(next);
    }
  }

  private static org.pumprig.fault.LossModel everyOther() {
    return new org.pumprig.fault.LossModel.EveryNth(2);
  }
}

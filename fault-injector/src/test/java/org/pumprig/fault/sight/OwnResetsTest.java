package org.pumprig.fault.sight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.proxy.WireEvent;
import org.pumprig.fault.proxy.WireEvent.By;
import org.pumprig.fault.proxy.WireEvent.How;
import org.pumprig.seed.Seed;

/** Whose resets are whose. */
class OwnResetsTest {
  private final List<By> told = new ArrayList<>();
  private final OwnResets resets = new OwnResets(event -> told.add(((WireEvent.Ended) event).by()));
  private final Injector injector = resets.telling(new Obedient());

  /** Does what it is told, at once. */
  private static final class Obedient implements Injector {
    @Override
    public boolean injects(Fault fault) {
      return true;
    }

    @Override
    public void apply(FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
      done.accept(new InjectionResult.Done(0));
    }

    @Override
    public void renew(String faultId, long leaseNanos) {}

    @Override
    public void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
      done.accept(new InjectionEvidence.None(""));
    }

    @Override
    public void revert(String faultId, Consumer<? super InjectionResult> done) {
      done.accept(new InjectionResult.Done(0));
    }
  }

  private void ends(By by, How how) {
    resets.on(new WireEvent.Ended(1, by, how, 0));
  }

  private static FaultSpec spec(PacketFault fault) {
    return new FaultSpec("f1", fault, Direction.BOTH, "SN-1", new Seed(1), 0, 1);
  }

  @Test
  void resetsFromTheGatewaysSideAreTheFaultsOnlyWhileOneOfTheRigSendsSuch() {
    ends(By.GATEWAY, How.RESET);
    injector.apply(spec(new PacketFault.Blackhole()), 1, _ -> {});
    ends(By.GATEWAY, How.RESET);
    injector.revert("f1", _ -> {});
    injector.apply(spec(new PacketFault.TcpReset()), 1, _ -> {});
    ends(By.GATEWAY, How.RESET);
    ends(By.GATEWAY, How.ORDERLY);
    ends(By.PUMP, How.RESET);
    injector.revert("f1", _ -> {});
    ends(By.GATEWAY, How.RESET);
    assertThat(told)
        .containsExactly(By.GATEWAY, By.GATEWAY, By.FAULT, By.GATEWAY, By.PUMP, By.GATEWAY);
  }
}

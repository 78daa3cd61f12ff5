package org.pumprig.rig.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.judge.RunScript.ms;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.PowerCycleDeclared;
import org.pumprig.rig.event.PowerCycleMethod;
import org.pumprig.rig.event.PowerCycleProof;
import org.pumprig.rig.event.RunBasis.BenchDeclared;
import org.pumprig.rig.event.UnitRecord.ReprogramStep;

/** Mains off is no power cycle of a pump with a battery, and a real one may have one. */
class UnprovedCycleTest {
  private static final String REQ = "REQ-REPROGRAM";
  private static final PowerCycleDeclared BY_KEY =
      new PowerCycleDeclared(
          PowerCycleMethod.KEY, List.of(PowerCycleProof.RESTARTED), "", ms(1_000), 0);

  private static RunScript tripped(boolean emulated) {
    return RunScript.tripped("SN-1001", "before")
        .without(BenchDeclared.class)
        .at(0, new BenchDeclared(emulated, "ab".repeat(32), 40, "serial", ""));
  }

  @Test
  void whatARealUnitKeptOverMainsOffAloneSaysNothing() {
    RequirementResult result = tripped(false).result(REQ);
    assertThat(result.verdict()).contains(Verdict.INCONCLUSIVE);
    assertThat(result.reason())
        .contains("The power cycle is not proved", "has no 'powerCycle'", "battery");
  }

  @Test
  void anEmulatedOneHasTheBatteryOfItsProfileAndIsJudged() {
    assertThat(tripped(true).verdict(REQ)).isEqualTo("pass");
  }

  @Test
  void aProvedCycleIsJudged() {
    assertThat(
            tripped(false)
                .at(0, BY_KEY)
                .at(25_000, new ReprogramStep("cycled", true, "by key, proved", ms(1_400)))
                .verdict(REQ))
        .isEqualTo("pass");
  }
}

package org.pumprig.rig.compare.beside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.Campaigns;
import org.pumprig.rig.judge.RunScript;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.ClaimTerms;

class BesideTest {
  private static final ClaimTerms.Baseline MARGINS = new ClaimTerms.Baseline(2_000_000, 400_000);

  private static List<RunVerdict> before(List<RunVerdict> runs) {
    return runs.stream().filter(run -> run.arm().equals("before")).toList();
  }

  private static Beside beside(List<RunVerdict> now, List<RunVerdict> then) {
    return new Beside(Campaigns.PLAN, now, Campaigns.PLAN, then, 0.025);
  }

  /** All six trip, each at a time of its own. */
  private static List<RunVerdict> tripping(long firstMillis) {
    List<RunVerdict> runs = new ArrayList<>();
    for (int unit = 0; unit < 6; unit++) {
      runs.add(
          Campaigns.judge(
              RunScript.tripped(Campaigns.serial(unit), "before", firstMillis + 100L * unit)));
    }
    return runs;
  }

  @Test
  void sixOfSixThenAndNoneOfSixNowIsADrift() {
    List<BesideFinding> found =
        beside(before(Campaigns.calm()), before(Campaigns.clear())).baseline(MARGINS);
    assertThat(found).extracting(BesideFinding::answer).containsOnly("drifted");
    assertThat(found.getFirst().sentence()).contains("6 of 6 pumps tripped then and 0 of 6 now");
  }

  @Test
  void theSameAgainIsNoDriftButWithSixPumpsNotShownToBeTheSameRateEither() {
    List<BesideFinding> found =
        beside(before(Campaigns.clear()), before(Campaigns.clear())).baseline(MARGINS);
    assertThat(found.getFirst().answer()).isEqualTo("undecided");
    assertThat(beside(List.of(), before(Campaigns.clear())).baseline(MARGINS).getFirst().answer())
        .isEqualTo("untestable");
  }

  @Test
  void equalErrorsToFailureAreEquivalentAndAreNotWithinATighterMargin() {
    Beside same = beside(tripping(12_000), tripping(12_050));
    assertThat(same.acceleration(1.5).answer())
        .as(same.acceleration(1.5).sentence())
        .isEqualTo("equivalent");
    Beside other = beside(tripping(12_000), tripping(6_000));
    assertThat(other.acceleration(1.5).answer())
        .as(other.acceleration(1.5).sentence())
        .isEqualTo("notShown");
  }

  @Test
  void aPumpThatNeverFailedOrTooFewPumpsShowNoEquivalence() {
    assertThat(beside(tripping(12_000), before(Campaigns.calm())).acceleration(1.5).answer())
        .isEqualTo("untestable");
    Beside few = beside(tripping(12_000).subList(0, 4), tripping(12_000).subList(0, 4));
    assertThat(few.acceleration(1.5).answer()).isEqualTo("notShown");
    assertThat(few.acceleration(1.5).sentence()).contains("no upper limit");
  }
}

package org.pumprig.rig.compare.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.special.GaussLegendre;
import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Oracle;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class RateEvidenceTest {
  private static RateEvidence evidence(long before, double t, long after, double u) {
    return new RateEvidence(new EventCount(before, t), new EventCount(after, u));
  }

  @Test
  void evidenceAgreesWithTheOracle() {
    JsonNode cases = Oracle.json("planning_sequential.json").path("evalue_rate_equality");
    assertThat(cases).hasSize(2);
    for (JsonNode row : cases) {
      RateEvidence ours =
          evidence(
              row.path("x2").longValue(),
              row.path("T2").doubleValue(),
              row.path("x1").longValue(),
              row.path("T1").doubleValue());
      String what = row.toString();
      assertNear(ours.log(), row.path("log_e").doubleValue(), what);
      assertNear(StrictMath.exp(ours.log()), row.path("e").doubleValue(), what);
      assertNear(ours.alwaysValidP(), row.path("always_valid_p").doubleValue(), what);
    }
  }

  /** The mixture of likelihood ratios, integrated over coins below the fair one. */
  @Test
  void oneSidedEvidenceIsTheMixtureOverBetterCoins() {
    RateEvidence ours = evidence(9, 300, 2, 200);
    double fair = 0.4;
    double edge = StrictMath.asin(StrictMath.sqrt(fair)); // p = sin²: the prior is flat there
    double mixture =
        GaussLegendre.integral(
                angle -> {
                  double p = StrictMath.pow(StrictMath.sin(angle), 2);
                  return StrictMath.pow(p / fair, 2) * StrictMath.pow((1 - p) / (1 - fair), 9);
                },
                0,
                edge,
                20)
            / edge;
    assertNear(StrictMath.exp(ours.logAfterBetter()), mixture, "mixture");
  }

  /**
   * Under equal rates, evidence ever reaching 1/α is rarer than α, though every event is looked at.
   */
  @Test
  void lookingAtEveryEventRaisesNoFalseAlarms() {
    int rounds = Integer.getInteger("pumprig.scenarios", 300) * 3;
    RandomStream random = new Seed(12).stream("evidence");
    double bound = StrictMath.log(20);
    double either = 0;
    double better = 0;
    for (int i = 0; i < rounds; i++) {
      long before = 0;
      long after = 0;
      boolean two = false;
      boolean one = false;
      for (int event = 0; event < 80; event++) {
        if (random.nextChance(400_000)) {
          after++;
        } else {
          before++;
        }
        RateEvidence look = evidence(before, 300, after, 200);
        two |= look.log() >= bound;
        one |= look.logAfterBetter() >= bound;
      }
      either += two ? 1 : 0;
      better += one ? 1 : 0;
    }
    double most = rounds * 0.05 + 3 * StrictMath.sqrt(rounds * 0.05 * 0.95);
    assertThat(either).as("seed 12").isBetween(1.0, most);
    assertThat(better).as("seed 12").isBetween(1.0, most);
  }

  @Test
  void pathKeepsTheStrongestEvidenceSoFar() throws NotComputableException {
    List<RateEvidence.Look> path =
        RateEvidence.path(
            List.of(evidence(8, 10, 0, 10), evidence(9, 20, 6, 20), evidence(12, 30, 11, 30)));
    assertThat(path.get(0).p()).isLessThan(0.05);
    assertThat(path.get(2).p()).isEqualTo(path.get(0).p());
    assertThat(path.get(2).logEvidence()).isNegative();
    assertThat(path.get(0).pAfterBetter()).isLessThan(path.get(0).p());
  }

  @Test
  void armsThatWereNotExposedSideBySideAreRefused() {
    assertThatThrownBy(
            () -> RateEvidence.path(List.of(evidence(1, 10, 0, 10), evidence(1, 20, 0, 30))))
        .isInstanceOf(NotComputableException.class)
        .hasMessageContaining("side by side");
  }
}

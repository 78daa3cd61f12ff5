package org.pumprig.fault.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactBinomialTest {
  /** The same sum in decimals of 40 digits. */
  @ParameterizedTest
  @CsvSource({"10, 0.5", "60, 0.2", "500, 0.05", "400, 0.99", "1000, 0.001"})
  void acceptsExactlyTheCountsWhoseTailHoldsHalfTheBudget(int trials, double share) {
    double budget = 1e-4;
    var exact = new MathContext(40);
    var p = BigDecimal.valueOf(share);
    var q = BigDecimal.ONE.subtract(p);
    var probability = new BigDecimal[trials + 1];
    var choose = BigDecimal.ONE;
    for (int k = 0; k <= trials; k++) {
      probability[k] = choose.multiply(p.pow(k, exact)).multiply(q.pow(trials - k, exact), exact);
      choose =
          choose
              .multiply(BigDecimal.valueOf((long) trials - k))
              .divide(BigDecimal.valueOf(k + 1L), exact);
    }
    for (int count = 0; count <= trials; count++) {
      var tail = BigDecimal.ZERO;
      boolean above = count >= trials * share;
      for (int k = count; k >= 0 && k <= trials; k += above ? 1 : -1) {
        tail = tail.add(probability[k]);
      }
      assertThat(new ExactBinomial(trials, share, budget).fits(count))
          .as("%d of %d at %s", count, trials, share)
          .isEqualTo(tail.doubleValue() >= budget / 2);
    }
  }

  @Test
  void certaintyFitsOnlyAll() {
    assertThat(new ExactBinomial(10, 1, 1e-6).fits(10)).isTrue();
    assertThat(new ExactBinomial(10, 1, 1e-6).fits(9)).isFalse();
  }

  @Test
  void largeCountsNeedNoPatience() {
    var test = new ExactBinomial(100_000_000, 0.05, 1e-6);
    assertThat(test.fits(5_000_000)).isTrue();
    assertThat(test.fits(5_010_000)).isTrue(); // 4.6 deviations
    assertThat(test.fits(5_012_000)).isFalse(); // 5.5 deviations
    assertThat(new ExactBinomial(0, 0.05, 1e-6).canTell()).isFalse();
  }
}

package org.pumprig.rig.compare.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignedSumsTest {
  @Test
  void twentyTwoTermsWithoutAnyTieAreWithinTheLimit() throws NotComputableException {
    SignedSums sums = SignedSums.of(powersOfTwo(22));
    assertThat(sums.atMostObserved()).isEqualTo(1L << 22);
    assertThat(sums.asFarAsObserved()).isEqualTo(2);
  }

  @Test
  void twentyThreeTermsWithoutAnyTieAreRefused() {
    assertThatThrownBy(() -> SignedSums.of(powersOfTwo(23)))
        .isInstanceOf(NotComputableException.class)
        .hasMessageContaining("distinct sums");
  }

  @Test
  void sumsBeyondSixtyOneBitsAreRefused() {
    assertThatThrownBy(() -> SignedSums.of(List.of(BigInteger.TWO.pow(61))))
        .isInstanceOf(NotComputableException.class);
  }

  @Test
  void equalTermsCountAsABinomial() throws NotComputableException {
    BigInteger one = BigInteger.ONE;
    SignedSums sums = SignedSums.of(List.of(one, one, one.negate(), one.negate(), one.negate()));
    // The sum is -1: at most two of five signs positive, 1 + 5 + 10 of 32.
    assertThat(sums.atMostObserved()).isEqualTo(16);
    assertThat(sums.asFarAsObserved()).isEqualTo(32);
  }

  private static List<BigInteger> powersOfTwo(int terms) {
    return IntStream.range(0, terms).mapToObj(BigInteger.TWO::pow).toList();
  }
}

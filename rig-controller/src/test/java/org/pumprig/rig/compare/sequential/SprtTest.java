package org.pumprig.rig.compare.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pumprig.rig.compare.stats.Oracle.assertNear;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.stats.EventCount;
import org.pumprig.rig.compare.stats.Oracle;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class SprtTest {
  private static final Errors TENTHS = new Errors(0.1, 0.1);

  @Test
  void exponentialBoundariesAgreeWithTheOracle() {
    JsonNode row = Oracle.json("planning_sequential.json").path("sprt_exponential").path(0);
    Sprt test =
        new ExponentialSprt(
            row.path("rate0").doubleValue(),
            row.path("rate1").doubleValue(),
            new Errors(row.path("alpha").doubleValue(), row.path("beta").doubleValue()));
    assertNear(test.errors().logReject(), row.path("logA").doubleValue(), "A");
    assertNear(test.errors().logAccept(), row.path("logB").doubleValue(), "B");
    assertNear(test.slope(), row.path("slope_events_per_time").doubleValue(), "slope");
    assertNear(test.rejectIntercept(), row.path("reject_intercept").doubleValue(), "reject");
    assertNear(test.acceptIntercept(), row.path("accept_intercept").doubleValue(), "accept");
    JsonNode example = row.path("loglr_example");
    EventCount seen =
        new EventCount(example.path("events").longValue(), example.path("time").doubleValue());
    assertNear(test.logLikelihoodRatio(seen), example.path("value").doubleValue(), "ratio");
  }

  /** Accept from 2197.22 + 693.15 r hours on, reject up to −2197.22 + 693.15 r hours. */
  @Test
  void workedExampleOfAThousandHoursHolds() {
    Sprt test = new ExponentialSprt(1 / 1000.0, 1 / 500.0, TENTHS);
    assertThat(test.answer(new EventCount(0, 2198))).isEqualTo(SequentialAnswer.ACCEPT);
    assertThat(test.answer(new EventCount(0, 2197))).isEqualTo(SequentialAnswer.CONTINUE);
    assertThat(test.answer(new EventCount(1, 2890.3))).isEqualTo(SequentialAnswer.CONTINUE);
    assertThat(test.answer(new EventCount(1, 2890.4))).isEqualTo(SequentialAnswer.ACCEPT);
    assertThat(test.answer(new EventCount(4, 575))).isEqualTo(SequentialAnswer.REJECT);
    assertThat(test.answer(new EventCount(4, 576))).isEqualTo(SequentialAnswer.CONTINUE);
  }

  @Test
  void bernoulliRatioIsThatOfTheLikelihoods() {
    Sprt test = new BernoulliSprt(0.05, 0.2, TENTHS);
    double ratio =
        StrictMath.log(
            StrictMath.pow(0.2, 3)
                * StrictMath.pow(0.8, 17)
                / (StrictMath.pow(0.05, 3) * StrictMath.pow(0.95, 17)));
    assertNear(test.logLikelihoodRatio(new EventCount(3, 20)), ratio, "3 of 20");
    double onLine = test.rejectIntercept() + test.slope() * 20;
    double there = onLine * test.perEvent() - 20 * test.perExposure();
    assertNear(there, test.errors().logReject(), "on the boundary");
  }

  @Test
  void anAnswerOnceGivenStands() {
    Sprt test = new ExponentialSprt(0.001, 0.002, TENTHS);
    List<SprtLook> path =
        test.path(
            List.of(new EventCount(1, 100), new EventCount(5, 400), new EventCount(5, 90_000)));
    assertThat(path)
        .extracting(SprtLook::answer)
        .containsExactly(
            SequentialAnswer.CONTINUE, SequentialAnswer.REJECT, SequentialAnswer.REJECT);
    assertThat(path.get(1).rejectAt()).isBetween(3.746, 3.748);
    assertThat(path.get(0).acceptAt()).isNegative();
  }

  /** Wald's bounds hold for the risks in use: at most α/(1−β) and β/(1−α). */
  @Test
  void risksInUseKeepWaldsBounds() {
    int rounds = Integer.getInteger("pumprig.scenarios", 300) * 5;
    Sprt test = new ExponentialSprt(0.001, 0.003, new Errors(0.05, 0.1));
    RandomStream random = new Seed(11).stream("risks");
    double rejected = 0;
    double accepted = 0;
    for (int i = 0; i < rounds; i++) {
      rejected += end(test, 0.001, random) == SequentialAnswer.REJECT ? 1 : 0;
      accepted += end(test, 0.003, random) == SequentialAnswer.ACCEPT ? 1 : 0;
    }
    assertBelow(rejected, 0.05 / 0.9, rounds);
    assertBelow(accepted, 0.1 / 0.95, rounds);
    assertThat(rejected).as("seed 11: the check can fail").isPositive();
  }

  private static void assertBelow(double seen, double share, int rounds) {
    double most = rounds * share + 3 * StrictMath.sqrt(rounds * share * (1 - share));
    assertThat(seen).as("seed 11").isLessThan(most);
  }

  /** Looks every 20 hours. */
  private static SequentialAnswer end(Sprt test, double rate, RandomStream random) {
    double next = random.nextExponential() / rate;
    long events = 0;
    for (double time = 20; ; time += 20) {
      while (next <= time) {
        events++;
        next += random.nextExponential() / rate;
      }
      SequentialAnswer answer = test.answer(new EventCount(events, time));
      if (answer != SequentialAnswer.CONTINUE) {
        return answer;
      }
    }
  }

  @Test
  void impossibleTestsAreRefused() {
    assertThatThrownBy(() -> new ExponentialSprt(0.2, 0.1, TENTHS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new BernoulliSprt(0.1, 1, TENTHS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Errors(0, 0.1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new ExponentialSprt(0.1, 0.2, TENTHS)
                    .path(List.of(new EventCount(3, 10), new EventCount(2, 20))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package org.pumprig.pump.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.seed.Seed;

class FirmwareProfileTest {
  private static final String BEFORE = Fixtures.text("firmware/before.yaml");

  private static FirmwareProfile parse(String text) throws FirmwareException {
    return FirmwareProfile.parse("x.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  /** The line that holds the text, from 1. */
  private static int lineOf(String text, String part) {
    return (int) text.substring(0, text.indexOf(part)).chars().filter(c -> c == '\n').count() + 1;
  }

  @Test
  void placeboDiffersFromBeforeInItsVersionOnly() throws Exception {
    FirmwareProfile before = parse(BEFORE);
    String placebo = Fixtures.text("firmware/placebo.yaml");
    assertThat(parse(placebo).version()).isNotEqualTo(before.version());
    assertThat(parse(placebo.replace(parse(placebo).version(), before.version())))
        .isEqualTo(before);
  }

  @Test
  void theMultiplierAppliesToAllOfTheCost() throws Exception {
    FirmwareProfile before = parse(BEFORE);
    assertThat(before.failedConnectionCostMultiplier()).isGreaterThan(1);
    assertThat(before.appliedFailedConnection())
        .isEqualTo(before.failedConnection().times(before.failedConnectionCostMultiplier()));
    assertThat(before.failedConnection().times(3))
        .isEqualTo(
            new FailedConnection(
                3 * before.failedConnection().processorNanos(),
                3 * before.failedConnection().timersNotCancelled(),
                3 * before.failedConnection().heapNotFreedBytes(),
                3 * before.failedConnection().heapFragmentedBytes()));
  }

  @Test
  void afterCommunicatesLastAndKeepsNothing() throws Exception {
    FirmwareProfile after = parse(Fixtures.text("firmware/after.yaml"));
    assertThat(after.tasks()).allMatch(t -> t.priority() < after.communication().priority());
    assertThat(after.failedConnection().timersNotCancelled()).isZero();
    assertThat(after.failedConnection().heapNotFreedBytes()).isZero();
    assertThat(after.memory().queueLimit()).isPositive();
    assertThat(after.hardware()).isEqualTo(parse(BEFORE).hardware());
  }

  @Test
  void afterRegressedIsAfterWithAnotherLimitOfItsUpstreamSensor() throws Exception {
    String after = Fixtures.text("firmware/after.yaml");
    FirmwareProfile regressed = parse(Fixtures.text("firmware/after-regressed.yaml"));
    String asAfter =
        after
            .replace("\"8.01.00\"", "\"" + regressed.version() + "\"")
            .replace(
                "upstreamOcclusion: {limit: 20 kPa, samples: 4}",
                "upstreamOcclusion: {limit: 6 kPa, samples: 1}");
    assertThat(regressed).isEqualTo(parse(asAfter)).isNotEqualTo(parse(after));
  }

  @ParameterizedTest
  @CsvSource({
    "'  job: 800us', '  jobs: 800us', 'communication.jobs: unknown field'",
    "'  job: 800us', '  job: 800', 'communication.job: ''800'' is not a time such as'",
    "'  heap: 132 KiB', '  heap: 1 B', 'memory.heap: ''1 B'' is outside'",
    "'version: \"8.00.01\"', 'version: {a: b}', 'version: expected a value'",
    "'illustrative: true', 'illustrative: false', 'illustrative: ''false'' is not'",
    "'systemErrorCode: SysEcode0', 'systemErrorCode: [a]', 'systemErrorCode: expected a value or"
        + " fields'",
    "'    priority: 3', '    priority: 2', 'tasks.sensor: priority 2 is taken'",
    "'    execution: 6ms', '    execution: 6000ms', 'tasks.userInterface.execution: '",
    "'  job: 800us', '  job: 800us\n  job: 900us', 'Duplicate field'",
  })
  void aMistakeIsNamedWithFileAndLine(String right, String wrong, String message) {
    assertThat(BEFORE).contains(right);
    String text =
        BEFORE.replaceFirst(
            java.util.regex.Pattern.quote(right), java.util.regex.Matcher.quoteReplacement(wrong));
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(FirmwareException.class)
        .hasMessageMatching("(?s)x\\.yaml:[0-9]+: .*")
        .hasMessageContaining(message);
  }

  @Test
  void theLineIsTheFieldsOwn() {
    int line = lineOf(BEFORE, "job: 800us");
    assertThatThrownBy(() -> parse(BEFORE.replace("  job: 800us", "  jobs: 800us")))
        .hasMessageStartingWith("x.yaml:" + line + ": communication.jobs: unknown field");
    assertThatThrownBy(() -> parse(BEFORE.replace("  job: 800us", "  job: 0us")))
        .hasMessageStartingWith("x.yaml:" + line + ": communication.job: '0us' is outside");
    assertThatThrownBy(() -> parse(BEFORE.replace("  job: 800us\n", "")))
        .hasMessageStartingWith(
            "x.yaml:" + lineOf(BEFORE, "communication:") + ": communication.job: missing");
  }

  @Test
  void aTaskSetThatTripsByItselfIsRefused() {
    String text = BEFORE.replace("max: 56ms", "max: 20ms");
    assertThatThrownBy(() -> parse(text))
        .hasMessageContaining("tasks.delivery")
        .hasMessageContaining("can trip without any communication");
  }

  @Test
  void nonsenseIsRefusedAsSuch() {
    for (String text : new String[] {"", "- a", "a: [", "\0", "a: &x {b: *x}"}) {
      assertThatThrownBy(() -> parse(text)).isInstanceOf(FirmwareException.class);
    }
  }

  @Test
  void backoffDoublesUpToItsCapAndJittersWithinItsShare() {
    var policy = new ReconnectPolicy.Backoff(250_000_000, 1_500_000_000, 200_000);
    var jitter = new Seed(1).stream("x");
    long[] plain = {250, 500, 1_000, 1_500, 1_500};
    for (int failures = 1; failures <= 5; failures++) {
      long nominal = plain[failures - 1] * 1_000_000;
      assertThat(policy.delayNanos(failures, jitter))
          .isBetween(nominal * 8 / 10, nominal * 12 / 10);
    }
    assertThat(policy.delayNanos(Integer.MAX_VALUE, jitter)).isLessThanOrEqualTo(1_800_000_000);
  }

  @Test
  void worstResponseTimesAreThoseOfTheTextbook() {
    // Periods and execution times as in the classical three-task example: 7/3, 12/3, 20/5.
    long[] periods = {7, 12, 20};
    long[] executions = {3, 3, 5};
    assertThat(ResponseTimes.worst(periods, executions, 0, 3)).isEqualTo(3);
    assertThat(ResponseTimes.worst(periods, executions, 1, 3)).isEqualTo(6);
    assertThat(ResponseTimes.worst(periods, executions, 2, 5)).isEqualTo(20);
    assertThat(ResponseTimes.worst(new long[] {2}, new long[] {2}, 1, 1)).isEqualTo(Long.MAX_VALUE);
  }
}

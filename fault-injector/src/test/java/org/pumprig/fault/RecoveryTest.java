package org.pumprig.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecoveryTest {
  private static final long SECOND = 1_000_000_000;

  @Test
  void backOffLastsAsLongAgainAsTheFaultAndHasAnEnd() {
    assertThat(Recovery.TCP_BACK_OFF.tcpNanos(7 * SECOND)).isEqualTo(7 * SECOND);
    assertThat(Recovery.TCP_BACK_OFF.tcpNanos(3_600 * SECOND)).isEqualTo(120 * SECOND);
    assertThat(Recovery.SYN_BACK_OFF.tcpNanos(7 * SECOND)).isEqualTo(8 * SECOND);
    assertThat(Recovery.SYN_BACK_OFF.tcpNanos(3_600 * SECOND)).isEqualTo(64 * SECOND);
    assertThat(Recovery.AT_ONCE.tcpNanos(7 * SECOND)).isZero();
  }

  @Test
  void everyFaultHasItsBound() {
    assertThat(Capabilities.ALL).noneMatch(row -> row.recovery().words().isBlank());
  }
}

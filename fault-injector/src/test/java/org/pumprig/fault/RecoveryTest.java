package org.pumprig.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecoveryTest {
  private static final long SECOND = 1_000_000_000;
  private static final long HOUR = 3_600 * SECOND;

  private static long bound(String fault, long lastsNanos, String parameters) {
    return Capabilities.of(fault)
        .orElseThrow()
        .recovery()
        .boundNanos(lastsNanos, FaultDelay.nanos(parameters));
  }

  @Test
  void backOffLastsAsLongAgainAsTheFaultAndHasAnEnd() {
    assertThat(bound("blackhole", 7 * SECOND, "")).isEqualTo(7 * SECOND);
    assertThat(bound("blackhole", HOUR, "")).isEqualTo(120 * SECOND);
    assertThat(bound("noNewConnections", 7 * SECOND, "")).isEqualTo(8 * SECOND);
    assertThat(bound("noNewConnections", HOUR, "")).isEqualTo(64 * SECOND);
    assertThat(bound("linkDown", 7 * SECOND, "")).isEqualTo(12 * SECOND);
    assertThat(bound("linkFlapping", HOUR, "")).isEqualTo(125 * SECOND);
    assertThat(bound("apDisabled", 7 * SECOND, "")).isEqualTo(17 * SECOND);
  }

  @Test
  void whatIsUnderWayIsAsLateAsTheFaultMadeIt() {
    var fault = new StreamFault.Latency(1_500_000_000, 20_000_000);
    assertThat(bound("latency", HOUR, fault.parameters())).isEqualTo(1_520_000_000);
    var slow = new ServerFault.SlowAcknowledgement(3 * SECOND);
    assertThat(bound("slowAcknowledgement", SECOND, slow.parameters())).isEqualTo(3 * SECOND);
    var serial = new SerialFault.Delay(50_000_000);
    assertThat(bound("serialDelay", SECOND, serial.parameters())).isEqualTo(50_000_000);
    assertThat(FaultDelay.nanos("distribution=uniform")).isZero();
  }

  @Test
  void whatIsTheUnitsOwnIsNotExcused() {
    for (String fault : new String[] {"reset", "gatewayRestart", "powerOff", "dnsSilent"}) {
      assertThat(bound(fault, HOUR, "")).as(fault).isZero();
    }
  }

  /** A number with its unit in the words of every row, and the words say the same as the number. */
  @Test
  void everyFaultStatesItsBoundAsANumber() {
    for (Capability row : Capabilities.ALL) {
      Recovery recovery = row.recovery();
      long most = recovery.mostNanos().orElse(-1);
      String number =
          switch ((int) (most / SECOND)) {
            case 0 -> most < 0 ? "delay and jitter" : "0 s";
            case 130 -> "10 s of association, then as long as the fault lasted, at most 120 s";
            case 125 -> "5 s of negotiation, then as long as the fault lasted, at most 120 s";
            default -> "at most " + most / SECOND + " s";
          };
      assertThat(recovery.words()).as(row.fault()).contains(number);
      assertThat(recovery.cause().equals("nothing")).as(row.fault()).isEqualTo(most == 0);
    }
  }
}

package org.pumprig.rig.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.service.ServiceCommands;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.LocalCommands;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.event.GatewayObservation.GatewayCounted;
import org.pumprig.rig.event.GatewayObservation.GatewayUntold;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.setup.Gateway;
import org.pumprig.time.SystemScheduler;

/** A gateway is asked by a program what it holds. */
@Tag("integration")
class HeldMessagesIT {
  private static final long SINCE_MICROS = 1_800_000_060_000_000L; // 2027-01-15T08:01:00Z

  private static Input asked(String... holds) throws Exception {
    var broken = new CompletableFuture<Input>();
    var gateway =
        new Gateway(
            new Endpoint("127.0.0.1", 1),
            false,
            ServiceCommands.at(new CommandPlace.Here(), Duration.ofSeconds(60).toNanos()),
            List.of(holds));
    try (var scheduler = new SystemScheduler("test", broken::completeExceptionally);
        var held = new HeldMessages(gateway, LocalCommands.here(), scheduler)) {
      scheduler.execute(() -> held.ask("SN-1", SINCE_MICROS, broken::complete));
      return broken.get(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void theIdsThatItPrintsAreCounted() throws Exception {
    assertThat(asked("printf", "3\n5\n4\n5\nA-1\n\n"))
        .isInstanceOfSatisfying(
            GatewayCounted.class,
            told -> {
              assertThat(told.stored()).isEqualTo(5);
              assertThat(told.doubled()).isEqualTo(1);
              assertThat(told.missing()).isZero();
              assertThat(told.unnumbered()).isEqualTo(1);
              assertThat(told.first()).isEqualTo(3);
              assertThat(told.last()).isEqualTo(5);
              assertThat(told.by()).startsWith("printf, ");
              assertThat(told.tookNanos()).isPositive();
            });
  }

  @Test
  void itIsToldWhoseMessagesAndSinceAMinuteBeforeTheRun() throws Exception {
    assertThat(
            asked(
                "sh",
                "-c",
                "test $0 = SN-1 && test $1 = $2 && echo 7",
                "{serial}",
                "{since}",
                "2027-01-15T08:00:00Z"))
        .isInstanceOfSatisfying(
            GatewayCounted.class,
            told -> {
              assertThat(told.first()).isEqualTo(7);
              assertThat(told.missing()).isZero();
            });
  }

  @Test
  void oneThatFailsOrHoldsNothingSaysSo() throws Exception {
    assertThat(asked("sh", "-c", "echo no such unit >&2; exit 3"))
        .isInstanceOfSatisfying(
            GatewayUntold.class,
            told -> assertThat(told.reason()).isEqualTo("exit 3: no such unit"));
    assertThat(asked("pumprig-there-is-no-such-program")).isInstanceOf(GatewayUntold.class);
    assertThat(asked("true"))
        .isInstanceOfSatisfying(
            GatewayCounted.class,
            told -> {
              assertThat(told.stored()).isZero();
              assertThat(told.last()).isEqualTo(-1);
            });
  }
}

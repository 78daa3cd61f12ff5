package org.pumprig.pump.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.seed.Seed;

/**
 * Pump-days per second of processor time, a status each 5 s: healthy, the same leapt over, and with
 * a gateway that is away for five minutes of each hour, where a unit that trips is power-cycled.
 * Prints; what it asserts is that a leapt day ends as the lived one.
 */
@Tag("perf")
class PumpSpeedTable {
  private static final long SECOND = 1_000_000_000L;
  private static final long HOUR = 3_600 * SECOND;
  private static final long OUTAGE = 300 * SECOND;
  private static final long ANSWER = 1_000_000;
  private static final int DAYS = 10;
  private static final long LONG_ENOUGH = 3 * SECOND;

  /** One pump and what answers it. */
  private static final class Life {
    private final Pump pump;
    private long now;
    private long opening;
    private long connection;
    private long message;
    private boolean tripped;

    Life(FirmwareProfile firmware, int unit) {
      pump = new Pump("SN-" + unit, firmware, 5 * SECOND, new Seed(1));
      pump.handle(new PumpInput.PowerOn(), 0, this::took);
    }

    void days(int days, boolean faults, boolean leaps) {
      long until = 24L * days * HOUR;
      var tick = new PumpInput.Tick();
      for (long next = pump.nextDeadlineNanos(); next <= until; next = pump.nextDeadlineNanos()) {
        now = Math.max(now, next);
        pump.handle(tick, now, this::took);
        answer(faults && now % HOUR < OUTAGE);
        if (tripped) {
          tripped = false;
          pump.handle(new PumpInput.PowerOff(), now, this::took);
          pump.handle(new PumpInput.PowerOn(), now, this::took);
          opening = 0;
          message = 0;
        }
        if (leaps) {
          pump.leap(until, ANSWER);
        }
      }
    }

    private void answer(boolean away) {
      if (opening > 0) {
        long asked = opening;
        opening = 0;
        now += ANSWER;
        pump.handle(
            away
                ? new PumpInput.ConnectionClosed(asked, "REFUSED")
                : new PumpInput.ConnectionOpened(asked),
            now,
            this::took);
      } else if (message > 0) {
        long sent = message;
        message = 0;
        now += ANSWER;
        pump.handle(
            away
                ? new PumpInput.ConnectionClosed(connection, "RESET")
                : new PumpInput.Acknowledged(connection, sent, true),
            now,
            this::took);
      }
    }

    private void took(PumpOutput output) {
      switch (output) {
        case PumpOutput.Connect connect -> opening = connect.connection();
        case PumpOutput.Send send -> {
          connection = send.connection();
          message = send.message();
        }
        case PumpOutput.Truth truth -> tripped |= truth.fact() instanceof PumpOutput.Fact.Tripped;
        case PumpOutput.AskLibrary ask -> {
          connection = ask.connection();
          message = ask.message();
        }
        case PumpOutput.Drop _,
            PumpOutput.NurseCall _,
            PumpOutput.Screen _,
            PumpOutput.SystemError _ -> {}
      }
    }
  }

  /** Units one after the other, each for ten days, until enough time has been measured. */
  private static double daysPerSecond(String name, boolean faults, boolean leaps) throws Exception {
    FirmwareProfile firmware = CalibrationTest.firmware(name);
    live(firmware, faults, leaps); // warms up
    return live(firmware, faults, leaps);
  }

  private static double live(FirmwareProfile firmware, boolean faults, boolean leaps) {
    var threads = ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadCpuTime();
    long took = 0;
    int units = 0;
    while (took < LONG_ENOUGH) {
      new Life(firmware, ++units).days(DAYS, faults, leaps);
      took = threads.getCurrentThreadCpuTime() - before;
    }
    return units * DAYS * 1e9 / took;
  }

  @Test
  void print() throws Exception {
    var table = new StringBuilder("%nfirmware  healthy  leapt  faults (days/s)".formatted());
    for (String firmware : new String[] {"before", "after"}) {
      table.append(
          "%n%-9s %8.0f %6.0f %7.0f"
              .formatted(
                  firmware,
                  daysPerSecond(firmware, false, false),
                  daysPerSecond(firmware, false, true),
                  daysPerSecond(firmware, true, false)));
    }
    System.out.println(table);
  }

  @Test
  void aLeaptDayEndsAsTheLivedOne() throws Exception {
    long end = 2 * 24 * HOUR;
    for (String name : new String[] {"before", "after", "slow-round-trip"}) {
      FirmwareProfile firmware = CalibrationTest.firmware(name);
      Life lived = new Life(firmware, 1);
      lived.days(2, false, false);
      Life leapt = new Life(firmware, 1);
      leapt.days(2, false, true);
      assertThat(leapt.pump.status(end)).isEqualTo(lived.pump.status(end));
      assertThat(leapt.pump.log()).isEqualTo(lived.pump.log());
      assertThat(leapt.connection).isEqualTo(lived.connection);
      assertThat(leapt.pump.nextDeadlineNanos()).isEqualTo(lived.pump.nextDeadlineNanos());
    }
  }
}

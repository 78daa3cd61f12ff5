package org.pumprig.pump.device;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.pump.firmware.FirmwareException;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.seed.Seed;

/** Pump-days a second: one operation is a day of one connected pump, a status each 5 s. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx64m", "-XX:+UseSerialGC"})
public class PumpModelBench implements Consumer<PumpOutput> {
  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;

  /** Firmware. */
  @Param({"before", "after"})
  public String firmware = "";

  private Pump pump = new Pump("SN-1", profile("before"), 5 * SECOND, new Seed(1));
  private long now;
  private long opening;
  private long message;

  /** Powers a pump. */
  @Setup
  public void power() {
    pump = new Pump("SN-1", profile(firmware), 5 * SECOND, new Seed(1));
    pump.handle(new PumpInput.PowerOn(), now, this);
  }

  private static FirmwareProfile profile(String name) {
    try {
      return FirmwareProfile.parse(name, Fixtures.bytes("firmware/" + name + ".yaml"));
    } catch (FirmwareException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A day. */
  @Benchmark
  public long day() {
    long until = now + DAY;
    var tick = new PumpInput.Tick();
    while (true) {
      long next = pump.nextDeadlineNanos();
      if (next > until) {
        now = until;
        return message;
      }
      now = next;
      pump.handle(tick, now, this);
      if (opening > 0) {
        pump.handle(new PumpInput.ConnectionOpened(opening), now + 1_000_000, this);
        now += 1_000_000;
        opening = 0;
      } else if (message > 0) {
        pump.handle(new PumpInput.Acknowledged(connection, message, true), now + 1_000_000, this);
        now += 1_000_000;
        message = 0;
      }
    }
  }

  private long connection;

  @Override
  public void accept(PumpOutput output) {
    switch (output) {
      case PumpOutput.Connect connect -> opening = connect.connection();
      case PumpOutput.Send send -> {
        connection = send.connection();
        message = send.message();
      }
      case PumpOutput.Truth truth -> {
        if (truth.fact() instanceof PumpOutput.Fact.Tripped) {
          throw new IllegalStateException("a quiet day trips nothing: " + truth);
        }
      }
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

package org.pumprig.pump.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.pump.device.DemoStress.Fault;
import org.pumprig.pump.device.DemoStress.Window;
import org.pumprig.pump.firmware.FirmwareException;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.seed.Seed;

/** The illustrative numbers of the profiles do in the demo what they are there for. */
class CalibrationTest {
  private static final long STRESS_FROM = 5_000 * DemoStress.MS;
  private static final long END = STRESS_FROM + DemoStress.STRESS + 4_000 * DemoStress.MS;
  private static final int SEEDS = 40;

  static FirmwareProfile firmware(String name) throws FirmwareException {
    String path = "firmware/" + name + ".yaml";
    return FirmwareProfile.parse(path, Fixtures.bytes(path));
  }

  private static DemoStress run(FirmwareProfile firmware, long seed, int unit) {
    Seed period = new Seed(seed);
    var windows = DemoStress.shuffled(period, STRESS_FROM, Fault.values());
    var stress = new DemoStress("SN-100" + unit, firmware, period, windows);
    stress.startTherapy();
    stress.run(END);
    return stress;
  }

  @Test
  void beforeTripsOnEveryUnitAtDifferentTimesInTheLaterPartOfTheStress() throws Exception {
    FirmwareProfile before = firmware("before");
    List<Double> shares = new ArrayList<>();
    Set<String> codes = new TreeSet<>();
    for (long seed = 0; seed < SEEDS; seed++) {
      Set<Long> times = new TreeSet<>();
      for (int unit = 1; unit <= 6; unit++) {
        DemoStress stress = run(before, seed, unit);
        var trip = stress.trip();
        assertThat(trip)
            .as("seed %d unit %d, %d errors", seed, unit, stress.failures())
            .isNotNull();
        if (trip != null) {
          times.add(trip.atNanos());
          shares.add((double) (trip.atNanos() - STRESS_FROM) / DemoStress.STRESS);
          codes.add(((PumpOutput.Fact.Tripped) trip.fact()).code());
        }
      }
      assertThat(times).as("seed %d", seed).hasSize(6);
    }
    shares.sort(null);
    assertThat(shares.get(shares.size() / 10)).isGreaterThan(0.3);
    assertThat(shares.get(shares.size() * 9 / 10)).isLessThan(0.95);
    assertThat(codes).containsExactly("EC220", "EC221", "EC222", "SysEcode0");
  }

  @Test
  void afterNeverTripsAndIsBackWithinFourSeconds() throws Exception {
    FirmwareProfile after = firmware("after");
    for (long seed = 0; seed < SEEDS; seed++) {
      for (int unit = 1; unit <= 6; unit++) {
        DemoStress stress = run(after, seed, unit);
        assertThat(stress.trip()).as("seed %d unit %d", seed, unit).isNull();
        long stressEnd = STRESS_FROM + DemoStress.STRESS;
        long lastWindow = stress.windows.getLast().until();
        assertThat(lastWindow).isLessThan(stressEnd);
        assertThat(stress.acknowledgedAfter(stressEnd))
            .as("seed %d unit %d", seed, unit)
            .isPositive();
      }
    }
  }

  @Test
  void oneOutageOfTwoSecondsTripsNobody() throws Exception {
    FirmwareProfile before = firmware("before");
    for (long seed = 0; seed < SEEDS; seed++) {
      for (int unit = 1; unit <= 6; unit++) {
        long from = 7_000 * DemoStress.MS + seed * 7 * DemoStress.MS;
        var outage = List.of(new Window(Fault.REFUSE, from, from + 2_000 * DemoStress.MS));
        var stress = new DemoStress("SN-100" + unit, before, new Seed(seed), outage);
        stress.startTherapy();
        stress.run(120_000 * DemoStress.MS);
        assertThat(stress.trip()).as("seed %d unit %d", seed, unit).isNull();
        assertThat(stress.failures()).isBetween(15L, 21L);
      }
    }
  }

  @Test
  void withoutTheMultiplierTheSameStressTripsNobody() throws Exception {
    FirmwareProfile real =
        FirmwareProfile.parse(
            "real.yaml",
            Fixtures.text("firmware/before.yaml")
                .replace("failedConnectionCostMultiplier: 60", "failedConnectionCostMultiplier: 1")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    for (int unit = 1; unit <= 6; unit++) {
      assertThat(run(real, 1, unit).trip()).isNull();
    }
  }

  @Test
  void sameSeedSameTraceAndAnotherSeedAnother() throws Exception {
    FirmwareProfile after = firmware("after");
    assertThat(run(after, 3, 1).trace).isEqualTo(run(after, 3, 1).trace);
    assertThat(run(after, 3, 1).trace).isNotEqualTo(run(after, 4, 1).trace);
    assertThat(run(after, 3, 1).trace).isNotEqualTo(run(after, 3, 2).trace);
  }
}

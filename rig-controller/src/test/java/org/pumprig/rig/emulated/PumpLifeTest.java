package org.pumprig.rig.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.pump.device.Pump;
import org.pumprig.pump.firmware.FirmwareException;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.rig.emulated.Disturbance.Kind;
import org.pumprig.rig.plan.Phases;
import org.pumprig.rig.plan.Therapy;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class PumpLifeTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long HOUR = 3_600 * SECOND;
  private static final Phases PHASES =
      new Phases(60 * SECOND, 6 * HOUR, 240 * SECOND, 300 * SECOND);
  private static final Therapy THERAPY =
      new Therapy(new Therapy.Infusion(100_000, 1_000_000), new Therapy.Infusion(250_000, 500));

  private static PumpLife life(
      String firmware, Seed seed, List<Disturbance> disturbances, boolean leaps)
      throws FirmwareException {
    var profile = FirmwareProfile.parse(firmware, Fixtures.bytes("firmware/" + firmware + ".yaml"));
    return new PumpLife(
            new Pump("SN-1", profile, 5 * SECOND, seed),
            profile.hardware().bootNanos(),
            PHASES,
            new Connection(disturbances, 400_000),
            leaps)
        .live(THERAPY);
  }

  private static List<Disturbance> drawn(Seed seed) {
    RandomStream random = seed.stream("disturbances");
    List<Disturbance> all = new ArrayList<>();
    long at = PHASES.settleNanos();
    while (at < PHASES.stressEndNanos() - 300 * SECOND) {
      at += (long) (random.nextExponential() * 900 * SECOND);
      Kind kind = Kind.values()[(int) random.nextBelow(Kind.values().length)];
      long lasts = 1 + random.nextBelow(90 * SECOND);
      all.add(new Disturbance(kind, at, at + lasts, 1 + random.nextBelow(2 * SECOND)));
      at += lasts;
    }
    return all;
  }

  private static String told(PumpLife life) {
    return "trip %s stood %s reconnected %s failed %d %s"
        .formatted(
            life.tripNanos(),
            life.stoodNanos(),
            life.reconnectedNanos(),
            life.failedConnections(),
            life.conduct());
  }

  @ParameterizedTest
  @ValueSource(strings = {"before", "after", "placebo", "plateau", "after-regressed"})
  void leapingOverQuietStretchesChangesNothing(String firmware) throws Exception {
    for (int i = 0; i < 6; i++) {
      var seed = new Seed(600 + i);
      List<Disturbance> disturbances = drawn(seed);
      assertThat(told(life(firmware, seed, disturbances, true)))
          .as("seed %d of %s", seed.value(), firmware)
          .isEqualTo(told(life(firmware, seed, disturbances, false)));
    }
  }

  @Test
  void aGatewayThatComesAndGoesTripsTheOldFirmwareOnly() throws Exception {
    List<Disturbance> absent = new ArrayList<>();
    for (long at = HOUR; at < 5 * HOUR; at += 600 * SECOND) {
      absent.add(new Disturbance(Kind.ABSENT, at, at + 60 * SECOND, 0));
    }
    PumpLife old = life("before", new Seed(3), absent, true);
    PumpLife fresh = life("after", new Seed(3), absent, true);
    assertThat(old.tripNanos()).isPresent();
    assertThat(old.failedConnections()).isPositive();
    assertThat(fresh.tripNanos()).isEmpty();
    assertThat(fresh.reconnectedNanos()).isPresent();
    assertThat(fresh.conduct().messages()).isBetween(4380L, 4420L);
  }

  @Test
  void undisturbedNobodyTripsAndAllIsDelivered() throws Exception {
    PumpLife life = life("before", new Seed(4), List.of(), true);
    assertThat(life.tripNanos()).isEmpty();
    assertThat(life.conduct().pendingSinceNanos()).isEmpty();
    double hours = (PHASES.stressNanos() + PHASES.recoverNanos()) / (double) HOUR;
    assertThat(life.conduct().delivered().orElseThrow().nanolitres() / 1e3)
        .isBetween(100_000 * hours * 0.999, 100_000 * hours * 1.002);
    assertThat(life.leapt()).isBetween(4200L, life.conduct().messages());
  }
}

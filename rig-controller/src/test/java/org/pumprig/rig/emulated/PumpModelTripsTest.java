package org.pumprig.rig.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.compare.planning.PowerSimulation;
import org.pumprig.rig.compare.planning.PowerSimulation.Claim;
import org.pumprig.rig.compare.planning.SimulatedCampaign;
import org.pumprig.rig.compare.planning.TripTimes;
import org.pumprig.rig.compare.stats.Subject;
import org.pumprig.seed.Seed;

class PumpModelTripsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Claim FEWER = campaign -> trips(campaign, true) > trips(campaign, false);

  @TempDir private Path folder;

  private static long trips(SimulatedCampaign campaign, boolean before) {
    return (before ? campaign.before() : campaign.after()).stream().filter(Subject::event).count();
  }

  private Path firmware(String name) throws Exception {
    return Files.write(
        folder.resolve(name + ".yaml"), Fixtures.bytes("firmware/" + name + ".yaml"));
  }

  private PumpModelTrips model(String after) throws Exception {
    return PumpModelTrips.of(
        firmware("before"),
        firmware(after),
        5 * SECOND,
        new PumpModelTrips.Outages(10, 60 * SECOND));
  }

  @Test
  void theOldFirmwareTripsTheNewOneDoesNot() throws Exception {
    TripTimes model = model("after");
    var seed = new Seed(3);
    assertThat(model.hoursToTrip(TripTimes.Arm.BEFORE, 0, 72, seed)).isPresent();
    assertThat(model.hoursToTrip(TripTimes.Arm.AFTER, 0, 72, seed)).isEmpty();
    assertThat(model.hoursToTrip(TripTimes.Arm.BEFORE, 0, 72, seed))
        .isEqualTo(model.hoursToTrip(TripTimes.Arm.BEFORE, 0, 72, seed));
  }

  @Test
  void theSameFirmwareInBothArmsTripsAtTheSameTimes() throws Exception {
    var design = new PowerSimulation(2, 12, 6, new Seed(4));
    assertThat(design.run(model("before"), FEWER).estimate()).isZero();
  }

  @Test
  void anyNumberOfThreadsGivesTheSamePower() throws Exception {
    var design = new PowerSimulation(2, 24, 8, new Seed(5));
    assertThat(design.runOnAllProcessors(model("after"), FEWER))
        .isEqualTo(design.run(model("after"), FEWER));
  }
}

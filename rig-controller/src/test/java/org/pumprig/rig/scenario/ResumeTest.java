package org.pumprig.rig.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.session.Inputs;
import org.pumprig.seed.Seed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The controller is stopped at a record of its journal and started again, and what comes of it is
 * held against the undisturbed campaign: at some records in the build, at every record in the perf
 * profile.
 */
class ResumeTest {
  private static final Logger LOG = LoggerFactory.getLogger(ResumeTest.class);
  private static final int MOST_REPORTED = 5;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void fixtures() throws Exception {
    FixtureFolder.write(folder);
  }

  @Test
  void aCampaignStoppedHereAndThereGoesOnAndNeverPassesOverTheOutage() throws Exception {
    Map<String, Long> tally = ResumeProperties.tally();
    long records = Outage.none(inputs(3), new Seed(3)).records();
    stopAt(3, records / 6, records / 5, tally);
    LOG.info("{}", tally);
    assertThat(tally).as("%s", tally).containsKeys("completed", "with snapshots");
  }

  @Test
  @Tag("perf")
  void aCampaignStoppedAtEveryRecordGoesOnAndNeverPassesOverTheOutage() throws Exception {
    Map<String, Long> tally = ResumeProperties.tally();
    long seeds = Long.getLong("pumprig.resume.seeds", 6);
    long first = Long.getLong("pumprig.resume.from", 1);
    long stride = Long.getLong("pumprig.resume.stride", 1);
    long trips = 0;
    for (long seed = first; seed < first + seeds; seed++) {
      trips += stopAt(seed, 1, stride, tally);
    }
    LOG.info("{} trips undisturbed; {}", trips, tally);
    assertThat(tally)
        .containsKeys("completed", "found goesOn", "found programmedAgain", "never began");
    if (trips > 0) {
      assertThat(tally).containsKey("found leftAlone");
    }
  }

  @Test
  void aCampaignWhoseDiskGetsFullTakesItsFaultsBackAndGoesOnOnceThereIsRoom() throws Exception {
    Map<String, Long> tally = ResumeProperties.tally();
    Inputs inputs = inputs(3);
    Outage undisturbed = Outage.none(inputs, new Seed(3));
    for (long bytes : new long[] {30_000, 55_000, 80_000}) {
      Outage full = Outage.fullDisk(inputs, new Seed(3), bytes);
      assertThat(ResumeProperties.broken(undisturbed, full, tally)).as("%d bytes", bytes).isEmpty();
    }
    LOG.info("{}", tally);
    assertThat(tally).as("%s", tally).containsKey("completed");
  }

  private Inputs inputs(long seed) throws Exception {
    return ScenarioPlan.draw(new Seed(seed).child("plan"), folder);
  }

  /**
   * Stops at records and says what is broken.
   *
   * @return trips of the undisturbed campaign
   */
  private int stopAt(long seed, long first, long stride, Map<String, Long> tally) throws Exception {
    Inputs inputs = inputs(seed);
    Outage undisturbed = Outage.none(inputs, new Seed(seed));
    assertThat(undisturbed.problems).isEmpty();
    LOG.info(
        "seed {}: {} records, {} trips, a stop at every {}",
        seed,
        undisturbed.records(),
        undisturbed.trips.size(),
        stride);
    var failures = new ArrayList<String>();
    for (long record = first; record < undisturbed.records(); record += stride) {
      boolean benchLives = record % 2 == 0;
      long lasts = record % 5 == 0 ? 3_600_000_000_000L : 200_000_000L + record % 7 * 400_000_000L;
      List<String> broken =
          ResumeProperties.broken(
              undisturbed, Outage.at(inputs, new Seed(seed), record, lasts, benchLives), tally);
      broken.forEach(each -> LOG.info("{}", each));
      if (!broken.isEmpty()) {
        failures.add(
            "seed %d, stopped after record %d of %d for %d ms, bench lives: %b%n  %s"
                .formatted(
                    seed,
                    record,
                    undisturbed.records(),
                    lasts / 1_000_000,
                    benchLives,
                    String.join("\n  ", broken)));
      }
      if (failures.size() >= MOST_REPORTED) {
        break;
      }
    }
    assertThat(failures).as("outages").isEmpty();
    return undisturbed.trips.size();
  }
}

package org.pumprig.rig.incident.minimise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.incident.draft.DraftFault;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class MinimiserTest {
  private static final long SECOND = 1_000_000_000L;
  private static final int FAULTS = 40;

  private static List<DraftFault> forty() {
    List<DraftFault> all = new ArrayList<>();
    for (int i = 0; i < FAULTS; i++) {
      var keys = new LinkedHashMap<String, String>();
      keys.put("delay", "100 ms");
      keys.put("jitter", "10 ms");
      all.add(new DraftFault("f" + i, "latency", keys, 10L * i * SECOND, 4 * SECOND, false));
    }
    return all;
  }

  private static boolean has(List<DraftFault> faults, String from) {
    return faults.stream().anyMatch(fault -> fault.from().equals(from));
  }

  private static DraftFault find(List<DraftFault> faults, String from) {
    return faults.stream().filter(fault -> fault.from().equals(from)).findFirst().orElseThrow();
  }

  @Test
  void ofFortyFaultsTheTwoThatTripTogetherAreFoundOnFiftySeeds() throws Exception {
    for (int seed = 0; seed < 50; seed++) {
      RandomStream random = new Seed(seed).stream("core");
      var core = new TreeSet<String>();
      while (core.size() < 2) {
        core.add("f" + random.nextBelow(FAULTS));
      }
      Bench bench = (faults, repeat) -> core.stream().allMatch(each -> has(faults, each));
      Minimised found = new Minimiser(bench, 1, 1000).minimise(forty());
      assertThat(found.faults())
          .as("seed %d", seed)
          .extracting(DraftFault::from)
          .containsExactlyInAnyOrderElementsOf(core);
      assertThat(found.removed()).hasSize(FAULTS - 2);
      assertThat(found.complete()).isTrue();
      assertThat(found.kept()).allMatch(kept -> kept.without().equals(new Hits(0, 1)));
    }
  }

  @Test
  void lengthAndDelayShrinkToWhatIsNeededAndNotBelow() throws Exception {
    Bench bench =
        (faults, repeat) ->
            has(faults, "f7")
                && find(faults, "f7").lastsNanos() >= SECOND
                && find(faults, "f7").value("delay") >= 30_000_000;
    DraftFault now = new Minimiser(bench, 1, 1000).minimise(forty()).faults().getFirst();
    assertThat(now.lastsNanos()).isBetween(SECOND, SECOND * 21 / 20 + 10_000_000);
    assertThat(now.value("delay")).isBetween(30_000_000L, 33_000_000L);
    assertThat(now.value("jitter")).isBetween(0L, 1_000_000L);
    assertThat(now.startNanos()).as("its begin stays").isEqualTo(70 * SECOND);
  }

  @Test
  void aScheduleCountsOnlyIfItTripsEachPumpOfTheTrial() throws Exception {
    Bench everySecondNeedsMore =
        (faults, repeat) -> has(faults, "f3") && (repeat % 2 == 0 || has(faults, "f4"));
    Minimised found = new Minimiser(everySecondNeedsMore, 4, 1000).minimise(forty());
    assertThat(found.faults()).extracting(DraftFault::from).containsExactly("f3", "f4");
    assertThat(found.kept().getLast().without()).isEqualTo(new Hits(2, 4));
  }

  @Test
  void aPlanThatDoesNotTripEachPumpLeavesNothing() throws Exception {
    Minimised found = new Minimiser((faults, repeat) -> repeat != 2, 5, 1000).minimise(forty());
    assertThat(found.kept()).isEmpty();
    assertThat(found.whole()).isEqualTo(new Hits(4, 5));
  }

  @Test
  void whenTheBudgetIsSpentItSaysSoAndKeepsWhatStillTripped() throws Exception {
    Bench bench = (faults, repeat) -> has(faults, "f9") && has(faults, "f30");
    Minimised found = new Minimiser(bench, 1, 12).minimise(forty());
    assertThat(found.complete()).isFalse();
    assertThat(found.runs()).isEqualTo(12);
    assertThat(found.faults()).extracting(DraftFault::from).contains("f9", "f30");
    assertThat(found.kept().size() + found.removed().size()).isEqualTo(FAULTS);
  }

  @Test
  void aFaultThatBecameTooSmallToBeValidIsNoReasonToStop() throws Exception {
    Bench bench =
        (faults, repeat) -> {
          if (faults.stream().anyMatch(fault -> fault.lastsNanos() < 2 * SECOND)) {
            throw new InputProblem("plan.yaml", 1, "too short", "Make it longer");
          }
          return has(faults, "f1");
        };
    Minimised found = new Minimiser(bench, 1, 1000).minimise(forty());
    assertThat(found.faults().getFirst().lastsNanos()).isBetween(2 * SECOND, SECOND * 22 / 10);
  }

  @Test
  void nothingIsRunTwice() throws Exception {
    var asked = new ArrayList<String>();
    Bench bench =
        (faults, repeat) -> {
          asked.add(repeat + " " + faults);
          return has(faults, "f5");
        };
    Minimised found = new Minimiser(bench, 3, 1000).minimise(forty());
    assertThat(asked).doesNotHaveDuplicates().hasSize(found.runs());
  }
}

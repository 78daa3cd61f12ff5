package org.pumprig.rig.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.compare.claim.Clusters;
import org.pumprig.rig.judge.RunVerdict;

/** {@code plans/shared-things.yaml}: what units share is in their journals, and ties them. */
class SharedThingsTest {
  private static final List<String> ACCESS_POINT = List.of("SN-1001", "SN-1002", "SN-1003");
  private static final List<String> SWITCH = List.of("SN-1004", "SN-1005");

  @TempDir private Path folder;

  @Test
  void aSharedFaultHasOneIdInEveryRunThatItReachedAndTiesTheirUnits() throws Exception {
    FixtureFolder.write(folder);
    Path plan = folder.resolve("plans/shared-things.yaml");
    Files.write(plan, Fixtures.bytes("plans/shared-things.yaml"));

    Simulation simulation = Simulation.run(plan, 7, folder.resolve("out"));

    List<RunVerdict> runs = simulation.verdicts();
    assertThat(runs).hasSize(12);
    for (long slot : List.of(0L, 1L)) {
      Map<String, Set<String>> units = new TreeMap<>();
      for (RunVerdict run : runs) {
        if (run.slot() == slot) {
          run.facts().faults().stream()
              .flatMap(fault -> fault.shared().stream())
              .forEach(
                  met ->
                      units
                          .computeIfAbsent(met.thing() + " " + met.id(), _ -> new TreeSet<>())
                          .add(run.unit()));
        }
      }
      assertThat(units.keySet()).as("one id each in slot %d: %s", slot, units).hasSize(2);
      units.forEach(
          (event, met) ->
              assertThat(List.copyOf(met))
                  .as(event)
                  .isEqualTo(event.startsWith("accessPoint ") ? ACCESS_POINT : SWITCH));
    }
    Clusters clusters = Clusters.of(runs);
    assertThat(clusters.groups()).containsExactly(ACCESS_POINT, SWITCH, List.of("SN-1006"));
    assertThat(clusters.shared()).containsExactly("accessPoint", "switch");
    assertThat(CampaignResult.of(simulation.inputs().plan(), runs).tied().orElseThrow())
        .startsWith(
            "6 units are tied by shared faults (accessPoint, switch) and form 3 clusters:"
                + " SN-1001 + SN-1002 + SN-1003; SN-1004 + SN-1005; SN-1006.");
  }
}

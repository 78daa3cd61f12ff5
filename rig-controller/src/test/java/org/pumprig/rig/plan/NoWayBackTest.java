package org.pumprig.rig.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A unit that can't go back to an older firmware forces the order of its arms. */
class NoWayBackTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void writeFiles() throws Exception {
    for (String name : List.of("plans", "rigs", "firmware")) {
      Files.createDirectories(folder.resolve(name));
    }
    for (String name : List.of("before", "after", "placebo", "after-regressed")) {
      Files.writeString(folder.resolve("firmware/" + name + ".yaml"), "profile: 1\n");
    }
    Files.writeString(
        folder.resolve("rigs/demo.yaml"),
        DemoPlan.RIG_TEXT.replace("{serial: SN-1003}", "{serial: SN-1003, downgrade: false}"));
  }

  private PlanAndRig read(String text) throws Exception {
    Path plan = Files.writeString(folder.resolve("plans/demo.yaml"), text);
    return PlanFile.readWithRig(plan, Optional.empty());
  }

  private static String fixedOrder() {
    return DemoPlan.TEXT
        .replace("order: randomised", "order: fixed")
        .replaceFirst("replicates: [0-9]+", "replicates: 1");
  }

  @Test
  void aRandomisedOrderIsRefused() {
    assertThatThrownBy(() -> read(DemoPlan.TEXT))
        .hasMessageContaining("unit SN-1003 can't go back to an older firmware (rig 'demo-bench')")
        .hasMessageContaining("Write 'order: parallel'")
        .hasMessageContaining("or 'order: fixed'");
  }

  @Test
  void whereEachUnitStaysInOneArmReplicatesAreTakenToo() throws Exception {
    String parallel =
        DemoPlan.TEXT
            .replace("order: randomised", "order: parallel")
            .replace("replicates: 1", "replicates: 3");
    assertThat(read(parallel).plan().confoundsTime()).isFalse();
    assertThatThrownBy(() -> read(parallel.replace("units: all", "units: [SN-1003]")))
        .hasMessageContaining("there are 2 arms and only 1 unit");
  }

  @Test
  void aSecondReplicateIsRefused() {
    assertThatThrownBy(() -> read(fixedOrder().replace("replicates: 1", "replicates: 2")))
        .hasMessageContaining("begins with the first arm again");
  }

  @Test
  void aFixedOrderIsTakenAndKnownToConfoundTime() throws Exception {
    PlanAndRig both = read(fixedOrder());
    assertThat(both.plan().confoundsTime()).isTrue();
    assertThat(both.plan().withoutDowngrade(both.rig())).containsExactly("SN-1003");
  }

  @Test
  void aUnitThatTakesNoPartForcesNothing() throws Exception {
    PlanAndRig both = read(DemoPlan.TEXT.replace("units: all", "units: [SN-1001, SN-1002]"));
    assertThat(both.plan().withoutDowngrade(both.rig())).isEmpty();
    assertThat(both.plan().confoundsTime()).isFalse();
  }
}

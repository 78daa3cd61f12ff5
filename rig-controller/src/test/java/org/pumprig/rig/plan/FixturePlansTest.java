package org.pumprig.rig.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pumprig.rig.setup.RigFile;

/** Every plan among the fixtures fits the rig that it names, and every rig file can be read. */
class FixturePlansTest {
  private static final Path FIXTURES = Path.of("../fixtures").toAbsolutePath().normalize();

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> all = Files.list(FIXTURES.resolve(folder))) {
      return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static Stream<Path> plans() throws IOException {
    return Stream.concat(files("plans").stream(), files("incidents/plans").stream());
  }

  private static Stream<Path> rigs() throws IOException {
    return Stream.concat(files("rigs").stream(), files("incidents/rigs").stream());
  }

  @ParameterizedTest
  @MethodSource("plans")
  void everyPlanFitsItsRig(Path plan) throws Exception {
    PlanAndRig both = PlanFile.readWithRig(plan, Optional.empty());
    assertThat(both.plan().units().serials(both.rig())).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("rigs")
  void everyRigFileCanBeRead(Path rig) throws Exception {
    assertThat(RigFile.read(rig).units()).isNotEmpty();
  }

  @Test
  void everyRigThatAPlanNamesIsAmongThem() throws Exception {
    var named = new java.util.TreeSet<Path>();
    for (Path plan : plans().toList()) {
      named.add(PlanFile.read(plan).rig().normalize());
    }
    assertThat(named).isSubsetOf(rigs().toList());
  }
}

package org.pumprig.rig.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputProblem;

final class PlanWithRigTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void writeFiles() throws IOException {
    for (String name : List.of("plans", "rigs", "firmware")) {
      Files.createDirectories(folder.resolve(name));
    }
    for (String name : List.of("before", "after", "placebo", "after-regressed")) {
      Files.writeString(folder.resolve("firmware/" + name + ".yaml"), "profile: 1\n");
    }
    Files.writeString(folder.resolve("plans/demo.yaml"), DemoPlan.TEXT);
    Files.writeString(folder.resolve("rigs/demo.yaml"), DemoPlan.RIG_TEXT);
  }

  @Test
  void findsTheRigThatThePlanNames() throws InputProblem {
    PlanAndRig both = PlanFile.readWithRig(folder.resolve("plans/demo.yaml"), Optional.empty());

    assertThat(both.plan().planId()).isEqualTo("unstable-gateway");
    assertThat(both.rig().id()).isEqualTo("demo-bench");
  }

  @Test
  void takesTheRigThatIsGivenEvenIfThePlansOwnIsMissing() throws InputProblem, IOException {
    Path other = folder.resolve("rigs/other.yaml");
    Files.move(folder.resolve("rigs/demo.yaml"), other);

    PlanAndRig both = PlanFile.readWithRig(folder.resolve("plans/demo.yaml"), Optional.of(other));

    assertThat(both.rig().id()).isEqualTo("demo-bench");
  }

  @Test
  void namesTheLineOfAMissingRig() throws IOException {
    Files.delete(folder.resolve("rigs/demo.yaml"));
    Path plan = folder.resolve("plans/demo.yaml");

    InputProblem problem =
        catchThrowableOfType(
            InputProblem.class, () -> PlanFile.readWithRig(plan, Optional.empty()));

    assertThat(problem)
        .hasMessage(
            plan
                + ":7: 'rig' names "
                + folder.resolve("rigs/demo.yaml")
                + ", which is no file. Correct the path; it counts from the plan's folder.");
  }

  @Test
  void saysThatThePlanIsMissing() {
    Path none = folder.resolve("none.yaml");

    assertThat(catchThrowableOfType(InputProblem.class, () -> PlanFile.read(none)))
        .hasMessage(none + ":1: there is no such file. Check the path.");
  }

  @Test
  void refusesFirmwareThatTheRigDoesNotHave() {
    assertThat(against("firmware: after", "firmware: afterr", DemoPlan.RIG_TEXT))
        .hasMessage(
            "demo.yaml:46: firmware 'afterr' is not in rig 'demo-bench'. Did you mean 'after'?");
  }

  @Test
  void refusesAUnitThatTheRigDoesNotHave() {
    assertThat(against("units: all", "units:\n  - SN-1001\n  - X-9", DemoPlan.RIG_TEXT))
        .hasMessage(
            "demo.yaml:49: unit 'X-9' is not in rig 'demo-bench'. Known here: SN-1001, SN-1002,"
                + " SN-1003, SN-1004, SN-1005, SN-1006.");
  }

  @Test
  void refusesMoreRunsThanTheLimit() {
    String units =
        java.util.stream.IntStream.range(0, 60)
            .mapToObj("  - {serial: U-%d}%n"::formatted)
            .collect(java.util.stream.Collectors.joining());
    String rig =
        DemoPlan.RIG_TEXT.substring(0, DemoPlan.RIG_TEXT.indexOf("units:")) + "units:\n" + units;

    assertThat(against("replicates: 1", "replicates: 1000", rig))
        .hasMessage(
            "demo.yaml:49: the campaign would have 120000 runs, more than 100000. Use fewer"
                + " replicates or units.");
  }

  @Test
  void refusesNamesThatMakeOneRunIdTwice() {
    String rig = DemoPlan.RIG_TEXT.replace("SN-1001", "x-1").replace("SN-1002", "1");
    String plan =
        DemoPlan.TEXT
            .replace("name: before", "name: a")
            .replace("name: after", "name: a-x")
            .replace("better: after", "better: a")
            .replace("than: before", "than: a-x");

    InputProblem problem =
        catchThrowableOfType(
            InputProblem.class,
            () ->
                PlanFile.parse(
                    "demo.yaml",
                    DemoPlan.bytes(plan),
                    RigFile.parse("rig.yaml", DemoPlan.bytes(rig))));

    assertThat(problem)
        .hasMessage(
            "demo.yaml:44: two runs would have the id 'r0-a-x-1'. Name the arms so that arm and"
                + " serial number can't be mistaken.");
  }

  private static InputProblem against(String piece, String instead, String rig) {
    byte[] plan = DemoPlan.bytes(DemoPlan.replaced(DemoPlan.TEXT, piece, instead));
    return catchThrowableOfType(
        InputProblem.class,
        () -> PlanFile.parse("demo.yaml", plan, RigFile.parse("rig.yaml", DemoPlan.bytes(rig))));
  }
}

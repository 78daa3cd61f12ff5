package org.pumprig.rig.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.yaml.InputProblem;

final class RigFileTest {
  private static final String TEXT =
      Fixtures.text("rigs/demo.yaml")
          .replace("    after-regressed: ../firmware/after-regressed.yaml\n", "");

  record Mistake(String name, String piece, String instead, String message) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Mistake> MISTAKES =
      List.of(
          new Mistake(
              "unknownKey",
              "title:",
              "titles:",
              "rig.yaml:4: unknown key 'titles' in the rig file. Did you mean 'title'?"),
          new Mistake(
              "missingKey",
              "id: demo-bench\n",
              "",
              "rig.yaml:2: key 'id' is missing in the rig file. Add it."),
          new Mistake(
              "wrongVersion",
              "rig: 1",
              "rig: 7",
              "rig.yaml:2: format version 7 is not known here. Write 'rig: 1' or use a pumprig that"
                  + " knows it."),
          new Mistake(
              "clinicalUse",
              "Use: true",
              "Use: false",
              "rig.yaml:5: the rig injects faults on purpose and refuses units that may be in"
                  + " clinical use. Write 'notForClinicalUse: true' once no patient can be"
                  + " connected to these units."),
          new Mistake(
              "duplicateUnit",
              "SN-1003",
              "SN-1001",
              "rig.yaml:17: serial 'SN-1001' stands here again (first in line 15). Give each its"
                  + " own."),
          new Mistake(
              "unitCalledGateway",
              "SN-1003",
              "gateway",
              "rig.yaml:17: 'gateway' can't be a serial number. Write the unit's own."),
          new Mistake(
              "datagramsOfAnEmulatedUnit",
              "{serial: SN-1003",
              "{datagrams: {listen: 127.0.0.1:5140, to: 127.0.0.1:514}, serial: SN-1003",
              "rig.yaml:17: an emulated pump sends no UDP, so a relay of datagrams would pass"
                  + " nothing. Remove it, or give it to a unit with a driver; 'pumprig faults"
                  + " serve' and 'pumprig faults apply' relay datagrams of anything else."),
          new Mistake(
              "serialThatIsAPath",
              "SN-1003",
              "a/b",
              "rig.yaml:17: 'serial' must be a name, not 'a/b'. Use 1 to 64 letters, digits, '.',"
                  + " '_', '-', starting with a letter or digit."),
          new Mistake(
              "unknownKeyOfAUnit",
              "{serial: SN-1003",
              "{serial: SN-1003, port: 1",
              "rig.yaml:17: unknown key 'port' in a unit. Known here: serial, defects, serviceLine,"
                  + " outlet, downgrade, powerCycle."),
          new Mistake(
              "duplicateFirmware",
              "    after:",
              "    before:",
              "rig.yaml:9: key 'before' stands here again (first in line 8). Keep one of them."),
          new Mistake(
              "noFirmware",
              "  firmware:\n"
                  + "    before: ../firmware/before.yaml\n"
                  + "    after: ../firmware/after.yaml\n"
                  + "    placebo: ../firmware/placebo.yaml\n",
              "  firmware: {}\n",
              "rig.yaml:7: 'firmware' has 0 entries. Write 1 to 50 entries NAME: FILE."),
          new Mistake(
              "wrongUnitOfMeasure",
              "flowEvery: 100ms",
              "flowEvery: 100 mL",
              "rig.yaml:12: 'flowEvery': 'mL' is no unit here; expected a time such as 90s, 250ms"
                  + " or 2h (units: ns, us, ms, s, min, h, d). Write a number that is not negative,"
                  + " with its unit."),
          new Mistake(
              "zeroLength",
              "flowEvery: 100ms",
              "flowEvery: 0ms",
              "rig.yaml:12: 'flowEvery' is 0ms, which is too little. Write at least 1 ms."),
          new Mistake(
              "noWitnessPeriod",
              "flowEvery: 100ms",
              "flowEvery: 100ms\n  witnessEvery: 0ms",
              "rig.yaml:13: 'witnessEvery' is 0ms, which is too little. Write at least 1 ms."),
          new Mistake(
              "tooManyUnits",
              "  - {serial: SN-1001}\n",
              "  - {serial: SN-1001}\n".repeat(296),
              "rig.yaml:14: 'units' has 301 entries. Write 1 to 300 entries."));

  @ParameterizedTest
  @FieldSource("MISTAKES")
  void namesLineMistakeAndRemedy(Mistake mistake) {
    assertThat(TEXT).contains(mistake.piece());
    byte[] content = bytes(TEXT.replace(mistake.piece(), mistake.instead()));

    InputProblem problem =
        catchThrowableOfType(InputProblem.class, () -> RigFile.parse("rig.yaml", content));

    assertThat(problem).as(mistake.name()).isNotNull();
    assertThat(problem).hasMessage(mistake.message());
  }

  @Test
  void readsTheDemo() throws InputProblem {
    Rig rig = RigFile.parse("rigs/demo.yaml", bytes(TEXT));

    assertThat(rig.id()).isEqualTo("demo-bench");
    assertThat(rig.serials())
        .containsExactly("SN-1001", "SN-1002", "SN-1003", "SN-1004", "SN-1005", "SN-1006");
    assertThat(rig.emulated().firmware().sequencedKeySet())
        .containsExactly("before", "after", "placebo");
    assertThat(rig.emulated().firmware()).containsEntry("after", Path.of("firmware/after.yaml"));
    assertThat(rig.emulated().statusEveryNanos()).isEqualTo(1_000_000_000);
    assertThat(rig.emulated().flowEveryNanos()).isEqualTo(100_000_000);
    assertThat(rig.emulated().witnessEveryNanos()).isEqualTo(1_000_000_000);
    assertThat(rig.emulated().virtualLatencyNanos()).isEqualTo(200_000);
    assertThat(rig.digest()).matches("[0-9a-f]{64}");
  }

  @Test
  void contactAndScreenRepeatAsOftenAsTheFileSays() throws InputProblem {
    String text = TEXT.replace("flowEvery: 100ms", "flowEvery: 100ms\n  witnessEvery: 5s");

    assertThat(RigFile.parse("rig.yaml", bytes(text)).emulated().witnessEveryNanos())
        .isEqualTo(5_000_000_000L);
  }

  @Test
  void refusesFirmwareThatIsNoFileInItsLine(@TempDir Path folder) throws IOException {
    Path file = writeRig(folder);
    Files.delete(folder.resolve("firmware/after.yaml"));

    InputProblem problem = catchThrowableOfType(InputProblem.class, () -> RigFile.read(file));

    assertThat(problem)
        .hasMessage(
            file
                + ":9: firmware 'after' names "
                + folder.resolve("firmware/after.yaml")
                + ", which is no file. Correct the path; it counts from the rig file's folder.");
  }

  @Test
  void readsFromDisk(@TempDir Path folder) throws IOException, InputProblem {
    Rig rig = RigFile.read(writeRig(folder));

    assertThat(rig.emulated().firmware().get("before")).isRegularFile();
  }

  @Test
  void saysThatTheRigFileIsMissing(@TempDir Path folder) {
    Path file = folder.resolve("none.yaml");

    InputProblem problem = catchThrowableOfType(InputProblem.class, () -> RigFile.read(file));

    assertThat(problem).hasMessage(file + ":1: there is no such file. Check the path.");
  }

  private static Path writeRig(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("firmware"));
    for (String name : List.of("before", "after", "placebo")) {
      Files.writeString(folder.resolve("firmware/" + name + ".yaml"), "profile: 1\n");
    }
    Path file = Files.createDirectories(folder.resolve("rigs")).resolve("demo.yaml");
    return Files.writeString(file, TEXT);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

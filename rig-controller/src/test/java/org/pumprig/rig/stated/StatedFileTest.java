package org.pumprig.rig.stated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.report.Stated;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class StatedFileTest {
  private static final long SEED = 20_261_129;
  private static final String WHOLE =
      """
      stated: 1
      laboratory: Example Test House
      sampleSize: 59 of 59
      units:
        - {serial: SN-1001, model: Example 8100, hardware: C, lot: L7, identifier: "(01)01", finalDevice: "yes", history: new}
        - {serial: SN-1002}
      equipment:
        - {id: BAL-1, what: balance, certificate: C-77, calibrated: 2026-02-01, due: 2027-02-01, file: bal-1.pdf}
        - {id: TAP-1, what: network tap}
      testers:
        - {name: Ada Example, competence: procedure 12}
        - {name: Bo Example}
      anomalies:
        - {id: A-1, text: tone late, impact: none seen, rationale: not reproduced}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void record() throws IOException {
    Files.writeString(folder.resolve("bal-1.pdf"), "certificate");
  }

  private StatedFile read(String text) throws Exception {
    Path file = folder.resolve("stated.yaml");
    Files.writeString(file, text);
    return StatedFile.read(file);
  }

  private void refused(String text, int line, String... words) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InputProblem.class)
        .hasMessageStartingWith(folder.resolve("stated.yaml") + ":" + line + ": ")
        .hasMessageContainingAll(words);
  }

  private static String changed(String from, String to) {
    assertThat(WHOLE).contains(from);
    return WHOLE.replace(from, to);
  }

  @Test
  void everythingThatStandsInItIsRead() throws Exception {
    StatedFile read = read(WHOLE);
    Stated stated = read.stated();
    assertThat(stated.general())
        .containsExactly(
            new Stated.Line(Stated.General.LABORATORY, "Example Test House"),
            new Stated.Line(Stated.General.SAMPLE_SIZE, "59 of 59"));
    assertThat(stated.units())
        .containsExactly(
            new Stated.UnitUnderTest("SN-1001", "Example 8100", "C", "L7", "(01)01", "yes", "new"),
            new Stated.UnitUnderTest("SN-1002", "", "", "", "", "", ""));
    Stated.Instrument balance = stated.equipment().getFirst();
    assertThat(balance.calibrated()).contains(LocalDate.of(2026, 2, 1));
    assertThat(balance.due()).contains(LocalDate.of(2027, 2, 1));
    assertThat(balance.certificate()).isEqualTo("C-77");
    assertThat(stated.equipment().get(1).due()).isEmpty();
    assertThat(stated.testers().get(1)).isEqualTo(new Stated.Tester("Bo Example", ""));
    assertThat(stated.anomalies())
        .containsExactly(new Stated.Anomaly("A-1", "tone late", "none seen", "not reproduced"));
    assertThat(read.records()).containsExactly(folder.resolve("bal-1.pdf"));
    assertThat(read("stated: 1\n").stated()).isEqualTo(Stated.NOTHING);
  }

  @Test
  void everyGeneralStatementHasItsKey() throws Exception {
    String all =
        Arrays.stream(Stated.General.values())
            .map(one -> one.key() + ": about " + one.key() + "\n")
            .collect(Collectors.joining());
    assertThat(read("stated: 1\n" + all).stated().general())
        .extracting(Stated.Line::text)
        .hasSize(Stated.General.values().length)
        .contains("about clocks", "about releasedVersion");
  }

  @Test
  void whatIsWrongIsNamedWithItsLine() {
    refused(changed("stated: 1", "stated: 2"), 1, "stated");
    refused(changed("laboratory", "labratory"), 2, "labratory");
    refused(changed("serial: SN-1002", "model: X"), 6, "serial");
    refused(changed("lot: L7", "batch: L7"), 5, "batch");
    refused(changed("what: network tap", "file: bal-1.pdf"), 9, "what");
    refused(changed("due: 2027-02-01", "due: 1.2.2027"), 8, "1.2.2027", "2026-11-27");
    refused(changed("calibrated: 2026-02-01", "calibrated: 2026-02-30"), 8, "2026-02-30");
    refused(changed("{name: Bo Example}", "{competence: all}"), 12, "name");
    refused(changed("text: tone late, ", ""), 14, "text");
    refused("laboratory: x\n", 1, "stated");
    refused("stated: 1\nunits: none\n", 2, "units");
    refused("stated: 1\nlaboratory: {a: b}\n", 2, "laboratory");
  }

  @Test
  void aCalibrationRecordIsAPlainFileAndItsNameIsItsOwn() throws IOException {
    refused(changed("file: bal-1.pdf", "file: bal-2.pdf"), 8, "bal-2.pdf is no plain file");
    Files.createSymbolicLink(folder.resolve("link.pdf"), folder.resolve("bal-1.pdf"));
    refused(changed("file: bal-1.pdf", "file: link.pdf"), 8, "link.pdf is no plain file");
    Files.createDirectories(folder.resolve("old"));
    Files.writeString(folder.resolve("old/bal-1.pdf"), "another");
    refused(
        changed("what: network tap", "what: network tap, file: old/bal-1.pdf"),
        9,
        "two calibration records are called bal-1.pdf");
  }

  @Test
  void cutOrFlippedFilesAreReadOrRefusedWithALine() throws Exception {
    RandomStream chance = new Seed(SEED).stream("stated");
    for (int i = 0; i < 500; i++) {
      char[] letters = WHOLE.toCharArray();
      letters[(int) chance.nextBelow(letters.length)] = (char) chance.nextBetween(9, 126);
      String text = new String(letters, 0, (int) chance.nextBelow(letters.length + 1L));
      try {
        assertThat(read(text).stated().general()).isNotNull();
      } catch (InputProblem refused) {
        assertThat(refused.getMessage())
            .as("seed %d, change %d", SEED, i)
            .matches("(?s).*stated\\.yaml:[1-9][0-9]*: .*");
      }
    }
  }
}

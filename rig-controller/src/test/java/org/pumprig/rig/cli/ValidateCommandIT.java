package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.cli.Cli.Answer;

/** {@code validate} with one round; the whole is {@code ValidationPerfIT}'s. */
@Tag("integration")
class ValidateCommandIT {
  @TempDir private static Path record;
  @TempDir private Path folder;
  private static Answer answer;

  @BeforeAll
  static void validate() {
    var cli = new Cli(record.resolve("state"));
    cli.run("key", "new", record.resolve("lab.key"));
    answer =
        cli.run(
            "validate",
            "--trials",
            1,
            "--key",
            record.resolve("lab.key"),
            "--out",
            record.resolve("v"));
  }

  private Answer verify(Path what, Object... more) {
    var args = new java.util.ArrayList<Object>(List.of("verify", what));
    args.addAll(List.of(more));
    return new Cli(folder.resolve("state")).run(args.toArray());
  }

  @Test
  void oneRoundFindsEveryDefectButShowsTooLittle() {
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(answer.out())
        .contains("EMULATED BENCH", "losesLog", "1 of 1", "False alarms: 0 in 7 honest trials")
        .contains("NOT VALIDATED: nothing was missed, but fewer than 59 trials");
  }

  @Test
  void theRecordSaysWhatItCanNotShow() throws Exception {
    try (PDDocument pdf = Loader.loadPDF(record.resolve("v/data/record.pdf").toFile())) {
      String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
      assertThat(text)
          .contains("What this can’t show", "a mistake that both share stays unseen")
          .contains("faults chosen blind by a second person")
          .contains("EMULATED BENCH, virtual time", "Page 1 of ");
    }
    List<String> trials = Files.readAllLines(record.resolve("v/data/trials.csv"));
    assertThat(trials).hasSize(1 + 16 + 7);
    assertThat(trials.get(1))
        .matches("\\d+,[^,]+,before,(true|false),REQ-WATCHDOG=.*,[0-9a-f]{64}");
  }

  @Test
  void theSealHoldsAndAChangedRecordIsRefused() throws Exception {
    for (String form : List.of("v", "v.zip")) {
      Answer checked = verify(record.resolve(form));
      assertThat(checked.code()).as(checked.toString()).isZero();
      assertThat(checked.out()).startsWith("Consistent, not trusted");
    }
    Path changed = Workbench.copy(record.resolve("v"), folder.resolve("changed"));
    Path csv = changed.resolve("data/trials.csv");
    Files.writeString(csv, Files.readString(csv).replaceFirst("true", "false"));
    assertThat(verify(changed).code()).isEqualTo(Exit.FAIL);
    Path policy = folder.resolve("policy.yaml");
    Files.copy(record.resolve("lab.pub"), folder.resolve("lab.pub"));
    Files.writeString(
        policy, "policy: 1\nsealers:\n  - {person: Ada Example, publicKey: lab.pub}\n");
    assertThat(verify(record.resolve("v"), "--policy", policy).out())
        .startsWith("Trusted")
        .contains("it holds no runs");
    new Cli(folder.resolve("state")).run("key", "new", folder.resolve("other.key"));
    Files.writeString(
        policy, "policy: 1\nsealers:\n  - {person: Eve Example, publicKey: other.pub}\n");
    assertThat(verify(record.resolve("v"), "--policy", policy).code()).isEqualTo(Exit.FAIL);
  }

  @Test
  void whatIsNoCheckerIsRefused() {
    Answer refused =
        new Cli(folder.resolve("state"))
            .run(
                "validate",
                "--switch-off",
                "everything",
                "--key",
                record.resolve("lab.key"),
                "--out",
                folder.resolve("x"));
    assertThat(refused.code()).isEqualTo(Exit.USAGE);
    assertThat(refused.err()).contains("'everything' is no checker", "noWatchdog");
  }
}

package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.cli.Cli.Answer;

final class LogBookCommandsTest {
  @TempDir private Path folder = Path.of("");
  private Path out = Path.of("");
  private Path run = Path.of("");

  @BeforeEach
  void simulate() throws IOException {
    Workbench bench = Workbench.in(folder);
    out = folder.resolve("out");
    run("simulate", bench.plan(), "--out", out);
    run = out.resolve("runs/r0-before-SN-1001");
  }

  private Answer run(Object... args) {
    return new Cli(folder.resolve("state")).run(args);
  }

  private Answer entered(Object... args) {
    Answer answer = run(args);
    assertThat(answer.code()).as(answer.toString()).isZero();
    return answer;
  }

  /** One journey, because each run has to be simulated first. */
  @Test
  void entriesAreAddedBehindTheEndAndToldEverywhereButChangeNoVerdict() throws IOException {
    Path journal = run.resolve("journal/00000001.jsonl");
    String before = Files.readString(journal);
    Answer judgedBefore = run("judge", run, out.resolve("runs/r0-after-SN-1001"));

    assertThat(entered("note", run, "--by", "Ada", "--text", "outlet re-plugged").out())
        .contains("late: after the run's end");
    entered("deviation", run, "--by", "Ben", "--text", "31 C");
    entered("triage", run, "--as", "rig", "--by", "Ada", "--text", "relay stuck");
    entered("retest-of", run, "--of", out.resolve("runs/r0-before-SN-1002"), "--by", "Ada");
    Path page = folder.resolve("handover.html");
    assertThat(run("handover", out, "--html", page).out())
        .contains("note by Ada: outlet re-plugged [late", "r0-before-SN-1002: trip 1 of 1 (")
        .doesNotContain("r0-before-SN-1001: trip 1 of 1 (");
    assertThat(page).content().contains("<li>", "note by Ada: outlet re-plugged [late", "SN-1002");
    entered("invalidate", run, "--by", "Ada", "--reason", "wrong set");

    assertThat(Files.readString(journal)).startsWith(before).contains("\"k\":\"log.entry\"");
    Answer judged = run("judge", run, out.resolve("runs/r0-after-SN-1001"));
    assertThat(judged.code()).isEqualTo(judgedBefore.code());
    assertThat(judged.out().lines().toList()).containsAll(judgedBefore.out().lines().toList());
    assertThat(judged.out())
        .contains(
            "INVALIDATED by Ada: wrong set",
            "deviation by Ben: 31 C",
            "triage (rig#1) by Ada",
            "retest (r0-before-SN-1002 began ",
            "With all 2 runs: 1 fail, 1 pass.",
            "Without the 1 invalidated: 1 pass.");
    assertThat(run("judge", "--json", run).out())
        .contains("\"invalidated\":true", "\"by\":\"Ben\"");
    told();
  }

  private void told() {
    assertThat(run("status", out).out()).contains("SN-1001", "completed", "INVALIDATED", "trips 1");
    Answer json = run("status", "--json", run);
    assertThat(Cli.isOneCanonicalLine(json.out())).isTrue();
    assertThat(json.out()).contains("\"state\":\"completed\"", "\"leftNanos\":0");
    assertThat(run("history", "SN-1001", out).out())
        .contains("2 runs", "r0-before-SN-1001", "before it 0.0000 h", "INVALIDATED")
        .contains("virtual time");
    Path report = folder.resolve("again.html");
    Object[] args = {
      "report",
      run,
      out.resolve("runs/r0-after-SN-1001"),
      out.resolve("runs/r0-before-SN-1002"),
      out.resolve("runs/r0-after-SN-1002"),
      "--out",
      report
    };
    assertThat(run(args).out()).contains("With them: ", "Without them: ");
  }

  @Test
  void whatCanNotBeEnteredSaysWhy() throws IOException {
    assertThat(run("note", folder, "--by", "A", "--text", "x").err())
        .startsWith(folder + ":1: this is no run's directory");
    assertThat(run("note", run, "--by", " ", "--text", "x").err()).contains("--by takes one line");
    assertThat(run("history", "SN-9", out).err()).contains("none of these runs");
    assertThat(run("status", folder.resolve("state")).err()).contains("there is no");

    Path journal = run.resolve("journal/00000001.jsonl");
    Files.writeString(journal, Files.readString(journal).replaceFirst("settle", "sattle"));
    Answer damaged = run("note", run, "--by", "A", "--text", "x");
    assertThat(damaged.code()).isEqualTo(Exit.USAGE);
    assertThat(damaged.err()).contains(journal + ":");
  }
}

package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Run directories that something was done to: each command that reads them says what is wrong in
 * one message, ends with code 2, and changes nothing.
 */
class RunFolderCommandsTest {
  @TempDir private Path folder;
  private Path out = Path.of("");
  private Path run = Path.of("");
  private Path plan = Path.of("");
  private Path key = Path.of("");

  /** A campaign of one run, as if it had been made in real time and broken off. */
  @BeforeEach
  void simulate() throws Exception {
    Workbench bench = Workbench.in(folder.resolve("bench"));
    bench.change("plans/short.yaml", "  - {name: before, firmware: before, expect: fail}\n", "");
    bench.change("plans/short.yaml", "units: all", "units: [SN-1001]");
    String text = Files.readString(bench.plan());
    bench.write("plans/short.yaml", text.substring(0, text.indexOf("\ncomparison:") + 1));
    plan = bench.plan();
    out = folder.resolve("out");
    assertThat(cli("simulate", plan, "--out", out).code()).isNotEqualTo(Exit.USAGE);
    run = Workbench.runs(out).getFirst();
    Files.createDirectories(run.resolve("snapshots"));
    key = folder.resolve("lab.key");
    assertThat(cli("key", "new", key).code()).isEqualTo(Exit.PASS);
  }

  private Cli.Answer cli(Object... args) {
    return new Cli(folder.resolve("state")).run(args);
  }

  private void allRefuse(String text, List<Object[]> commands) throws Exception {
    var before = Workbench.everything(out);
    for (Object[] command : commands) {
      Cli.Answer answer = cli(command);
      assertThat(answer.code()).as("%s: %s", command[0], answer).isEqualTo(Exit.USAGE);
      assertThat(answer.err()).as("%s", command[0]).contains(text).doesNotContain("\tat ");
      assertThat(answer.err().strip().lines()).as("%s: %s", command[0], answer).hasSize(1);
      assertThat(Workbench.everything(out)).as("%s", command[0]).isEqualTo(before);
    }
  }

  private List<Object[]> readers(Path... runs) {
    return List.of(
        args("judge", List.of(runs)),
        args("report", List.of(runs), "--out", folder.resolve("report.html")),
        args("pack", List.of(runs), "--key", key, "--out", folder.resolve("pack")));
  }

  private static Object[] args(String command, List<Path> runs, Object... more) {
    return Stream.of(Stream.of(command), runs.stream(), Stream.of(more))
        .flatMap(each -> each)
        .toArray();
  }

  private Object[] resume() {
    return new Object[] {"run", plan, "--resume", out};
  }

  private Object[] look(String command) {
    return new Object[] {command, out};
  }

  private Path copy(String name) throws IOException {
    Path copy = run.resolveSibling(name);
    try (Stream<Path> all = Files.walk(run)) {
      for (Path file : all.toList()) {
        Files.copy(file, copy.resolve(run.relativize(file)));
      }
    }
    return copy;
  }

  @Test
  void withoutItsHeaderARunIsHalfDeletedForEveryCommand() throws Exception {
    Files.delete(run.resolve("run.json"));
    String text = "half-deleted: run.json is missing beside a run's journal";
    allRefuse(text, readers(run));
    allRefuse(text, List.<Object[]>of(resume()));
    copyWithHeader();
    allRefuse(text, List.of(look("status"), look("attend")));
  }

  /** Another run of the campaign that is whole, so that there is something to show. */
  private void copyWithHeader() throws Exception {
    Path other = folder.resolve("other");
    assertThat(cli("simulate", plan, "--out", other).code()).isNotEqualTo(Exit.USAGE);
    Files.move(Workbench.runs(other).getFirst(), out.resolve("runs/whole"));
  }

  @Test
  void withSnapshotsAloneARunIsNotBegunOverTheDead() throws Exception {
    for (String gone : List.of("journal", "checkpoints")) {
      delete(run.resolve(gone));
    }
    Files.writeString(run.resolve("snapshots/00000002.json"), "{}");
    allRefuse("half-deleted: its journal holds no segment", List.<Object[]>of(resume()));
    allRefuse("there is no journal", readers(run));
    Files.delete(run.resolve("run.json"));
    allRefuse("half-deleted: run.json is missing", List.<Object[]>of(resume()));
  }

  private static void delete(Path path) throws IOException {
    try (Stream<Path> all = Files.walk(path)) {
      for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void aMissingSegmentIsNamed() throws Exception {
    Path journal = run.resolve("journal");
    try (Stream<Path> segments = Files.list(journal)) {
      for (Path segment : segments.toList()) {
        String name = String.valueOf(segment.getFileName());
        Files.move(segment, journal.resolve(name.replace("00000001", "00000002")));
      }
    }
    allRefuse("segment 00000001 of its journal is missing", List.<Object[]>of(resume()));
    allRefuse("the segment is missing", readers(run));
    allRefuse("the segment is missing", List.<Object[]>of(look("status")));
  }

  @Test
  void twoDirectoriesWithOneIdAreRefusedUnlessTheyHoldTheSame() throws Exception {
    Path copy = copy("a-copy");
    assertThat(cli("judge", run, copy).code()).isNotEqualTo(Exit.USAGE);
    allRefuse("two directories with one id", List.of(resume(), look("status")));
    Cli.Answer noted = cli("note", copy, "--by", "Ada", "--text", "seen");
    assertThat(noted.code()).as(noted.toString()).isEqualTo(Exit.PASS);
    allRefuse("two directories with one id", readers(run, copy));
  }

  @Test
  void aNewerFormatIsNamedWithAndWithoutItsHeader() throws Exception {
    Path header = run.resolve("run.json");
    Files.writeString(header, Files.readString(header).replace("\"format\":1", "\"format\":2"));
    String text = "format 2 is not known; this version reads 1";
    allRefuse(text, readers(run));
    allRefuse(text, List.of(resume(), look("status")));
    Files.delete(header);
    allRefuse("half-deleted: run.json is missing", readers(run));
  }
}

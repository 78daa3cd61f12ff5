package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.link.frame.CheckedLine;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.rig.plan.PlanFile;

/** Imports of logs, and comparisons, from the command line. */
class IncidentSourcesTest {
  private static final Path FIXTURES = Path.of("../fixtures");
  private static final Path PATTERNS = FIXTURES.resolve("incidents/patterns/emulated-pump.yaml");

  @TempDir private Path folder;

  private Answer incident(Object... words) {
    var all = new ArrayList<Object>(List.of("incident"));
    all.addAll(List.of(words));
    return new Cli(folder.resolve("state")).run(all.toArray());
  }

  /** A message each 100 ms; the 40th to the 69th wait for their answers. */
  private Path log(String name, long seconds, long waitMillis) throws IOException {
    var out = new StringBuilder("time,pump,event,id\n");
    for (int i = 0; i < 120; i++) {
      long sent = seconds * 1_000 + i * 100L;
      long answered = sent + (i >= 40 && i < 70 ? waitMillis : 2);
      out.append(line(sent, "message", i)).append(line(answered, "acknowledged", i));
    }
    return Files.writeString(folder.resolve(name), out);
  }

  private static String line(long millis, String event, int id) {
    return "%d.%03d,P1,%s,M%d%n".formatted(millis / 1_000, millis % 1_000, event, id);
  }

  @Test
  void aRerunThatShowsTheSameIsTheSameAndItsPictureIsMeasured() throws Exception {
    Path original = log("original.csv", 1_000, 400);
    Path rerun = log("rerun.csv", 5_000, 405);
    Answer answer = incident("compare", original, rerun, "--out", folder.resolve("out"), "--json");
    assertThat(answer.code()).as(answer.toString()).isZero();
    assertThat(Cli.isOneCanonicalLine(answer.out())).isTrue();
    assertThat(answer.out()).contains("\"same\":true", "\"shiftMicros\":4000000000");
    assertThat(answer.err())
        .contains("same  slowAcknowledgement 400 ms", "Distance, measured: 0.0 %");
    assertThat(Files.readString(folder.resolve("out/picture.svg"))).contains("its measured rerun");
    assertThat(folder.resolve("out/compare.json")).isRegularFile();
  }

  @Test
  void whatIsNoRunTellsNothingOfSwitching() throws Exception {
    Path original = log("original.csv", 1_000, 400);
    Answer answer = incident("compare", original, original, "--run", folder);
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains("is neither a run's directory nor a campaign's");
  }

  @Test
  void whereNothingCanBeCapturedNothingIsRunAgain() throws Exception {
    Path original = log("original.csv", 1_000, 400);
    Path plan = FIXTURES.resolve("plans/demo.yaml");
    Answer answer = incident("rerun", original, "--plan", plan, "--out", folder.resolve("out"));
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err())
        .contains("demo.yaml:1: its rig has no 'topology'", "nothing can be captured");
    assertThat(folder.resolve("out")).doesNotExist();
    Answer arm = incident("rerun", original, "--arm", "x", "--out", folder.resolve("arm"));
    assertThat(arm.code()).isEqualTo(Exit.USAGE);
    assertThat(arm.err()).contains("the plan has no arm 'x'; it has [before, after]");
  }

  @Test
  void aRerunThatShowsSomethingElseIsToldApart() throws Exception {
    Path original = log("original.csv", 1_000, 400);
    Answer slower = incident("compare", original, log("slower.csv", 5_000, 700), "--out", folder);
    assertThat(slower.code()).isEqualTo(Exit.USAGE); // the directory is in use
    slower =
        incident("compare", original, log("slower.csv", 5_000, 700), "--out", folder.resolve("a"));
    assertThat(slower.code()).as(slower.toString()).isEqualTo(Exit.FAIL);
    assertThat(slower.out())
        .contains("OTHER slowAcknowledgement 400 ms", "THEN slowAcknowledgement 700");
    Answer none =
        incident("compare", original, log("none.csv", 5_000, 2), "--out", folder.resolve("b"));
    assertThat(none.code()).as(none.toString()).isEqualTo(Exit.FAIL);
    assertThat(none.out())
        .contains("NOT SEEN AGAIN slowAcknowledgement", "no fault of the original");
  }

  @Test
  void anImportCallsWhatIsOnlyAskedForNotMeasured() throws Exception {
    Path out = folder.resolve("out");
    Answer answer = incident("import", log("original.csv", 1_000, 400), "--out", out);
    assertThat(answer.code()).as(answer.toString()).isZero();
    assertThat(answer.out()).contains("(NOT MEASURED): ");
    assertThat(Files.readString(out.resolve("asked.svg"))).contains("NOT MEASURED");
    assertThat(out.resolve("picture.svg")).doesNotExist();
  }

  private Path pumpLog() throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (int i = 1; i <= 4; i++) {
      String text = "CONNECTION_FAILED_REFUSED";
      bytes.write(CheckedLine.encode("LOG n=" + i + " up=" + i * 900 + " code=NONE text=" + text));
    }
    return Files.write(folder.resolve("pump.bin"), bytes.toByteArray());
  }

  @Test
  void theEventLogOfAPumpBecomesAPlan() throws Exception {
    Path out = folder.resolve("out");
    Path rig = FIXTURES.resolve("rigs/demo.yaml");
    Answer answer =
        incident(
            "import",
            pumpLog(),
            "--rig",
            rig,
            "--unit",
            "SN-1001",
            "--patterns",
            PATTERNS,
            "--out",
            out);
    assertThat(answer.code()).as(answer.toString()).isZero();
    assertThat(answer.out())
        .contains("gatewayRefuse, from 0.000 s", "when it was by the wall clock");
    assertThat(
            PlanFile.readWithRig(out.resolve("compact.yaml"), Optional.empty())
                .plan()
                .faults()
                .windows())
        .singleElement()
        .satisfies(window -> assertThat(window.fault().name()).isEqualTo("gatewayRefuse"));
  }

  @Test
  void aDriverWithoutAnEventLogIsRefusedWithWhatItReads() throws Exception {
    Path rig = FIXTURES.resolve("rigs/new-era.yaml");
    Answer none =
        incident("import", pumpLog(), "--rig", rig, "--unit", "NE-1", "--patterns", PATTERNS);
    assertThat(none.code()).isEqualTo(Exit.USAGE);
    assertThat(none.err()).contains("driver 'ne1000' of unit 'NE-1' reads no event log");
    Answer nobody =
        incident("import", pumpLog(), "--rig", rig, "--unit", "NE-9", "--patterns", PATTERNS);
    assertThat(nobody.err()).contains("no unit 'NE-9'");
    assertThat(incident("import", pumpLog(), "--unit", "NE-1", "--patterns", PATTERNS).err())
        .contains("name --rig RIG and --unit SERIAL");
    assertThat(incident("import", pumpLog(), "--rig", rig, "--unit", "NE-1").err())
        .contains("needs --patterns FILE");
  }

  @Test
  void aTimeThatCannotBeTrueIsNoReasonForAPlanOfYears() throws Exception {
    Path log = log("original.csv", 1_000, 400);
    Files.writeString(log, Files.readString(log) + "9000000,P1,message,X\n");
    Answer answer = incident("import", log, "--out", folder.resolve("out"));
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains("it spans 104 days", "editcap");
    assertThat(folder.resolve("out")).doesNotExist();
  }
}

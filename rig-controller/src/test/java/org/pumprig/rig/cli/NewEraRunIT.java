package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.rig.emulated.LonePumps;
import org.pumprig.rig.emulated.Standing;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.seed.Seed;

/**
 * Two emulated New Era pumps on pseudo-terminals, an honest one and one without a time-out, each
 * above a balance on another, run the plan about the pump's own communication time-out: the fluid
 * is known by its weight alone.
 */
@Tag("integration")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewEraRunIT {
  private static final String REGISTER =
      """
      calibrations: 1
      instruments:
        - {id: BAL-1, kind: balance, serial: "1", certificate: C-1, calibrated: 2026-01-01, due: 2999-01-01}
        - {id: BAL-2, kind: balance, serial: "2", certificate: C-2, calibrated: 2019-01-01, due: 2020-01-01}
      """;

  @TempDir private static Path folder;
  private final List<Standing> pumps = new ArrayList<>();
  private Path plan = Path.of("");
  private Path out = Path.of("");
  private Answer answer = new Answer(-1, "", "");

  @BeforeAll
  void runOnce() throws Exception {
    SequencedMap<String, String> honest = pump(List.of(), "mtSics");
    SequencedMap<String, String> deaf = pump(List.of("noWatchdog"), "sbi");
    String rig =
        Fixtures.text("rigs/new-era-balances.yaml")
                .replace("/dev/ttyUSB0", honest.get("service"))
                .replace("/dev/ttyUSB1", deaf.get("service"))
                .replace("/dev/ttyUSB2", honest.get("balance"))
                .replace("127.0.0.1:5002", honest.get("power"))
                .replace("/dev/ttyUSB3", deaf.get("balance"))
                .replace("127.0.0.1:5004", deaf.get("power"))
                .replace("    driver:", "    emulated: true\n    driver:")
                .replaceAll("serial: NE-([12])", "$0\n    instruments: {flow: BAL-$1}")
            + "calibration: {register: instruments.yaml}\n";
    Files.createDirectories(folder.resolve("rigs"));
    Files.createDirectories(folder.resolve("plans"));
    Files.writeString(folder.resolve("rigs/new-era-balances.yaml"), rig);
    Files.writeString(folder.resolve("rigs/instruments.yaml"), REGISTER);
    plan = folder.resolve("plans/communication-timeout-by-weight.yaml");
    Files.write(plan, Fixtures.bytes("plans/communication-timeout-by-weight.yaml"));
    out = folder.resolve("out");
    answer = accepting("run", plan, "--out", out);
  }

  @AfterAll
  void endPumps() {
    pumps.forEach(Standing::close);
  }

  private SequencedMap<String, String> pump(List<String> defects, String balance) throws Exception {
    Standing standing =
        LonePumps.start(
            new LonePumps.Wanted(
                "ne1000",
                "NE-1",
                "after",
                defects,
                Optional.of("pty"),
                new Endpoint("127.0.0.1", 0),
                Optional.empty(),
                Optional.empty(),
                "127.0.0.1",
                1_000_000_000L,
                new Seed(1),
                Optional.of(balance)),
            failure -> {
              throw new AssertionError(failure);
            });
    pumps.add(standing);
    return standing.places();
  }

  private static Answer cli(Object... args) {
    return new Cli(folder.resolve("state")).run(args);
  }

  /** The second balance isn't in date. */
  private static Answer accepting(Object... args) {
    var all = new ArrayList<Object>(List.of(args));
    all.addAll(List.of("--accept-calibration", "BAL-2", "--accepted-by", "Ada"));
    all.addAll(List.of("--accepted-because", "checked with a weight"));
    return cli(all.toArray());
  }

  private String verdict(String serial) throws Exception {
    for (Path run : Workbench.runs(out)) {
      RunHeader header = RunHeader.parse(Files.readAllBytes(run.resolve("run.json")));
      if (header.unit().equals(serial)) {
        assertThat(header.emulated()).isTrue();
        return header.verdict().orElseThrow().onDisk();
      }
    }
    throw new AssertionError("no run of " + serial + ": " + answer);
  }

  private static String judged(Path run) {
    return cli("judge", run).out();
  }

  private Path run(String serial) throws Exception {
    return Workbench.runs(out).stream()
        .filter(path -> path.toString().contains(serial))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theHonestPumpPassesByItsFlow() throws Exception {
    assertThat(verdict("NE-1")).as("%s%n%s", answer, judged(run("NE-1"))).isEqualTo("pass");
    assertThat(judged(run("NE-1")))
        .contains("Fluid stopped", "after the line fell silent", "or up to 0.750 s before that");
  }

  @Test
  void thePumpWithoutTimeOutFailsByItsFlow() throws Exception {
    assertThat(verdict("NE-2")).as("%s%n%s", answer, judged(run("NE-2"))).isEqualTo("fail");
    assertThat(judged(run("NE-2"))).contains("Fluid still moved");
  }

  @Test
  void checkSaysWhatIsTouchedAndWhatCannotBeJudged() {
    Answer check = accepting("check", plan);
    assertThat(check.code()).isZero();
    assertThat(check.out())
        .contains("spoken to by the driver ne1000 address 0, safe mode, time-out 3 s")
        .contains("flow witness, an MT-SICS balance, read every 100 ms")
        .contains("behind the ports of NE-1, NE-2 stand emulators");
  }

  @Test
  void aPseudoTerminalThatDoesNotSayEmulatedIsRefused() throws Exception {
    Path rig = folder.resolve("rigs/unsaid.yaml");
    String text = Files.readString(folder.resolve("rigs/new-era-balances.yaml"));
    Files.writeString(rig, text.replace("    emulated: true\n", ""));
    Answer refused = accepting("run", plan, "--rig", rig, "--out", folder.resolve("refused"));
    assertThat(refused.err()).contains("is a pseudo-terminal", "write 'emulated: true'");
    assertThat(refused.code()).isNotZero();
  }

  @Test
  void checkSaysWhatABalanceIsTooCoarseFor() throws Exception {
    Path rig = folder.resolve("rigs/coarse.yaml");
    String text = Files.readString(folder.resolve("rigs/new-era-balances.yaml"));
    Files.writeString(
        rig, text.replaceFirst("(NE-2[^~]*)repeatability: 1 mg", "$1repeatability: 9 g"));
    assertThat(accepting("check", plan, "--rig", rig).out())
        .contains("too large to tell the lower of the programmed rates from none");
  }

  @Test
  void itCannotBeSimulated() {
    Answer refused = cli("simulate", plan, "--out", folder.resolve("simulated"));
    assertThat(refused.code()).isEqualTo(Exit.USAGE);
    assertThat(refused.err()).contains("they have no virtual time");
  }

  @Test
  void eachRunsJournalNamesItsInstrumentAndWhoAcceptsIt() throws Exception {
    String first = Files.readString(run("NE-1").resolve("journal/00000001.jsonl"));
    String second = Files.readString(run("NE-2").resolve("journal/00000001.jsonl"));
    assertThat(first).contains("\"k\":\"instrument.used\"", "BAL-1").doesNotContain("BAL-2");
    assertThat(second).contains("\"k\":\"calibration.accepted\"", "Ada", "checked with a weight");
    assertThat(Files.readString(out.resolve("report/index.html")))
        .contains("Instruments of the register", "flow of NE-1", "in date from begin to end")
        .contains("NOT IN DATE: its calibration ended on 2020-01-01; accepted by Ada");
  }

  @Test
  void eachRunsJournalAndTheReportTellOfTheMachinesClock() throws Exception {
    for (String unit : List.of("NE-1", "NE-2")) {
      assertThat(Files.readString(run(unit).resolve("journal/00000001.jsonl")))
          .containsPattern(
              "\"battery\":\"(yes|no|unknown)\",\"errorMicros\":-?\\d+,\"offsetMicros\":-?\\d+,"
                  + "\"source\":\"[^\"]+\",\"synchronised\":\"(yes|no|unknown)\"}"
                  + ",\"e\":1,\"k\":\"clock.read\"");
    }
    assertThat(Files.readString(out.resolve("report/index.html"))).contains("never set");
  }

  @Test
  void runsThatRestOnAnInstrumentAreListed() throws Exception {
    Answer touched = cli("calibration", "touched", "BAL-2", "--since", "2019-06-01", out);
    assertThat(touched.code()).as(touched.toString()).isEqualTo(Exit.FAIL);
    assertThat(touched.out())
        .contains(run("NE-2").toString(), "verdict fail", "1 of 2 runs rest on BAL-2")
        .doesNotContain(run("NE-1").toString());
    assertThat(cli("calibration", "touched", "BAL-2", "--since", "2998-01-01", out).code())
        .isZero();
    assertThat(cli("calibration", "touched", "BAL-3", out).out())
        .contains("0 of 2 runs rest on BAL-3");
  }

  @Test
  void aRunWithoutItsRegisterIsNotJudgedAndMayBeTouched() throws Exception {
    Path copy = Workbench.copy(run("NE-2"), folder.resolve("copy/NE-2"));
    try (var files = Files.list(copy)) {
      for (Path file : files.filter(each -> each.toString().contains("calibration-")).toList()) {
        Files.delete(file);
      }
    }
    assertThat(cli("judge", copy).err()).contains("the register of instruments is missing");
    Answer touched = cli("calibration", "touched", "BAL-2", copy);
    assertThat(touched.code()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(touched.out()).contains("CAN'T BE READ, MAY BE TOUCHED");
  }
}

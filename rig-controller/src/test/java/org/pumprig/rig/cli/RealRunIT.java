package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.rig.event.Derived;
import org.pumprig.rig.event.EventCodec;
import org.pumprig.rig.journal.JournalReader;
import org.pumprig.rig.journal.JournalVisitor;
import org.pumprig.rig.journal.RawLine;
import org.pumprig.rig.journal.ReadOutcome;
import org.pumprig.rig.journal.Stamp;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.judge.FaultFacts;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.judge.RunState;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.run.RunContexts;
import org.pumprig.rig.rundir.JudgeRun;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.rundir.KeptPlan;
import org.pumprig.rig.rundir.Rederivation;
import org.pumprig.rig.rundir.RunFaults;
import org.pumprig.rig.rundir.VerifiedRun;

/**
 * One short campaign on real sockets and pseudo-terminals, and what can be said from its record.
 */
@Tag("integration")
@Isolated
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealRunIT {
  /**
   * Threads that stay in a JVM once they were needed; none of them is a session's: of Netty, of the
   * JVM (those that carry virtual threads too, on which programs' output is read), and the one
   * timer for delayed chunks that all proxies of a process share.
   */
  private static final Set<String> RESIDENT =
      Set.of(
          "globalEventExecutor",
          "process reaper",
          "proxy-delays",
          "ForkJoinPool-1-worker",
          "VirtualThread-unblocker");

  @TempDir private static Path folder;
  private Path out = Path.of("");
  private Answer answer = new Answer(-1, "", "");
  private Set<Thread> threadsBefore = Set.of();
  private Set<String> listenersBefore = Set.of();

  @BeforeAll
  void runOnce() throws Exception {
    Workbench bench = Workbench.in(folder.resolve("bench"));
    out = folder.resolve("out");
    threadsBefore = Thread.getAllStackTraces().keySet();
    listenersBefore = Listeners.ofThisProcess();
    answer = cli("run", bench.plan(), "--out", out, "--json");
  }

  private Answer cli(Object... args) {
    return new Cli(folder.resolve("state")).run(args);
  }

  private List<Path> runs() throws Exception {
    return Workbench.runs(out);
  }

  private Answer judgeAll(Path campaign) throws Exception {
    var args = new ArrayList<Object>(List.of("judge"));
    args.addAll(Workbench.runs(campaign));
    return cli(args.toArray());
  }

  @Test
  void theOldFirmwareFailsTheNewOnePassesAndTwoUnitsAreTooFewToCompare() throws Exception {
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(answer.err())
        .contains("  before   as expected", "  after    as expected", "EMULATED BENCH")
        .doesNotContain("VIRTUAL", "programming error");
    assertThat(Cli.isOneCanonicalLine(answer.out())).isTrue();
    assertThat(answer.out().strip()).isEqualTo(Files.readString(out.resolve("campaign.json")));
    for (Path run : runs()) {
      RunHeader header = RunHeader.parse(Files.readAllBytes(run.resolve("run.json")));
      assertThat(header.emulated()).isTrue();
      assertThat(header.virtual()).isFalse();
      assertThat(header.state()).isEqualTo(RunState.ENDED);
      assertThat(header.verdict().orElseThrow().onDisk())
          .isEqualTo(header.arm().equals("before") ? "fail" : "pass");
    }
  }

  @Test
  void theJournalSaysOnWhatTheRigRan() throws Exception {
    for (Path run : Workbench.runs(out)) {
      var seen = JudgeRun.readAll(run).begin().bench().environments();
      assertThat(seen).hasSize(1);
      assertThat(seen.getFirst().kernel()).startsWith(System.getProperty("os.name"));
      assertThat(seen.getFirst().tools()).anyMatch(tool -> tool.startsWith("ip: "));
    }
    assertThat(Files.readString(out.resolve("report/index.html")))
        .contains("On what the rig ran, as the journals say");
  }

  @Test
  void everyFaultWasProvenOnEveryUnitThatHadTraffic() throws Exception {
    assertThat(runs()).hasSize(4);
    for (Path run : runs()) {
      JudgedRun judged = VerifiedRun.read(run);
      long trip = judged.verdict().facts().trip().map(t -> t.atNanos()).orElse(Long.MAX_VALUE);
      List<FaultFacts> faults = judged.verdict().facts().faults();
      assertThat(faults)
          .extracting(FaultFacts::name)
          .containsExactlyInAnyOrder("refuse", "stall", "reset", "gatewayRestart");
      assertThat(faults)
          .as("%s, tripped at %d", run.getFileName(), trip)
          .filteredOn(fault -> fault.plannedNanos() + fault.durationNanos() < trip)
          .isNotEmpty()
          .allMatch(FaultFacts::counts);
      assertThat(faults).allMatch(fault -> fault.revertedNanos().isPresent());
    }
  }

  @Test
  void judgingAgainWithoutWhatWasDerivedGivesTheSame() throws Exception {
    Path copy = Workbench.copy(out, folder.resolve("without-results"));
    String before = judgeAll(copy).out();
    Files.delete(copy.resolve("campaign.json"));
    Files.delete(copy.resolve("report/index.html"));
    Answer again = judgeAll(copy);
    assertThat(again.code()).isEqualTo(Exit.FAIL);
    assertThat(again.out()).isEqualTo(before).contains("r0-before-SN-1001: fail");
    var args = new ArrayList<Object>(List.of("report", "--out", copy.resolve("report.html")));
    args.addAll(Workbench.runs(copy));
    assertThat(cli(args.toArray()).code()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(copy.resolve("report.html"))
        .hasSameBinaryContentAs(out.resolve("report/index.html"));
  }

  /** Passes everything on to the re-derivation and counts what it was given to compare. */
  private static final class Counting implements JournalVisitor {
    private final Rederivation again;
    private int derived;

    Counting(Rederivation again) {
      this.again = again;
    }

    @Override
    public void line(Stamp stamp, String kind, RawLine line) {
      again.line(stamp, kind, line);
    }

    @Override
    public void event(Stamp stamp, String kind, Fields payload) {
      derived += EventCodec.read(kind, payload).orElseThrow() instanceof Derived ? 1 : 0;
      again.event(stamp, kind, payload);
    }
  }

  @Test
  void theInputsGiveTheDerivedRecordsAgainByteForByte() throws Exception {
    for (Path run : runs()) {
      JudgedRun judged = VerifiedRun.read(run);
      Plan plan = KeptPlan.onRig(new DirectoryStorage(run), run.toString());
      var faults = RunFaults.of(plan, judged.header(), run.toString());
      var counting =
          new Counting(
              new Rederivation(
                  RunContexts.of(plan, faults, judged.header().unit(), judged.header().slot())));
      ReadOutcome outcome = JournalReader.read(new DirectoryStorage(run), counting);
      counting.again.finish();
      assertThat(outcome).isInstanceOf(ReadOutcome.Complete.class);
      assertThat(counting.again.comparable()).isTrue();
      assertThat(counting.derived).isGreaterThan(30);
    }
  }

  @Test
  void oneChangedByteIsRefusedNamingTheLine() throws Exception {
    Path run = Workbench.copy(runs().getFirst(), folder.resolve("changed"));
    Path journal = run.resolve("journal/00000001.jsonl");
    List<String> lines = new ArrayList<>(Files.readAllLines(journal));
    int changed = lines.size() / 3;
    while (!lines.get(changed).contains("flow.read")) {
      changed++;
    }
    String line = lines.get(changed);
    int last = line.lastIndexOf('}') - 1; // a digit of a reading
    while (!Character.isDigit(line.charAt(last))) {
      last--;
    }
    char digit = line.charAt(last) == '9' ? '1' : (char) (line.charAt(last) + 1);
    lines.set(changed, line.substring(0, last) + digit + line.substring(last + 1));
    Files.writeString(journal, String.join("\n", lines) + "\n");
    Answer refused = cli("judge", run);
    assertThat(refused.code()).as(refused.toString()).isEqualTo(Exit.USAGE);
    assertThat(refused.err()).startsWith(journal + ":" + (changed + 1) + ": ");
  }

  @Test
  void aTailThatWasCutOffIsSeen() throws Exception {
    Path run = Workbench.copy(runs().getFirst(), folder.resolve("cut"));
    Path journal = run.resolve("journal/00000001.jsonl");
    List<String> lines = Files.readAllLines(journal);
    List<String> kept = new ArrayList<>(lines.subList(0, lines.size() * 9 / 10));
    while (!kept.getLast().contains("\"batch\"") && !kept.getLast().contains(" batch ")) {
      kept.removeLast(); // a whole number of batches: each line that is left is sound
    }
    Files.writeString(journal, String.join("\n", kept) + "\n");
    Answer cut = cli("judge", run);
    assertThat(cut.code()).as(cut.toString()).isEqualTo(Exit.INCONCLUSIVE);
    assertThat(cut.out()).contains("The journal is not whole").contains("lines");
  }

  @Test
  void nothingOfTheSessionIsLeftInThisProcess() {
    Awaitility.await()
        .pollInSameThread()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> {
              assertThat(threadsLeft()).isSubsetOf(RESIDENT);
              assertThat(Listeners.ofThisProcess()).isEqualTo(listenersBefore);
            });
    assertThat(folder.resolve("state/ledger")).isEmptyDirectory();
    assertThat(folder.resolve("state/campaigns")).isEmptyDirectory();
    assertThat(cli("recover").out()).isEqualTo("Nothing to undo.\n");
  }

  private Set<String> threadsLeft() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.isAlive() && !threadsBefore.contains(thread))
        .map(thread -> thread.getName().replaceAll("[-0-9]+$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}

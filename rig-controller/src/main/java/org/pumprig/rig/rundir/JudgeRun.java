package org.pumprig.rig.rundir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pumprig.digest.ContentDigest;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.host.Storage;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.EventCodec;
import org.pumprig.rig.event.Lifecycle;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.LogBook;
import org.pumprig.rig.event.LogBook.LogEntry;
import org.pumprig.rig.event.RunBasis.PlanApproved;
import org.pumprig.rig.event.RunRecord.RunEnded;
import org.pumprig.rig.event.SelfChecked;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.journal.JournalReader;
import org.pumprig.rig.journal.JournalVisitor;
import org.pumprig.rig.journal.RawLine;
import org.pumprig.rig.journal.ReadOutcome;
import org.pumprig.rig.journal.RunIdentity;
import org.pumprig.rig.journal.Stamp;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.json.JournalFormatException;
import org.pumprig.rig.judge.RunFacts;
import org.pumprig.rig.judge.RunFactsBuilder;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.judge.RunJudge;
import org.pumprig.rig.judge.RunSeriesBuilder;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Criterion;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.Requirement;
import org.pumprig.rig.run.RunClock;
import org.pumprig.rig.yaml.InputProblem;

/**
 * Reads a run directory and judges the run, from its journal alone: one pass, in bounded memory.
 *
 * <p>All refusals are for exit code 2: {@link JournalDamage} if the journal isn't what was written,
 * {@link InputProblem} if the files don't belong together.
 */
public final class JudgeRun {
  private static final int MOST_ENTRIES = 10_000;

  /** A header is a few hundred bytes. */
  static final int MAX_HEADER_BYTES = 64 << 10;

  /** Plan and rig files are at most 1 MiB; one byte more shows that they are longer. */
  private static final int MAX_FILE_BYTES = (1 << 20) + 1;

  private JudgeRun() {}

  /** The verdict on the run in a directory; see {@link #readAll(Path)}. */
  public static RunVerdict read(Path runDir) throws JournalDamage, InputProblem, IOException {
    return readAll(runDir).verdict();
  }

  /**
   * The verdict on the run in a directory, and what a report needs beside it.
   *
   * @throws JournalDamage if the journal isn't what was written
   * @throws InputProblem if a file is missing or unreadable, or they don't belong together
   * @throws IOException if the disk refuses
   */
  public static JudgedRun readAll(Path runDir) throws JournalDamage, InputProblem, IOException {
    return readAll(runDir, Optional.empty());
  }

  /**
   * The same in one reading with another.
   *
   * @param beside sees the journal too
   */
  static JudgedRun readAll(Path runDir, Optional<DerivedAlongside> beside)
      throws JournalDamage, InputProblem, IOException {
    requireDirectory(runDir);
    return readAll(new DirectoryStorage(runDir), runDir.toString(), beside);
  }

  static void requireDirectory(Path runDir) throws InputProblem {
    if (!Files.isDirectory(runDir)) {
      throw new InputProblem(
          runDir.toString(), 1, "there is no such directory", "Name a run directory");
    }
  }

  /**
   * The same for any storage.
   *
   * @param name the directory's name in messages
   */
  public static JudgedRun readAll(Storage storage, String name)
      throws JournalDamage, InputProblem, IOException {
    return readAll(storage, name, Optional.empty());
  }

  private static JudgedRun readAll(Storage storage, String name, Optional<DerivedAlongside> beside)
      throws JournalDamage, InputProblem, IOException {
    RunHeader header = header(storage, name);
    byte[] planBytes = bytes(storage, name, "plan.yaml", MAX_FILE_BYTES);
    byte[] rigBytes = bytes(storage, name, "rig.yaml", MAX_FILE_BYTES);
    Optional<Plan> early = readable(storage, name, planBytes);
    var fold = new Fold(early.map(JudgeRun::criteria).orElse(List.of()), beside);
    ReadOutcome outcome = JournalReader.read(storage, fold);
    Optional<RunIdentity> identity = outcome.extent().run();
    if (identity.isEmpty()) {
      throw new InputProblem(
          name + "/journal", 1, "not even its first batch is whole", "There is nothing to judge");
    }
    RunIdentity run = identity.get();
    same(name + "/plan.yaml", "digest", ContentDigest.hex(planBytes), run.planSha256());
    same(name + "/rig.yaml", "digest", ContentDigest.hex(rigBytes), run.rigSha256());
    if (outcome instanceof ReadOutcome.Cut cut) {
      fold.facts.onCut(cut.why());
    }
    RunFacts facts = facts(fold, name);
    check(header, run, facts, name + "/" + RunHeader.FILE);
    // once it is known to be the run's plan, it is told why it can't be read
    Plan plan = early.isPresent() ? early.get() : KeptPlan.alone(storage, name, planBytes);
    List<EvidenceFile> evidence = Evidence.of(storage);
    Optional<String> remark = fold.raw.check(storage, evidence, name);
    BenchRecords bench = fold.bench.build();
    bench.check(evidence, name);
    return new JudgedRun(
        header,
        plan,
        RunJudge.judge(plan, facts),
        fold.series.build(),
        fold.log,
        evidence,
        new JudgedRun.Begin(
            fold.beganMicros,
            fold.lastMicros,
            new String(planBytes, StandardCharsets.UTF_8),
            bench),
        RunApproval.of(
            storage, name, run.planSha256(), fold.approvals, fold.beganMicros, header.virtual()),
        outcome instanceof ReadOutcome.Complete,
        remark);
  }

  private static Optional<Plan> readable(Storage storage, String name, byte[] plan) {
    try {
      return Optional.of(KeptPlan.alone(storage, name, plan));
    } catch (InputProblem refusedAfterwards) {
      return Optional.empty();
    }
  }

  /** What is to be looked for. */
  private static List<Criterion> criteria(Plan plan) {
    return plan.requirements().stream().map(Requirement::criterion).toList();
  }

  private static RunHeader header(Storage storage, String name) throws InputProblem, IOException {
    try {
      return RunHeader.parse(bytes(storage, name, RunHeader.FILE, MAX_HEADER_BYTES));
    } catch (JournalFormatException e) {
      throw new InputProblem(
          name + "/" + RunHeader.FILE,
          1,
          "this is no run header: " + e.getMessage(),
          "Restore the file from the run's evidence");
    }
  }

  private static RunFacts facts(Fold fold, String name) throws InputProblem {
    try {
      return fold.facts.build();
    } catch (JournalFormatException e) {
      throw new InputProblem(
          name + "/journal", 1, String.valueOf(e.getMessage()), "There is nothing to judge");
    }
  }

  private static void check(RunHeader header, RunIdentity run, RunFacts facts, String file)
      throws InputProblem {
    RunStarted started = facts.started();
    same(file, "runId", header.runId(), run.runId());
    same(file, "runId", header.runId(), started.runId());
    same(file, "campaignId", header.campaignId(), started.campaignId());
    same(file, "unit", header.unit(), started.unit());
    same(file, "arm", header.arm(), started.arm());
    same(file, "firmware", header.firmware(), started.firmware());
    same(file, "replicate", header.replicate(), started.replicate());
    same(file, "slot", header.slot(), started.slot());
    same(file, "virtual", header.virtual(), started.virtual());
    if (facts.bench().isPresent()) {
      same(file, "emulated", header.emulated(), facts.bench().get().emulated());
    }
    same(file, "planSha256", header.planSha256(), run.planSha256());
    same(file, "rigSha256", header.rigSha256(), run.rigSha256());
  }

  private static void same(String file, String what, Object here, Object journal)
      throws InputProblem {
    if (!here.equals(journal)) {
      throw new InputProblem(
          file,
          1,
          "%s is %s, but the journal says %s".formatted(what, here, journal),
          "The files of this directory don't belong together; restore those of the run");
    }
  }

  private static byte[] bytes(Storage storage, String name, String file, int limit)
      throws InputProblem, IOException {
    if (!storage.exists(file)) {
      throw new InputProblem(
          name + "/" + file, 1, "there is no such file", "Name a whole run directory");
    }
    try (InputStream in = storage.read(file)) {
      return in.readNBytes(limit);
    }
  }

  /** All folds at once, with the run's clock. */
  private static final class Fold implements JournalVisitor {
    private final @Nullable DerivedAlongside beside;
    private final RunClock clock = new RunClock();
    private final RunFactsBuilder facts;
    private final RunSeriesBuilder series = new RunSeriesBuilder();
    private final List<LogBook.Stamped> log = new ArrayList<>();
    private boolean ended;
    private final List<PlanApproved> approvals = new ArrayList<>();
    private final RawFiles raw = new RawFiles();
    private final BenchRecords.Fold bench = new BenchRecords.Fold();
    private long beganMicros = Long.MAX_VALUE;
    private long lastMicros;

    Fold(List<Criterion> criteria, Optional<DerivedAlongside> beside) {
      this.beside = beside.orElse(null);
      facts = new RunFactsBuilder(criteria);
    }

    @Override
    public void line(Stamp stamp, String kind, RawLine line) {
      if (beside != null) {
        beside.line(stamp, kind, line);
      }
    }

    @Override
    public void event(Stamp stamp, String kind, Fields payload) {
      Optional<Event> read = EventCodec.read(kind, payload);
      if (beside != null) {
        beside.event(stamp, kind, read);
      }
      beganMicros = Math.min(beganMicros, stamp.wallMicros());
      if (!ended) {
        lastMicros = Math.max(lastMicros, stamp.wallMicros());
      }
      if (read.isEmpty()) {
        facts.onUnknownKind(kind);
        return;
      }
      Event event = read.get();
      if (ended && (event instanceof Lifecycle || event instanceof LogBook)) {
        late(stamp, event);
        return;
      }
      if (ended && event instanceof SelfChecked) {
        facts.on(clock.lastNanos(), event); // made after the end: it moves no time of the run
        bench.on(event);
        return;
      }
      if (event instanceof PlanApproved approved) {
        approvals.add(approved);
      }
      long now = clock.on(event, stamp.monotonicNanos());
      facts.on(now, event);
      series.on(now, event);
      raw.on(event);
      bench.on(event);
      ended |= event instanceof RunEnded;
      if (event instanceof LogEntry entry && log.size() < MOST_ENTRIES) {
        log.add(new LogBook.Stamped(entry, stamp.wallMicros(), now));
      }
    }

    /**
     * An entry behind the run's end, in an epoch of its own: it moves no time of the run. Somebody
     * may have looked at its pictures meanwhile.
     */
    private void late(Stamp stamp, Event event) {
      raw.on(event);
      if (event instanceof LogEntry entry) {
        facts.on(clock.lastNanos(), entry);
        if (log.size() < MOST_ENTRIES) {
          log.add(new LogBook.Stamped(entry, stamp.wallMicros(), clock.lastNanos()));
        }
      }
    }
  }
}

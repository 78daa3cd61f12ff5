package org.pumprig.rig.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.pumprig.fault.FaultLedger;
import org.pumprig.host.MemoryStorage;
import org.pumprig.host.Storage;
import org.pumprig.rig.campaign.CampaignRun;
import org.pumprig.rig.campaign.CampaignSetting;
import org.pumprig.rig.campaign.RunJournals;
import org.pumprig.rig.campaign.RunPlace;
import org.pumprig.rig.campaign.RunReplay;
import org.pumprig.rig.emulated.SeenBenches;
import org.pumprig.rig.emulated.SeenBenches.Trip;
import org.pumprig.rig.journal.Committer;
import org.pumprig.rig.journal.InlineCommitter;
import org.pumprig.rig.json.Recordable;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.session.SessionParts;
import org.pumprig.rig.session.VirtualSession;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.Seed;
import org.pumprig.time.VirtualScheduler;

/** One campaign with its troubles, played to its end or to the death of its process. */
final class Scenario {
  private static final int MOST_STEPS = 5_000_000;
  private static final int MOST_STEPS_AFTER = 200_000;

  final Inputs inputs;
  final Troubles troubles;
  final List<PlayedRun> runs = new ArrayList<>();
  final MemoryStorage ledger = new MemoryStorage();
  final List<String> remarks = new ArrayList<>();
  final List<String> problems = new ArrayList<>();
  private final VirtualScheduler scheduler = new VirtualScheduler(VirtualSession.WALL_START_MICROS);
  private final CrashPoint point;
  private final CrashPoint ledgerPoint;
  private final Aftermath aftermath;
  private final SeenBenches seen;
  private final TroubledBenches benches;
  private boolean died;
  private boolean over;
  private int stepsAfter;
  private int ends = 1;

  /** A run's directory, as it is left. */
  static final class PlayedRun {
    final RunPlace place;
    final MemoryStorage storage;

    /** Scheduler time at which its epoch began. */
    final long originNanos;

    PlayedRun(RunPlace place, MemoryStorage storage, long originNanos) {
      this.place = place;
      this.storage = storage;
      this.originNanos = originNanos;
    }
  }

  private Scenario(Seed seed, Inputs inputs, Troubles troubles) throws InputProblem {
    this.inputs = inputs;
    this.troubles = troubles;
    this.point = new CrashPoint(scheduler, troubles.crash().filter(crash -> !crash.onLedger()));
    this.ledgerPoint = new CrashPoint(scheduler, troubles.crash().filter(Troubles.Crash::onLedger));
    long patience = troubles.disk().isPresent() ? 2_000_000_000L : 0;
    this.aftermath = new Aftermath(scheduler, inputs.plan(), patience);
    this.seen = new SeenBenches(inputs.rig(), inputs.plan().seed(), scheduler);
    this.benches =
        new TroubledBenches(seen, scheduler, troubles, seed.child("links"), aftermath, ledgerPoint);
  }

  /** Plays the scenario of a seed. */
  static Scenario play(long number, Path fixtures) throws InputProblem {
    var seed = new Seed(number);
    Inputs inputs = ScenarioPlan.draw(seed.child("plan"), fixtures);
    Campaign campaign = Campaign.of(inputs.plan(), inputs.rig());
    long until = campaign.slots().size() * (2_000_000_000L + campaign.runNanos());
    List<String> serials = inputs.plan().units().serials(inputs.rig());
    var scenario =
        new Scenario(seed, inputs, Troubles.draw(seed, serials, campaign.runCount(), until));
    scenario.run(campaign);
    return scenario;
  }

  /** Plays the plan of a seed with these troubles. */
  static Scenario play(long number, Path fixtures, Troubles troubles) throws InputProblem {
    var seed = new Seed(number);
    Inputs inputs = ScenarioPlan.draw(seed.child("plan"), fixtures);
    var scenario = new Scenario(seed, inputs, troubles);
    scenario.run(Campaign.of(inputs.plan(), inputs.rig()));
    return scenario;
  }

  private void run(Campaign campaign) {
    var done = new ArrayList<List<String>>(1);
    int steps = 0;
    try {
      CampaignRun run = CampaignRun.start(setting(), campaign, done::add);
      trouble(run);
      while (done.isEmpty()) {
        if (!scheduler.runNext() || ++steps > MOST_STEPS) {
          throw new AssertionError(
              "the campaign stands still or never ends; step %d, %d ms"
                  .formatted(steps, scheduler.nanoTime() / 1_000_000));
        }
      }
      over = true;
      problems.addAll(done.getFirst());
      while (scheduler.runNext() && stepsAfter < MOST_STEPS_AFTER) {
        stepsAfter++;
      }
      ends = done.size();
    } catch (CrashPoint.Died dead) {
      died = true;
    }
  }

  private CampaignSetting setting() {
    Committer committer =
        troubles.commitNanos() == 0
            ? new InlineCommitter()
            : new SlowCommitter(scheduler, troubles.commitNanos());
    troubles.disk().filter(disk -> disk.run() < 0).ifPresent(disk -> fill(ledger, disk));
    return new CampaignSetting(
        inputs.plan(),
        "scenario",
        "virtual",
        true,
        scheduler,
        benches,
        new Watched(SessionParts.journals(this::folder, inputs, "scenario", scheduler, committer)),
        SessionParts.ledger(
            new FaultLedger(new CrashingStorage(ledger, ledgerPoint), "scenario"),
            scheduler,
            remarks::add),
        new QuietProgress(remarks::add));
  }

  private static void fill(MemoryStorage storage, Troubles.OnDisk disk) {
    storage.failAfter(disk.bytes());
    storage.failSyncsAfter(disk.syncs());
  }

  private void trouble(CampaignRun run) {
    for (Troubles.OnClock each : troubles.wallSteps()) {
      scheduler.schedule(
          each.atNanos(),
          () -> {
            scheduler.stepWall(each.stepMicros());
            scheduler.driftWall(each.driftPpm());
          });
    }
    if (troubles.abortNanos() >= 0) {
      scheduler.schedule(troubles.abortNanos(), () -> run.abort("somebody asked for it"));
    }
  }

  private MemoryStorage opening = new MemoryStorage();

  private Storage folder(RunPlace place) {
    var storage = new MemoryStorage();
    int number = runs.size();
    troubles.disk().filter(disk -> disk.run() == number).ifPresent(disk -> fill(storage, disk));
    opening = storage;
    return new CrashingStorage(storage, point);
  }

  /** Journals whose every record is a step at which the process may die. */
  private final class Watched implements RunJournals {
    private final RunJournals inner;

    Watched(RunJournals inner) {
      this.inner = inner;
    }

    @Override
    public Standing standing(RunPlace place) {
      return Standing.NEW;
    }

    @Override
    public Reopened reopen(RunPlace place, RunReplay replay, Consumer<IOException> failed)
        throws IOException {
      return inner.reopen(place, replay, failed);
    }

    @Override
    public void neverBegan(RunPlace place) throws IOException {
      inner.neverBegan(place);
    }

    @Override
    public void putAside(RunPlace place) throws IOException {
      // nothing was there before
    }

    @Override
    public Opened open(RunPlace place, Consumer<IOException> failed) throws IOException {
      Opened opened = inner.open(place, failed);
      runs.add(new PlayedRun(place, opening, opened.originNanos()));
      return new Opened() {
        @Override
        public long originNanos() {
          return opened.originNanos();
        }

        @Override
        public void append(Recordable record, long epochNanos, long wallMicros) {
          point.step();
          opened.append(record, epochNanos, wallMicros);
        }

        @Override
        public void commit(Runnable whenDurable) {
          opened.commit(whenDurable);
        }

        @Override
        public void close(Runnable closed) {
          opened.close(closed);
        }
      };
    }
  }

  /** Whether its process died. */
  boolean died() {
    return died;
  }

  /** Whether it came to its end by itself. */
  boolean over() {
    return over;
  }

  /** Whether something of it went on and on after its end. */
  boolean goesOn() {
    return stepsAfter >= MOST_STEPS_AFTER;
  }

  /** How often the campaign said that it was over. */
  int ends() {
    return ends;
  }

  /** What was wrong on the benches after the runs. */
  List<String> aftermath() {
    return aftermath.findings();
  }

  /** Looks at benches after their runs. */
  int looks() {
    return aftermath.looks();
  }

  /** What really happened. */
  List<Trip> trips() {
    return seen.trips();
  }

  /** Faults in force when the process died. */
  Set<String> inForce() {
    return benches.inForce();
  }

  /** Wall time at the end, microseconds. */
  long wallMicros() {
    return scheduler.wallMicros();
  }
}

package org.pumprig.rig.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.pumprig.fault.FaultLedger;
import org.pumprig.fault.Injector;
import org.pumprig.host.MemoryStorage;
import org.pumprig.rig.campaign.BenchProvider;
import org.pumprig.rig.campaign.CampaignRun;
import org.pumprig.rig.campaign.CampaignSetting;
import org.pumprig.rig.campaign.Foreword;
import org.pumprig.rig.campaign.HostClocks;
import org.pumprig.rig.campaign.Notices;
import org.pumprig.rig.campaign.SlotBench;
import org.pumprig.rig.campaign.UnitBench;
import org.pumprig.rig.emulated.EmulatedBenches;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.journal.InlineCommitter;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.rundir.JudgeRun;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.selfcheck.KnownFault;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.session.SessionParts;
import org.pumprig.seed.Seed;
import org.pumprig.time.VirtualScheduler;

/** A plan's runs in virtual time whose back ends don't do, or don't say, what they should. */
final class DoctoredRuns {
  private static final long WALL_MICROS = 1_800_000_000_000_000L;

  private final Inputs inputs;
  private final Map<String, MemoryStorage> storages = new LinkedHashMap<>();
  private final Map<String, String> units = new LinkedHashMap<>();

  private DoctoredRuns(Inputs inputs) {
    this.inputs = inputs;
  }

  static DoctoredRuns of(Path plan, UnaryOperator<Injector> doctored) throws Exception {
    var runs = new DoctoredRuns(Inputs.read(plan, Optional.empty(), Optional.empty()));
    assertThat(runs.run(doctored, Troubles.NONE, Optional.empty())).isEmpty();
    return runs;
  }

  /** The same with honest back ends, troubled links, and a self-check around each run. */
  static DoctoredRuns checked(
      Path plan, Troubles troubles, KnownFault known, Consumer<List<String>> problems)
      throws Exception {
    var runs = new DoctoredRuns(Inputs.read(plan, Optional.empty(), Optional.empty()));
    problems.accept(runs.run(UnaryOperator.identity(), troubles, Optional.of(known)));
    return runs;
  }

  private List<String> run(
      UnaryOperator<Injector> doctored, Troubles troubles, Optional<KnownFault> known)
      throws Exception {
    var scheduler = new VirtualScheduler(WALL_MICROS);
    BenchProvider inner = EmulatedBenches.virtual(inputs.rig(), inputs.plan().seed(), scheduler);
    var setting =
        new CampaignSetting(
            inputs.plan(),
            "doctored",
            "virtual",
            true,
            scheduler,
            (name, placed) -> doctored(inner.open(name, placed), scheduler, troubles, doctored),
            SessionParts.journals(
                place -> {
                  units.put(place.runId(), place.serial());
                  return storages.computeIfAbsent(place.runId(), _ -> new MemoryStorage());
                },
                inputs,
                "doctored",
                scheduler,
                new InlineCommitter()),
            SessionParts.ledger(
                new FaultLedger(new MemoryStorage(), "doctored"), scheduler, _ -> {}),
            new QuietProgress(_ -> {}),
            List.of(),
            Notices.NONE,
            Foreword.NONE,
            HostClocks.NONE,
            known,
            OptionalLong.empty());
    var done = new ArrayList<List<String>>(1);
    CampaignRun.start(setting, Campaign.of(inputs.plan(), inputs.rig()), done::add);
    while (done.isEmpty() && scheduler.runNext()) {
      // virtual time passes
    }
    assertThat(done).hasSize(1);
    return done.getFirst();
  }

  private static SlotBench doctored(
      SlotBench bench,
      VirtualScheduler scheduler,
      Troubles troubles,
      UnaryOperator<Injector> doctored) {
    List<UnitBench> units =
        bench.units().stream()
            .<UnitBench>map(
                unit ->
                    new TroubledUnit(
                        unit,
                        scheduler,
                        troubles,
                        new Seed(1),
                        unit.injectors().stream().map(doctored).toList()))
            .toList();
    return new SlotBench() {
      @Override
      public List<UnitBench> units() {
        return units;
      }

      @Override
      public void close() {
        bench.close();
      }
    };
  }

  /** Judged from their journals alone; each derived record follows from the inputs. */
  List<RunVerdict> verdicts() throws Exception {
    var verdicts = new ArrayList<RunVerdict>();
    for (var run : storages.entrySet()) {
      verdicts.add(JudgeRun.readAll(run.getValue(), run.getKey()).verdict());
    }
    return verdicts;
  }

  /** All events of a kind in all runs. */
  <T extends Event> List<T> told(Class<T> kind) throws Exception {
    var told = new ArrayList<T>();
    for (var run : storages.entrySet()) {
      String unit = String.valueOf(units.get(run.getKey()));
      RunRead.of(run.getValue(), inputs.plan(), unit).all(kind).forEach(told::add);
    }
    return told;
  }
}

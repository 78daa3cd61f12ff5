package org.pumprig.rig.campaign;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.pumprig.rig.campaign.RunJournals.Reopened;
import org.pumprig.rig.campaign.RunJournals.Standing;
import org.pumprig.rig.run.RunContexts;
import org.pumprig.rig.run.RunReducer;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.schedule.Schedule;

/**
 * What is left to do in a slot: all of it, the runs that a dead process left under way, or nothing.
 * A run that never began isn't begun beside others that did: they share the gateway, and its faults
 * would reach it at another run time.
 */
final class SlotWork {
  private final CampaignSetting setting;
  private final Campaign.Slot slot;
  private final Schedule schedule;
  private final SequencedMap<Campaign.Run, Optional<Gone>> runs = new LinkedHashMap<>();
  private final List<Campaign.Run> unbegun = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private boolean begun;

  /**
   * A run to go on with.
   *
   * @param replay its state
   * @param reopened its journal
   * @param failure is told if the journal fails, once the run listens
   */
  record Gone(RunReplay replay, Reopened reopened, Failure failure) {}

  /** Passes the failure of a journal on to the run, which comes after its journal. */
  static final class Failure implements Consumer<IOException> {
    private Consumer<IOException> listener = failure -> {};
    private Optional<IOException> before = Optional.empty();

    @Override
    public void accept(IOException failure) {
      before = Optional.of(failure);
      listener.accept(failure);
    }

    void listen(Consumer<IOException> next) {
      listener = next;
      before.ifPresent(next);
    }
  }

  private SlotWork(CampaignSetting setting, Campaign.Slot slot) {
    this.setting = setting;
    this.slot = slot;
    this.schedule = Schedule.of(setting.plan(), slot.replicate());
  }

  static SlotWork of(CampaignSetting setting, Campaign.Slot slot) throws IOException {
    var work = new SlotWork(setting, slot);
    var standing = new LinkedHashMap<Campaign.Run, Standing>();
    for (Campaign.Run run : slot.runs()) {
      standing.put(run, setting.journals().standing(work.place(run)));
    }
    for (Map.Entry<Campaign.Run, Standing> each : standing.entrySet()) {
      switch (each.getValue()) {
        case NEW -> work.unbegun.add(each.getKey());
        case UNDER_WAY -> work.goOn(each.getKey());
        case OVER -> work.begun = true;
      }
    }
    if (work.begun) {
      work.goOnWithoutUnbegun();
    } else {
      work.beginAll();
    }
    return work;
  }

  RunPlace place(Campaign.Run run) {
    return new RunPlace(
        run.id(), run.arm(), run.serial(), slot.replicate(), slot.index(), run.again());
  }

  private void goOnWithoutUnbegun() throws IOException {
    for (Campaign.Run run : unbegun) {
      setting.journals().neverBegan(place(run));
      problems.add(run.id() + " never began; the others of its slot go on without it");
    }
  }

  /** Whatever a process that died at the slot's very beginning left is put aside. */
  private void beginAll() throws IOException {
    for (Campaign.Run run : slot.runs()) {
      setting.journals().putAside(place(run));
      runs.put(run, Optional.empty());
    }
  }

  private void goOn(Campaign.Run run) throws IOException {
    var faults =
        schedule.steps(run.serial()).stream().map(step -> step.spec(run.serial())).toList();
    var replay = new RunReplay(RunContexts.of(setting.plan(), faults, run.serial(), slot.index()));
    var failure = new Failure();
    try {
      Reopened reopened = setting.journals().reopen(place(run), replay, failure);
      if (!replay.began()) {
        unbegun.add(run);
        return;
      }
      begun = true;
      if (replay.ended()) {
        reopened.journal().close(() -> {});
      } else if (replay.rules() != RunReducer.RULES) {
        reopened.journal().close(() -> {});
        problems.add(
            "%s can't go on: its records were made by rules %d, these are %d; resume it with the version that began it, or end it with 'pumprig recover'"
                .formatted(run.id(), replay.rules(), RunReducer.RULES));
      } else {
        runs.put(run, Optional.of(new Gone(replay, reopened, failure)));
      }
    } catch (IOException damaged) {
      begun = true;
      problems.add(run.id() + " can't go on: " + damaged.getMessage());
    }
  }

  Schedule schedule() {
    return schedule;
  }

  /** The runs to be made or gone on with, in the slot's order. */
  SequencedMap<Campaign.Run, Optional<Gone>> runs() {
    return runs;
  }

  /** Whether it was begun by a process that died. */
  boolean resumes() {
    return runs.values().stream().anyMatch(Optional::isPresent);
  }

  /** What can't be gone on with. */
  List<String> problems() {
    return problems;
  }
}

package org.pumprig.rig.campaign;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.rig.schedule.Campaign;

/** A campaign's slots, one after another. */
public final class CampaignRun {
  private final CampaignSetting setting;
  private final List<Campaign.Slot> slots;
  private final SlotRules rules;
  private final Consumer<List<String>> done;
  private final List<String> problems = new ArrayList<>();
  private Optional<SlotRun> current = Optional.empty();
  private Optional<String> aborted = Optional.empty();

  private CampaignRun(
      CampaignSetting setting, Campaign campaign, SlotRules rules, Consumer<List<String>> done) {
    this.setting = setting;
    this.slots = new ArrayList<>(campaign.slots());
    this.rules = rules;
    this.done = done;
  }

  /**
   * Starts a campaign; call on the scheduler's thread.
   *
   * @param done told once, when nothing of it is left, with what kept runs from starting
   */
  public static CampaignRun start(
      CampaignSetting setting, Campaign campaign, Consumer<List<String>> done) {
    return start(setting, campaign, SlotRules.NONE, done);
  }

  /** The same with rules that may end it early, or have runs done again. */
  public static CampaignRun start(
      CampaignSetting setting, Campaign campaign, SlotRules rules, Consumer<List<String>> done) {
    var run = new CampaignRun(setting, campaign, rules, done);
    run.slot(0);
    return run;
  }

  /** Brings all runs into the safe state and starts no further slot. Idempotent. */
  public void abort(String reason) {
    if (aborted.isEmpty()) {
      aborted = Optional.of(reason);
      current.ifPresent(slot -> slot.abort(reason));
    }
  }

  private void slot(int index) {
    try {
      if (index == slots.size() && aborted.isEmpty()) {
        slots.addAll(rules.again(List.copyOf(slots)));
      }
      int left = slots.size() - index;
      if (left > 0 && aborted.isPresent()) {
        problems.add(left + " of the slots were not run: " + aborted.get());
      }
      if (left == 0 || aborted.isPresent()) {
        done.accept(List.copyOf(problems));
      } else {
        begin(index, slots.get(index));
      }
    } catch (IOException e) {
      problems.add("the slot can't be begun: " + e.getMessage());
      done.accept(List.copyOf(problems));
    }
  }

  private void begin(int index, Campaign.Slot next) throws IOException {
    SlotWork work = SlotWork.of(setting, next);
    if (work.runs().isEmpty()) {
      problems.addAll(work.problems());
      setting.scheduler().execute(() -> slot(index + 1));
      return;
    }
    Optional<String> enough =
        work.resumes() ? Optional.empty() : rules.stop(slots.subList(0, index));
    if (enough.isPresent()) {
      setting
          .progress()
          .remark(
              "the campaign ends here by its plan: %s; left out: %d of %d slots"
                  .formatted(enough.get(), slots.size() - index, slots.size()));
      done.accept(List.copyOf(problems));
      return;
    }
    current =
        Optional.of(
            SlotRun.begin(
                setting,
                next,
                work,
                slots.size(),
                slotProblems -> {
                  problems.addAll(slotProblems);
                  current = Optional.empty();
                  setting.scheduler().execute(() -> slot(index + 1));
                }));
  }
}

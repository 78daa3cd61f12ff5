package org.pumprig.rig.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.campaign.SlotRules;
import org.pumprig.rig.compare.StopRules;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.judge.Invalidity;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.CampaignRules;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.rundir.JudgeRun;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.time.Scheduler;

/**
 * A plan's stop and re-test rules, by what the journals of the runs that are over say. Whoever goes
 * on with a campaign after a crash comes to the same from the same journals. Confined to the
 * scheduler's thread; the bench is down meanwhile.
 */
final class RulesOfPlan implements SlotRules {
  private final Plan plan;
  private final CampaignDirectory directory;
  private final Scheduler scheduler;
  private final Map<String, JudgedRun> judged = new HashMap<>();

  RulesOfPlan(Plan plan, CampaignDirectory directory, Scheduler scheduler) {
    this.plan = plan;
    this.directory = directory;
    this.scheduler = scheduler;
  }

  @Override
  public Optional<String> stop(List<Campaign.Slot> over) throws IOException {
    if (plan.rules().stop().isEmpty() || over.isEmpty()) {
      return Optional.empty();
    }
    List<JudgedRun> runs = judged(over);
    return StopRules.reached(plan, runs.stream().map(JudgedRun::verdict).toList())
        .or(() -> late(plan.rules().stop().get(), runs));
  }

  private Optional<String> late(CampaignRules.Stop stop, List<JudgedRun> runs) {
    if (stop.afterNanos().isEmpty() || runs.isEmpty()) {
      return Optional.empty();
    }
    long begun = runs.stream().mapToLong(run -> run.begin().wallMicros()).min().getAsLong();
    long since = (scheduler.wallMicros() - begun) * 1_000;
    long end = since + plan.phases().runNanos();
    return end > stop.afterNanos().getAsLong()
        ? Optional.of(
            "the next slot would end later than %s after the campaign's begin"
                .formatted(Quantity.DURATION.format(stop.afterNanos().getAsLong())))
        : Optional.empty();
  }

  @Override
  public List<Campaign.Slot> again(List<Campaign.Slot> over) throws IOException {
    if (plan.rules().retest().isEmpty()) {
      return List.of();
    }
    CampaignRules.Retest retest = plan.rules().retest().get();
    Map<String, RunVerdict> verdicts = new HashMap<>();
    judged(over).forEach(run -> verdicts.put(run.verdict().runId(), run.verdict()));
    Set<String> taken = new HashSet<>();
    over.forEach(slot -> slot.runs().forEach(run -> taken.add(run.id())));
    Map<Campaign.Slot, List<Campaign.Run>> more = new LinkedHashMap<>();
    attempts(over)
        .forEach(
            (about, so) ->
                reason(retest, verdicts.get(so.last.id()))
                    .filter(_ -> so.again < retest.atMost())
                    .ifPresent(
                        reason ->
                            more.computeIfAbsent(so.planned, _ -> new ArrayList<>())
                                .add(
                                    so.last.once(
                                        about, so.again + 1, reason, id -> !taken.add(id)))));
    var slots = new ArrayList<Campaign.Slot>();
    more.forEach(
        (slot, runs) ->
            slots.add(new Campaign.Slot(over.size() + slots.size(), slot.replicate(), runs)));
    return slots;
  }

  /** A planned run's slot, its last attempt, and how many there were after the first. */
  private record Attempts(Campaign.Slot planned, Campaign.Run last, int again) {
    Attempts and(Campaign.Run run) {
      return new Attempts(planned, run, again + 1);
    }
  }

  /** By the planned runs' ids, in their order; what is done again lies behind what was planned. */
  private static Map<String, Attempts> attempts(List<Campaign.Slot> over) {
    Map<String, Attempts> attempts = new LinkedHashMap<>();
    for (Campaign.Slot slot : over) {
      for (Campaign.Run run : slot.runs()) {
        String about = run.again().map(Campaign.Again::about).orElse(run.id());
        Attempts before = attempts.get(about);
        attempts.put(about, before == null ? new Attempts(slot, run, 0) : before.and(run));
      }
    }
    return attempts;
  }

  /** Why a run is done again; empty if it isn't. */
  private static Optional<String> reason(
      CampaignRules.Retest retest, @org.jspecify.annotations.Nullable RunVerdict verdict) {
    List<Invalidity> broken = verdict == null ? List.of() : verdict.invalid();
    boolean allowed =
        !broken.isEmpty() && broken.stream().allMatch(one -> retest.because().contains(one.rule()));
    return allowed ? Optional.of(Invalidity.words(broken)) : Optional.empty();
  }

  private List<JudgedRun> judged(List<Campaign.Slot> slots) throws IOException {
    var runs = new ArrayList<JudgedRun>();
    for (Campaign.Slot slot : slots) {
      for (Campaign.Run run : slot.runs()) {
        Path place = directory.run(run.id());
        if (Files.isDirectory(place) && !Headers.neverBegan(place)) {
          JudgedRun known = judged.get(run.id());
          runs.add(known == null ? read(run.id(), place) : known);
        }
      }
    }
    return runs;
  }

  private JudgedRun read(String id, Path place) throws IOException {
    try {
      JudgedRun run = JudgeRun.readAll(place);
      judged.put(id, run);
      return run;
    } catch (InputProblem | JournalDamage unreadable) {
      throw new IOException("the plan's rules can't be applied: " + unreadable.getMessage());
    }
  }
}

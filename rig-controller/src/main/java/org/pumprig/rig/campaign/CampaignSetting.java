package org.pumprig.rig.campaign;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.rig.event.RunBasis.PlanApproved;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.selfcheck.KnownFault;
import org.pumprig.time.Scheduler;

/**
 * What all runs of a campaign share.
 *
 * @param plan the plan
 * @param campaignId names the campaign
 * @param bootId boot id of the machine; {@code virtual} in virtual time
 * @param virtual whether time and network are modelled
 * @param scheduler clock and thread
 * @param benches builds each slot's bench
 * @param journals opens each run's journal
 * @param ledger machine-wide fault ledger
 * @param progress told how it goes
 * @param approvals of the plan, as each run's journal says
 * @param notices told of every record
 * @param foreword what each run's journal says first
 * @param clocks asks the machine about its clock
 * @param selfCheck tries a known fault before and after each slot; empty: there is no self-check
 * @param statedOutageMicros how long the outage was before this life, as a person says; empty: by
 *     the wall clock
 */
public record CampaignSetting(
    Plan plan,
    String campaignId,
    String bootId,
    boolean virtual,
    Scheduler scheduler,
    BenchProvider benches,
    RunJournals journals,
    Ledgers ledger,
    Progress progress,
    List<PlanApproved> approvals,
    Notices notices,
    Foreword foreword,
    HostClocks clocks,
    Optional<KnownFault> selfCheck,
    OptionalLong statedOutageMicros) {
  /** Copies the list. */
  public CampaignSetting {
    approvals = List.copyOf(approvals);
  }

  /** Of a plan that nobody approved, in a session that notifies nobody. */
  public CampaignSetting(
      Plan plan,
      String campaignId,
      String bootId,
      boolean virtual,
      Scheduler scheduler,
      BenchProvider benches,
      RunJournals journals,
      Ledgers ledger,
      Progress progress) {
    this(
        plan,
        campaignId,
        bootId,
        virtual,
        scheduler,
        benches,
        journals,
        ledger,
        progress,
        List.of(),
        Notices.NONE,
        Foreword.NONE,
        HostClocks.NONE,
        Optional.empty(),
        OptionalLong.empty());
  }

  /** Gives each run its own view of the ledger. */
  @FunctionalInterface
  public interface Ledgers {
    /** The ledger for one run. */
    LedgerPort forRun(RunPlace place);
  }
}

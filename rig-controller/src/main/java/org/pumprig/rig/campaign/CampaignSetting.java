package org.pumprig.rig.campaign;

import org.pumprig.rig.plan.Plan;
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
    Progress progress) {

  /** Gives each run its own view of the ledger. */
  @FunctionalInterface
  public interface Ledgers {
    /** The ledger for one run. */
    LedgerPort forRun(RunPlace place);
  }
}

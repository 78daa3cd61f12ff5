package org.pumprig.rig.session;

import java.util.function.Consumer;
import org.pumprig.fault.LedgerWriter;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.campaign.CampaignSetting;
import org.pumprig.rig.campaign.LedgerPort;
import org.pumprig.rig.campaign.RunPlace;
import org.pumprig.time.Scheduler;

/** The machine-wide ledger as the runs of one campaign see it. */
final class MachineLedger implements CampaignSetting.Ledgers {
  private final LedgerWriter writer;
  private final CampaignDirectory directory;
  private final String bootId;
  private final Scheduler scheduler;
  private final Consumer<String> remark;

  MachineLedger(
      LedgerWriter writer,
      CampaignDirectory directory,
      String bootId,
      Scheduler scheduler,
      Consumer<String> remark) {
    this.writer = writer;
    this.directory = directory;
    this.bootId = bootId;
    this.scheduler = scheduler;
    this.remark = remark;
  }

  @Override
  public LedgerPort forRun(RunPlace place) {
    String folder = directory.run(place.runId()).toAbsolutePath().toString();
    return new RunLedger(writer, place.runId(), folder, bootId, scheduler, remark);
  }
}

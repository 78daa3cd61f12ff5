package org.pumprig.rig.session;

import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.LedgerWriter;
import org.pumprig.fault.Undo;
import org.pumprig.link.Endpoint;
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
    return new LedgerPort() {
      @Override
      public void open(
          FaultSpec fault,
          Endpoint target,
          Optional<Undo> undo,
          Runnable durable,
          Consumer<String> failed) {
        var entry =
            new LedgerEntry(
                fault.id(),
                place.runId(),
                directory.run(place.runId()).toAbsolutePath().toString(),
                undo.map(Undo::backEnd).orElse(Undo.IN_PROCESS),
                target,
                ProcessHandle.current().pid(),
                bootId,
                scheduler.wallMicros(),
                undo.map(Undo::recipe).orElse(""));
        writer.open(entry, durable, failure -> failed.accept(failure.getMessage()));
      }

      @Override
      public void closed(FaultSpec fault) {
        writer.closed(
            new LedgerEntry.Key(place.runId(), fault.id()),
            () -> {},
            failure -> remark.accept("ledger: " + failure.getMessage()));
      }
    };
  }
}

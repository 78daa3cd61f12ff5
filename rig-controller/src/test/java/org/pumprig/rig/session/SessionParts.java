package org.pumprig.rig.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.pumprig.fault.FaultLedger;
import org.pumprig.fault.LedgerWriter;
import org.pumprig.host.Storage;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.campaign.CampaignSetting;
import org.pumprig.rig.campaign.RunJournals;
import org.pumprig.rig.campaign.RunPlace;
import org.pumprig.rig.journal.Committer;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.time.Scheduler;

/** What a session is made of, for tests that put it together over other storage. */
public final class SessionParts {
  private SessionParts() {}

  /** Run directories in any storage. */
  public static RunJournals journals(
      Function<RunPlace, Storage> folders,
      Inputs inputs,
      String campaignId,
      Scheduler scheduler,
      Committer committer) {
    return new RunFiles(folders::apply, inputs, campaignId, true, scheduler, committer);
  }

  /** The same with short segments, so that there are many, and snapshots between them. */
  public static RunJournals journals(
      Function<RunPlace, Storage> folders,
      Inputs inputs,
      String campaignId,
      Scheduler scheduler,
      Committer committer,
      long segmentBytes) {
    return new RunFiles(
        folders::apply, inputs, campaignId, true, scheduler, committer, segmentBytes);
  }

  /** The machine's ledger as a campaign sees it. */
  public static CampaignSetting.Ledgers ledger(
      FaultLedger ledger, Scheduler scheduler, Consumer<String> remark) {
    return new MachineLedger(
        new LedgerWriter(ledger, Runnable::run, scheduler),
        new CampaignDirectory(Path.of("campaign")),
        "virtual",
        scheduler,
        remark);
  }

  /** What recovery does with one run whose process died. */
  public static void recover(
      Storage storage, String name, Scheduler scheduler, Committer committer, Runnable ended)
      throws IOException, InputProblem, JournalDamage {
    RunRecovery.begin(storage, name, scheduler, committer, "virtual", true, failure -> {}, ended);
  }
}

package org.pumprig.rig.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
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
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlanFile;
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

  /**
   * What recovery does with one run whose process died.
   *
   * @param ended completed when its journal is closed, or can't be
   */
  public static void recover(
      Storage storage,
      String name,
      Scheduler scheduler,
      Committer committer,
      CompletableFuture<Boolean> ended)
      throws IOException, InputProblem, JournalDamage {
    RunHeader header = RunHeader.parse(bytes(storage, RunHeader.FILE));
    Plan plan = PlanFile.parse(name + "/plan.yaml", bytes(storage, "plan.yaml"));
    RunRecovery.begin(storage, header, plan, name, scheduler, committer, "virtual", true, ended);
  }

  private static byte[] bytes(Storage storage, String file) throws IOException {
    try (InputStream in = storage.read(file)) {
      return in.readAllBytes();
    }
  }
}

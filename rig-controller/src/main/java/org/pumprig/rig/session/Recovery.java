package org.pumprig.rig.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.pumprig.fault.FaultLedger;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.judge.RunHeader;

/**
 * Undoes what dead processes left: every fault that the ledger shows open is reverted and shown to
 * be gone, then the journal of every run that was under way gets an epoch that says so and ends it
 * as interrupted.
 *
 * <p>The caller holds the machine's lock, so nothing of this belongs to a living session.
 */
public final class Recovery {
  private final FaultLedger ledger;
  private final OpenCampaigns campaigns;
  private final Consumer<String> remark;
  private final String bootId = BootId.read();

  private Recovery(FaultLedger ledger, OpenCampaigns campaigns, Consumer<String> remark) {
    this.ledger = ledger;
    this.campaigns = campaigns;
    this.remark = remark;
  }

  /**
   * What was done.
   *
   * @param faults faults undone
   * @param faultsLeft faults that may still act
   * @param runs runs brought to an end
   * @param runsLeft runs that could not be
   */
  public record Summary(int faults, int faultsLeft, int runs, int runsLeft) {
    /** Whether nothing is left. */
    public boolean clean() {
      return faultsLeft == 0 && runsLeft == 0;
    }
  }

  /**
   * Undoes everything that is open.
   *
   * @param state the machine's state directory
   * @param remark told each step in one line
   * @throws IOException if the state directory or the ledger can't be read or written
   */
  public static Summary run(Path state, Consumer<String> remark) throws IOException {
    return new Recovery(Ledgers.of(state), new OpenCampaigns(state), remark).run();
  }

  private Summary run() throws IOException {
    var gone = new ArrayList<LedgerEntry>();
    var runs = new TreeMap<Path, Boolean>();
    List<OpenCampaigns.Open> open = campaigns.all();
    for (OpenCampaigns.Open campaign : open) {
      runsOf(campaign).forEach(run -> runs.put(run, true));
    }
    List<LedgerEntry> entries = ledger.openEntries();
    for (LedgerEntry entry : entries) {
      boolean isGone = isGone(entry);
      runs.merge(Path.of(entry.runDirectory()), isGone, Boolean::logicalAnd);
      if (isGone) {
        gone.add(entry);
      }
      remark.accept(isGone ? "undone: " + name(entry) : stillThere(entry));
    }
    int ended = end(runs);
    ledger.recovered(gone);
    for (OpenCampaigns.Open campaign : open) {
      campaigns.end(campaign.campaignId());
    }
    return new Summary(gone.size(), entries.size() - gone.size(), ended, runs.size() - ended);
  }

  private static String name(LedgerEntry entry) {
    return entry.faultId() + " of " + entry.runId();
  }

  private static String stillThere(LedgerEntry entry) {
    return "still there: %s: something listens on %s; end process %d and run 'pumprig recover' again"
        .formatted(name(entry), entry.target(), entry.pid());
  }

  /** Runs of a campaign whose headers don't say that they have ended. */
  private List<Path> runsOf(OpenCampaigns.Open campaign) throws IOException {
    if (!Files.isDirectory(campaign.directory().resolve("runs"))) {
      return List.of();
    }
    var runs = new ArrayList<Path>();
    for (Path run : new CampaignDirectory(campaign.directory()).runs()) {
      if (Files.exists(run.resolve(RunHeader.FILE)) && !Headers.saysEnded(run)) {
        runs.add(run);
      }
    }
    return runs;
  }

  /**
   * In-process faults end with their process: it is enough, and necessary, that the process is dead
   * or nothing listens where they acted.
   */
  private boolean isGone(LedgerEntry entry) {
    return !entry.bootId().equals(bootId)
        || ProcessHandle.of(entry.pid()).isEmpty()
        || !Listening.on(entry.target());
  }

  private int end(Map<Path, Boolean> runs) {
    int ended = 0;
    for (var run : runs.entrySet()) {
      if (!Files.isDirectory(run.getKey())) {
        remark.accept(run.getKey() + " is not there any more; nothing to end");
        ended++;
        continue;
      }
      try {
        remark.accept(
            run.getKey().getFileName()
                + ": "
                + RunRecovery.end(run.getKey(), bootId, run.getValue()));
        ended++;
      } catch (RunRecovery.NotRecovered e) {
        remark.accept(run.getKey() + ": " + e.getMessage());
      }
    }
    return ended;
  }
}

package org.pumprig.rig.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.pumprig.fault.FaultLedger;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.network.TakenDown;

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
  private final Undoers undoers;
  private final Predicate<Path> kept;
  private final Consumer<String> remark;
  private final String bootId = BootId.read();

  private Recovery(
      FaultLedger ledger,
      OpenCampaigns campaigns,
      Undoers undoers,
      Predicate<Path> kept,
      Consumer<String> remark) {
    this.ledger = ledger;
    this.campaigns = campaigns;
    this.undoers = undoers;
    this.kept = kept;
    this.remark = remark;
  }

  /**
   * What became of one fault that the ledger showed open.
   *
   * @param entry as it stood there
   * @param undone whether it is gone
   * @param reason why it is not; empty if it is
   */
  public record Undone(LedgerEntry entry, boolean undone, String reason) {
    static Undone of(LedgerEntry entry, InjectionResult result) {
      return switch (result) {
        case InjectionResult.Done _ -> new Undone(entry, true, "");
        case InjectionResult.Failed failure -> new Undone(entry, false, failure.reason());
      };
    }

    /** One line for people. */
    public String text() {
      String name = entry.faultId() + " of " + entry.runId() + " (" + entry.backEnd() + ")";
      return undone ? "undone: " + name : "still there: " + name + ": " + reason;
    }
  }

  /**
   * What was done.
   *
   * @param each what became of each fault, in the ledger's order
   * @param runs runs brought to an end
   * @param runsLeft runs that could not be
   * @param again the sentence on how a network that was taken down is put up again
   */
  public record Summary(List<Undone> each, int runs, int runsLeft, String again) {
    /** Copies the list. */
    public Summary {
      each = List.copyOf(each);
    }

    /** Faults undone. */
    public int faults() {
      return (int) each.stream().filter(Undone::undone).count();
    }

    /** Faults that may still act. */
    public int faultsLeft() {
      return each.size() - faults();
    }

    /** What units of this machine have lost by it, in one line; empty: nothing. */
    public Optional<String> loss() {
      return TakenDown.words(
          each.stream().filter(Undone::undone).map(Undone::entry).toList(), again);
    }

    /** Whether nothing is left. */
    public boolean clean() {
      return faultsLeft() == 0 && runsLeft == 0;
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
    return run(state, campaign -> false, remark);
  }

  /**
   * The same, but runs of some campaigns are not ended: they are to be gone on with. Their faults
   * are undone like all others.
   *
   * @param kept whether the runs of the campaign in a directory are left under way
   */
  public static Summary run(Path state, Predicate<Path> kept, Consumer<String> remark)
      throws IOException {
    return run(state, Undoers.ofThisMachine(), kept, remark);
  }

  static Summary run(Path state, Undoers undoers, Consumer<String> remark) throws IOException {
    return run(state, undoers, campaign -> false, remark);
  }

  static Summary run(Path state, Undoers undoers, Predicate<Path> kept, Consumer<String> remark)
      throws IOException {
    return new Recovery(Ledgers.of(state), new OpenCampaigns(state), undoers, kept, remark).run();
  }

  private Summary run() throws IOException {
    var runs = new TreeMap<Path, Boolean>();
    List<OpenCampaigns.Open> begun = campaigns.all();
    List<OpenCampaigns.Open> open =
        begun.stream().filter(each -> !isKept(each.directory())).toList();
    for (OpenCampaigns.Open campaign : open) {
      runsOf(campaign).forEach(run -> runs.put(run, true));
    }
    List<Undone> each = undo();
    for (Undone fault : each) {
      String directory = fault.entry().runDirectory();
      if (!directory.isEmpty() // a fault applied on its own has no run
          && !isKept(Path.of(directory).resolve("../.."))) {
        runs.merge(Path.of(directory), fault.undone(), Boolean::logicalAnd);
      }
    }
    int ended = end(runs);
    ledger.recovered(each.stream().filter(Undone::undone).map(Undone::entry).toList());
    for (OpenCampaigns.Open campaign : open) {
      campaigns.end(campaign.campaignId());
    }
    return new Summary(
        each,
        ended,
        runs.size() - ended,
        PutUpAgain.words(begun.stream().map(OpenCampaigns.Open::directory).toList(), this::isKept));
  }

  private boolean isKept(Path campaign) {
    return kept.test(campaign.toAbsolutePath().normalize());
  }

  /** The last applied is the first to be undone: its like may have been there before it. */
  private List<Undone> undo() throws IOException {
    var each = new ArrayList<Undone>();
    for (LedgerEntry entry : ledger.openEntries().reversed()) {
      Undone fault = Undone.of(entry, undoers.undo(entry));
      remark.accept(fault.text());
      each.add(fault);
    }
    return each.reversed();
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

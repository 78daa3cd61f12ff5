package org.pumprig.rig.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.pumprig.fault.FaultLedger;
import org.pumprig.fault.LedgerEntry;

/**
 * Undoes what dead processes left: every fault that the ledger shows open is reverted and shown to
 * be gone, then the run's journal gets an epoch that says so and ends it as interrupted.
 *
 * <p>The caller holds the machine's lock, so no entry belongs to a living session.
 */
public final class Recovery {
  private Recovery() {}

  /**
   * What was done.
   *
   * @param faults faults undone
   * @param runs runs brought to an end
   * @param clean whether nothing is left
   */
  public record Summary(int faults, int runs, boolean clean) {}

  /**
   * Undoes everything that is open.
   *
   * @param remark told each step in one line
   */
  public static Summary run(FaultLedger ledger, Consumer<String> remark) throws IOException {
    List<LedgerEntry> open = ledger.openEntries();
    String bootId = BootId.read();
    var gone = new ArrayList<LedgerEntry>();
    var runs = new LinkedHashMap<Path, Boolean>();
    for (LedgerEntry entry : open) {
      boolean isGone = isGone(entry, bootId);
      Path run = Path.of(entry.runDirectory());
      runs.merge(run, isGone, Boolean::logicalAnd);
      if (isGone) {
        gone.add(entry);
        remark.accept("undone: " + entry.faultId() + " of " + entry.runId());
      } else {
        remark.accept(
            "still there: "
                + entry.faultId()
                + ": something listens on "
                + entry.target()
                + "; end process "
                + entry.pid()
                + " and run 'pumprig recover' again");
      }
    }
    int ended = end(runs, bootId, remark);
    ledger.recovered(gone);
    return new Summary(gone.size(), ended, gone.size() == open.size() && ended == runs.size());
  }

  /**
   * In-process faults end with their process: it is enough, and necessary, that nothing listens
   * where they acted.
   */
  private static boolean isGone(LedgerEntry entry, String bootId) {
    return !entry.bootId().equals(bootId) || !Listening.on(entry.target());
  }

  private static int end(Map<Path, Boolean> runs, String bootId, Consumer<String> remark) {
    int ended = 0;
    for (var run : runs.entrySet()) {
      if (!Files.isDirectory(run.getKey())) {
        remark.accept(run.getKey() + " is not there any more; nothing to end");
        ended++;
        continue;
      }
      try {
        RunRecovery.end(run.getKey(), bootId, run.getValue());
        remark.accept(run.getKey().getFileName() + ": ended as interrupted");
        ended++;
      } catch (RunRecovery.NotRecovered e) {
        remark.accept(run.getKey() + ": " + e.getMessage());
      }
    }
    return ended;
  }
}

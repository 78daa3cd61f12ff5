package org.pumprig.rig.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.pumprig.fault.FaultLedger;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.LedgerWriter;
import org.pumprig.fault.Undo;
import org.pumprig.rig.campaign.LedgerPort;
import org.pumprig.rig.network.ChangeLedger;
import org.pumprig.time.Scheduler;

/** The machine-wide ledger for faults on their own: entered, listed, cleared. */
public final class LoneLedger {
  private LoneLedger() {}

  /** The ledger below the machine's state directory. */
  public static FaultLedger of(Path state) throws IOException {
    return Ledgers.of(state);
  }

  /** Enters faults that belong to no run directory. */
  public static LedgerPort port(
      LedgerWriter writer, String name, Scheduler scheduler, Consumer<String> remark) {
    return new RunLedger(writer, name, "", BootId.read(), scheduler, remark);
  }

  /** Enters what has to be changed on this machine before a fault can be applied. */
  public static ChangeLedger changes(FaultLedger ledger, String name, Scheduler scheduler) {
    return new TopologyLedger(ledger, name, BootId.read(), scheduler);
  }

  /**
   * An open fault.
   *
   * @param entry as it stands in the ledger
   * @param owned whether the process that applied it lives
   */
  public record Open(LedgerEntry entry, boolean owned) {}

  /** Everything that the ledger shows open, oldest first in each file. */
  public static List<Open> open(Path state) throws IOException {
    String bootId = BootId.read();
    return of(state).openEntries().stream()
        .map(entry -> new Open(entry, Owner.lives(entry, bootId)))
        .toList();
  }

  /**
   * Takes back what dead processes left, and what is named, whoever owns it. The caller holds the
   * machine's lock, shared.
   *
   * @param ids fault ids that are taken back although their process lives
   * @param remark told each step in one line
   */
  public static List<Recovery.Undone> clear(Path state, List<String> ids, Consumer<String> remark)
      throws IOException {
    FaultLedger ledger = of(state);
    var undoers = Undoers.ofThisMachine();
    var each = new ArrayList<Recovery.Undone>();
    var gone = new ArrayList<LedgerEntry>();
    for (Open open : open(state).reversed()) {
      if (!open.owned() || ids.contains(open.entry().faultId())) {
        Recovery.Undone undone = Recovery.Undone.of(open.entry(), undo(open, undoers));
        remark.accept(undone.text());
        each.add(undone);
        if (undone.undone() && !open.owned()) { // a living process closes its own entries
          gone.add(open.entry());
        }
      }
    }
    ledger.recovered(gone);
    return each.reversed();
  }

  private static InjectionResult undo(Open open, Undoers undoers) {
    LedgerEntry entry = open.entry();
    return open.owned() && entry.backEnd().equals(Undo.IN_PROCESS)
        ? new InjectionResult.Failed(
            "it lives in process " + entry.pid() + "; end that process (Ctrl-C, or SIGTERM)")
        : undoers.undo(entry);
  }
}

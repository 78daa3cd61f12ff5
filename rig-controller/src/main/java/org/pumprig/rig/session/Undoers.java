package org.pumprig.rig.session;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.Undoer;
import org.pumprig.fault.ethernet.EthernetUndoer;
import org.pumprig.fault.netem.NetemUndoer;
import org.pumprig.fault.networkservice.NetworkServiceUndoer;
import org.pumprig.fault.nft.NftUndoer;
import org.pumprig.fault.service.CommandServiceUndoer;
import org.pumprig.fault.tap.TapUndoer;
import org.pumprig.fault.wifi.WifiUndoer;
import org.pumprig.rig.hardware.OutletUndoer;
import org.pumprig.rig.network.TopologyUndoer;

/** Who can undo what dead processes left, by the name of the back end in the ledger. */
public final class Undoers {
  private final SequencedMap<String, Undoer> byBackEnd = new LinkedHashMap<>();

  private Undoers(Collection<Undoer> undoers) {
    for (Undoer each : undoers) {
      if (byBackEnd.putIfAbsent(each.backEnd(), each) != null) {
        throw new IllegalArgumentException("two undo " + each.backEnd());
      }
    }
  }

  /** Every back end whose faults outlive this process, and those that don't. */
  public static Undoers ofThisMachine() {
    return of(
        List.of(
            new InProcessUndoer(BootId.read()),
            new CommandServiceUndoer(),
            new NetworkServiceUndoer(),
            new NftUndoer(),
            new NetemUndoer(),
            new OutletUndoer(),
            new TapUndoer(),
            new EthernetUndoer(),
            new WifiUndoer(),
            new TopologyUndoer(BootId.read())));
  }

  /**
   * These only.
   *
   * @param undoers each of another back end
   */
  static Undoers of(Collection<Undoer> undoers) {
    return new Undoers(undoers);
  }

  /**
   * Takes back one fault of a dead process, by whoever knows its back end. A back end that nobody
   * knows here (another version wrote the ledger) is no reason to forget the fault: it is left.
   */
  InjectionResult undo(LedgerEntry entry) {
    Undoer undoer = byBackEnd.get(entry.backEnd());
    return undoer == null
        ? new InjectionResult.Failed(
            "this pumprig knows no back end '"
                + entry.backEnd()
                + "', only "
                + String.join(", ", byBackEnd.sequencedKeySet())
                + "; recover with the version that made it")
        : undoer.undo(entry);
  }
}

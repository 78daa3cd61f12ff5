package org.pumprig.rig.session;

import java.io.IOException;
import org.pumprig.fault.FaultLedger;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.Undo;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.network.ChangeLedger;
import org.pumprig.time.Scheduler;

/**
 * The machine-wide ledger as topologies see it: their entries belong to no run's journal.
 *
 * @param name stands in the entries in place of a run
 */
record TopologyLedger(FaultLedger ledger, String name, String bootId, Scheduler scheduler)
    implements ChangeLedger {
  /** The name of a session's topology. */
  static final String SESSION = "topology";

  @Override
  public void open(String id, Undo undo) throws IOException {
    ledger.open(
        new LedgerEntry(
            id,
            name,
            "",
            undo.backEnd(),
            new Endpoint(undo.target(), 0),
            ProcessHandle.current().pid(),
            bootId,
            scheduler.wallMicros(),
            undo.recipe()));
  }

  @Override
  public void closed(String id) throws IOException {
    ledger.closed(new LedgerEntry.Key(name, id));
  }
}

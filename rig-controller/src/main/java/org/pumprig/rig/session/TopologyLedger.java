package org.pumprig.rig.session;

import java.io.IOException;
import org.pumprig.fault.FaultLedger;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.Undo;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.network.ChangeLedger;
import org.pumprig.time.Scheduler;

/** The machine-wide ledger as topologies see it: their entries belong to no run. */
record TopologyLedger(FaultLedger ledger, String bootId, Scheduler scheduler)
    implements ChangeLedger {
  private static final String NO_RUN = "topology";

  @Override
  public void open(String id, Undo undo) throws IOException {
    ledger.open(
        new LedgerEntry(
            id,
            NO_RUN,
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
    ledger.closed(new LedgerEntry.Key(NO_RUN, id));
  }
}

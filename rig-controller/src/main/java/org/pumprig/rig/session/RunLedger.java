package org.pumprig.rig.session;

import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.LedgerWriter;
import org.pumprig.fault.Undo;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.campaign.LedgerPort;
import org.pumprig.time.Scheduler;

/**
 * The machine-wide ledger as one run sees it, or a fault that is applied on its own.
 *
 * @param writer writes it
 * @param runId whose faults
 * @param runDirectory of a run; empty if there is none
 * @param bootId this life of the machine
 * @param scheduler its wall clock stands in the entries
 * @param remark told of entries that could not be closed
 */
record RunLedger(
    LedgerWriter writer,
    String runId,
    String runDirectory,
    String bootId,
    Scheduler scheduler,
    Consumer<String> remark)
    implements LedgerPort {
  @Override
  public void open(
      String id, Endpoint target, Optional<Undo> undo, Runnable durable, Consumer<String> failed) {
    var entry =
        new LedgerEntry(
            id,
            runId,
            runDirectory,
            undo.map(Undo::backEnd).orElse(Undo.IN_PROCESS),
            target,
            ProcessHandle.current().pid(),
            bootId,
            scheduler.wallMicros(),
            undo.map(Undo::recipe).orElse(""));
    writer.open(entry, durable, failure -> failed.accept(failure.getMessage()));
  }

  @Override
  public void closed(String id) {
    writer.closed(
        new LedgerEntry.Key(runId, id),
        () -> {},
        failure -> remark.accept("ledger: " + failure.getMessage()));
  }
}

package org.pumprig.rig.session;

import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.Undo;
import org.pumprig.fault.Undoer;

/**
 * Faults that live in the process which injects them end with it: it is enough, and necessary, that
 * it is dead, or that nothing listens where they acted.
 *
 * @param bootId this life of the machine
 */
record InProcessUndoer(String bootId) implements Undoer {
  @Override
  public String backEnd() {
    return Undo.IN_PROCESS;
  }

  @Override
  public InjectionResult undo(LedgerEntry entry) {
    boolean gone =
        !entry.bootId().equals(bootId)
            || ProcessHandle.of(entry.pid()).isEmpty()
            || !Listening.on(entry.target());
    return gone
        ? new InjectionResult.Done(0)
        : new InjectionResult.Failed(
            "something listens on %s; end process %d and run 'pumprig recover' again"
                .formatted(entry.target(), entry.pid()));
  }
}

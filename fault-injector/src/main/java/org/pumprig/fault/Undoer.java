package org.pumprig.fault;

/** Undoes what dead processes left of one back end's faults. Blocks; called by recovery only. */
public interface Undoer {
  /** Whose faults: {@link Undo#backEnd()}. */
  String backEnd();

  /**
   * Takes the fault back and shows that it is gone. Idempotent: {@code Done} if nothing was left.
   */
  InjectionResult undo(LedgerEntry entry);
}

package org.pumprig.rig.network;

import java.io.IOException;
import org.pumprig.fault.Undo;

/** What a topology needs of the machine-wide ledger. Blocks on the disk. */
public interface ChangeLedger {
  /** Nothing is remembered; for tests, whose namespaces vanish anyway. */
  ChangeLedger NONE =
      new ChangeLedger() {
        @Override
        public void open(String id, Undo undo) {}

        @Override
        public void closed(String id) {}
      };

  /**
   * Returns once the way back is durable; only then is the change made.
   *
   * @param id names the change among all of this process
   */
  void open(String id, Undo undo) throws IOException;

  /** The change was taken back and is gone. */
  void closed(String id) throws IOException;
}

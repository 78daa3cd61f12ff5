package org.pumprig.rig.session;

import java.io.IOException;
import java.nio.file.Path;
import org.pumprig.fault.FaultLedger;
import org.pumprig.host.DirectoryStorage;

/** Opens the machine-wide fault ledger. */
public final class Ledgers {
  private Ledgers() {}

  /** The ledger below the machine's state directory, as this process sees and writes it. */
  public static FaultLedger of(Path state) throws IOException {
    String owner = BootId.read() + "-" + ProcessHandle.current().pid();
    return new FaultLedger(new DirectoryStorage(state.resolve("ledger")), owner);
  }
}

package org.pumprig.rig.session;

import java.io.IOException;
import java.nio.file.Path;
import org.pumprig.fault.FaultLedger;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.host.Fence;

/** Opens the machine-wide fault ledger. */
public final class Ledgers {
  private Ledgers() {}

  /** The ledger below the machine's state directory, as this process sees and writes it. */
  public static FaultLedger of(Path state) throws IOException {
    return of(state, () -> {});
  }

  /** The same for a session that may be fenced off. */
  static FaultLedger of(Path state, FaultLedger.Permit permit) throws IOException {
    String owner = BootId.read() + "-" + ProcessHandle.current().pid();
    return new FaultLedger(new DirectoryStorage(state.resolve("ledger")), owner, permit);
  }

  /** The number of a session that has just taken the machine's lock. */
  public static Fence fence(Path state) throws IOException {
    return Fence.next(new DirectoryStorage(state), "session");
  }
}

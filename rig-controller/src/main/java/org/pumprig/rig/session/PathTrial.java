package org.pumprig.rig.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.pumprig.rig.network.BenchNetwork;
import org.pumprig.rig.network.PathFinding;
import org.pumprig.rig.setup.Rig;
import org.pumprig.time.SystemScheduler;

/** Puts a rig's topology up, proves every unit's path, and takes it down again: no run. */
public final class PathTrial {
  private static final String NAME = "path-trial";

  private PathTrial() {}

  /**
   * Tries it; needs root. The caller holds the machine's lock, and what dead runs left has been
   * undone. Blocks until all is taken down.
   *
   * @param rig whose traffic crosses interfaces
   * @param state the machine's state directory
   * @param sshConnection the environment's {@code SSH_CONNECTION}; empty: there is none
   * @param remark told in one line of what else the user must know
   * @throws IOException if the topology can't be put up or taken down
   */
  public static List<PathFinding> run(
      Rig rig, Path state, String sshConnection, Consumer<String> remark) throws IOException {
    try (var scheduler =
            new SystemScheduler(
                "pumprig-trial", failure -> remark.accept("programming error: " + failure));
        var network =
            BenchNetwork.make(
                rig,
                sshConnection,
                new TopologyLedger(Ledgers.of(state), NAME, BootId.read(), scheduler),
                scheduler,
                remark);
        var _ = network.standIn()) {
      return network.prove(rig.serials());
    }
  }
}

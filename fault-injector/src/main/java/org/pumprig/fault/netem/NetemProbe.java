package org.pumprig.fault.netem;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.pumprig.fault.PacketFault;
import org.pumprig.host.Commands;
import org.pumprig.host.LocalCommands;
import org.pumprig.host.NetworkNamespace;

/**
 * Whether this machine's kernel has the network emulator, tried for real in a throw-away network
 * namespace. Blocks for some seconds at most.
 */
public final class NetemProbe {
  private static final String DEVICE = "probe0";
  private static final long LIMIT_NANOS = 5_000_000_000L;

  private NetemProbe() {}

  /**
   * What was found.
   *
   * @param version iproute2's; empty if there is none
   * @param seeded whether netem takes a seed here
   * @param problem why nothing can be injected; empty if it can
   */
  public record Report(String version, boolean seeded, Optional<String> problem) {}

  /**
   * Tries it.
   *
   * @param name of the namespace that is made for it
   */
  public static Report run(String name) {
    String version;
    try {
      version = new Qdiscs(LocalCommands.here()).version();
    } catch (IOException e) {
      return new Report("", false, Optional.of(String.valueOf(e.getMessage())));
    }
    boolean seeded = Qdiscs.takesSeed(version);
    try (var throwAway = NetworkNamespace.create(name)) {
      Commands commands = throwAway.commands();
      Commands.Result pair =
          commands.run(
              List.of("ip", "link", "add", DEVICE, "type", "veth", "peer", "name", "probe1"),
              "",
              LIMIT_NANOS);
      if (!pair.ok()) {
        return new Report(version, seeded, Optional.of(pair.complaint()));
      }
      String classId = NetemFault.classId(1);
      var qdiscs = new Qdiscs(commands);
      qdiscs.add(
          DEVICE,
          classId,
          NetemQueue.of(new PacketFault.Blackhole()).orElseThrow(),
          seeded ? Optional.of(1L) : Optional.empty());
      qdiscs.remove(DEVICE, classId);
      return new Report(version, seeded, Optional.empty());
    } catch (IOException e) {
      return new Report(version, seeded, Optional.of(String.valueOf(e.getMessage())));
    }
  }
}

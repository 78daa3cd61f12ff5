package org.pumprig.rig.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pumprig.link.Link;
import org.pumprig.link.SerialLink;
import org.pumprig.link.TcpNetwork;
import org.pumprig.rig.campaign.BenchProvider;
import org.pumprig.rig.campaign.SlotBench;
import org.pumprig.rig.campaign.UnitBench;
import org.pumprig.rig.setup.PortAddress;
import org.pumprig.rig.setup.RealUnit;
import org.pumprig.rig.setup.Rig;
import org.pumprig.time.Scheduler;

/** Builds benches of units on this machine's ports. */
public final class RealBenches implements BenchProvider {
  private static final Path PSEUDO_TERMINALS = Path.of("/dev/pts");

  private final Rig.Real rig;
  private final Scheduler scheduler;
  private final ReportDoors doors;

  /**
   * @param rig its units and firmware labels
   * @param scheduler the controller's thread
   */
  public RealBenches(Rig.Real rig, Scheduler scheduler) {
    this.rig = rig;
    this.scheduler = scheduler;
    this.doors = new ReportDoors(scheduler);
  }

  @Override
  public SlotBench open(String slotName, List<Placement> units) throws IOException {
    var network = new TcpNetwork(scheduler);
    var used = new ArrayList<Runnable>();
    try {
      List<UnitBench> benches = placed(units, network, used);
      return new Slot(network, List.copyOf(used), benches);
    } catch (IOException e) {
      used.forEach(Runnable::run);
      network.close();
      throw e;
    }
  }

  private List<UnitBench> placed(List<Placement> units, TcpNetwork network, List<Runnable> used)
      throws IOException {
    var placed = new ArrayList<UnitBench>();
    for (Placement placement : units) {
      RealUnit unit = find(placement.serial());
      requireHonest(unit);
      if (unit.link() instanceof PortAddress.Listen listen) {
        used.add(doors.use(listen));
      }
      String version = rig.firmware().getOrDefault(placement.firmware(), "");
      placed.add(
          new RealUnitBench(
              unit,
              version,
              rig.images().getOrDefault(placement.firmware(), ""),
              scheduler,
              address -> link(network, address)));
    }
    return List.copyOf(placed);
  }

  private RealUnit find(String serial) throws IOException {
    return rig.units().stream()
        .filter(unit -> unit.serial().equals(serial))
        .findFirst()
        .orElseThrow(() -> new IOException("the rig has no unit '" + serial + "'"));
  }

  /** What is software must not pass for hardware in anybody's report. */
  private static void requireHonest(RealUnit unit) throws IOException {
    if (unit.link() instanceof PortAddress.Serial serial && !unit.emulated()) {
      Path device = Path.of(serial.device());
      if (Files.exists(device) && device.toRealPath().startsWith(PSEUDO_TERMINALS)) {
        throw new IOException(
            "unit '%s': %s is a pseudo-terminal, so no pump is plugged in there: write 'emulated: true' beside its driver in the rig file"
                .formatted(unit.serial(), serial.device()));
      }
    }
  }

  private Link link(TcpNetwork network, PortAddress address) {
    return switch (address) {
      case PortAddress.Serial serial ->
          new SerialLink(scheduler, serial.device(), serial.settings());
      case PortAddress.Tcp tcp -> network.connect(tcp.endpoint());
      case PortAddress.Listen listen -> doors.link(listen);
    };
  }

  /**
   * A slot's benches.
   *
   * @param used ends the use of doors
   */
  private record Slot(TcpNetwork network, List<Runnable> used, List<UnitBench> units)
      implements SlotBench {
    @Override
    public void close() {
      used.forEach(Runnable::run);
      network.close();
    }
  }
}

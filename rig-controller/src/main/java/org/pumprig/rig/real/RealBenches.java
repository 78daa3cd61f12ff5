package org.pumprig.rig.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.pumprig.link.Link;
import org.pumprig.link.SerialName;
import org.pumprig.link.TcpNetwork;
import org.pumprig.rig.campaign.BenchProvider;
import org.pumprig.rig.campaign.SlotBench;
import org.pumprig.rig.campaign.UnitBench;
import org.pumprig.rig.network.ChangeLedger;
import org.pumprig.rig.network.Closing;
import org.pumprig.rig.setup.PortAddress;
import org.pumprig.rig.setup.RealUnit;
import org.pumprig.rig.setup.Rig;
import org.pumprig.time.Scheduler;

/** Builds benches of units on this machine's ports and interfaces. */
public final class RealBenches implements BenchProvider {
  private static final Path PSEUDO_TERMINALS = Path.of("/dev/pts");

  private final Rig rig;
  private final Rig.Real real;
  private final Scheduler scheduler;
  private final ChangeLedger ledger;
  private final Consumer<String> remark;
  private final ReportDoors doors;

  /**
   * @param rig with real units
   * @param scheduler the controller's thread
   * @param ledger remembers what a topology changes on the machine
   * @param remark told in one line of what else the user must know
   */
  public RealBenches(Rig rig, Scheduler scheduler, ChangeLedger ledger, Consumer<String> remark) {
    this.rig = rig;
    this.real = rig.real().orElseThrow();
    this.scheduler = scheduler;
    this.ledger = ledger;
    this.remark = remark;
    this.doors = new ReportDoors(scheduler);
  }

  @Override
  public SlotBench open(String slotName, List<Placement> units) throws IOException {
    for (Placement placement : units) {
      requireHonest(find(placement.serial()));
    }
    var closing = new Closing();
    try {
      TcpNetwork network = closing.add(new TcpNetwork(scheduler));
      List<String> serials = units.stream().map(Placement::serial).toList();
      Ways ways = closing.add(Ways.open(rig, serials, scheduler, network, ledger, remark));
      return new Slot(closing, placed(units, network, ways, closing), remark);
    } catch (IOException e) {
      throw closing.after(e);
    }
  }

  private List<UnitBench> placed(
      List<Placement> units, TcpNetwork network, Ways ways, Closing closing) throws IOException {
    var placed = new ArrayList<UnitBench>();
    for (Placement placement : units) {
      RealUnit unit = find(placement.serial());
      if (unit.link() instanceof PortAddress.Listen listen) {
        closing.add(doors.use(listen)::run);
      }
      placed.add(
          new RealUnitBench(
              unit,
              real.firmware().getOrDefault(placement.firmware(), ""),
              real.images().getOrDefault(placement.firmware(), ""),
              scheduler,
              address -> link(network, address),
              ways.of(unit)));
    }
    return List.copyOf(placed);
  }

  private RealUnit find(String serial) throws IOException {
    return real.unit(serial)
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
          SerialName.parse(serial.device()).link(scheduler, network, serial.settings());
      case PortAddress.Tcp tcp -> network.connect(tcp.endpoint());
      case PortAddress.Listen listen -> doors.link(listen);
    };
  }

  private record Slot(Closing closing, List<UnitBench> units, Consumer<String> remark)
      implements SlotBench {
    @Override
    public void close() {
      try {
        closing.close();
      } catch (IOException e) {
        remark.accept(e.getMessage() + "; 'pumprig recover' tries again");
      }
    }
  }
}

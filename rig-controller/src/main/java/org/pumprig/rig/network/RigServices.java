package org.pumprig.rig.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.pumprig.host.CommandPlace;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.Topology;

/** DHCP, DNS and NTP that the rig serves to the units, by programs that end with it. */
public final class RigServices implements AutoCloseable {
  private static final List<String> DNSMASQ_MAY =
      List.of("net_admin", "net_bind_service", "net_raw", "setgid");
  private static final List<String> CHRONYD_MAY = List.of("net_bind_service");

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Path folder;
  private final ChangeRunner runner;
  private final List<Daemon> daemons = new ArrayList<>();

  private RigServices(Path folder, ChangeLedger ledger) {
    this.folder = folder;
    this.runner = new ChangeRunner(ledger);
  }

  /**
   * Starts what is asked for.
   *
   * @param place whose network they serve, with its topology up
   * @param remark told if one ends unasked
   * @throws IOException if one doesn't start; then none is left
   */
  public static RigServices start(
      Topology.Ends ends,
      Topology.Services services,
      List<Rig.Unit> units,
      CommandPlace place,
      ChangeLedger ledger,
      Consumer<String> remark)
      throws IOException {
    Path folder = newFolder();
    var running = new RigServices(folder, ledger);
    try {
      running.runner.make(new CommandPlace.Here(), new NetworkChange.Folder(folder.toString()));
      if (services.dhcp().isPresent() || !services.dns().isEmpty()) {
        running.dnsmasq(ends, services, units, place, remark);
      }
      if (services.ntp()) {
        running.chronyd(ends, place, remark);
      }
      return running;
    } catch (IOException e) {
      running.close();
      throw e;
    }
  }

  /** A folder for files of programs, by a name that this process hasn't used. */
  static Path newFolder() {
    return Path.of("/run/pumprig-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet());
  }

  private void dnsmasq(
      Topology.Ends ends,
      Topology.Services services,
      List<Rig.Unit> units,
      CommandPlace place,
      Consumer<String> remark)
      throws IOException {
    Path file = folder.resolve("dnsmasq.conf");
    Files.writeString(file, ServiceFiles.dnsmasq(ends, services, units, folder));
    daemons.add(
        Daemon.start(
            "dnsmasq",
            place,
            DNSMASQ_MAY,
            List.of("dnsmasq", "--keep-in-foreground", "--conf-file=" + file),
            "started, ",
            remark));
  }

  private void chronyd(Topology.Ends ends, CommandPlace place, Consumer<String> remark)
      throws IOException {
    Path file = folder.resolve("chrony.conf");
    Files.writeString(file, ServiceFiles.chrony(ends, folder));
    daemons.add(
        Daemon.start(
            "chronyd",
            place,
            CHRONYD_MAY,
            List.of("chronyd", "-d", "-x", "-U", "-u", "root", "-f", file.toString()),
            " starting ",
            remark));
  }

  /** Processes of the programs. */
  List<Long> pids() {
    return daemons.stream().map(Daemon::pid).toList();
  }

  /** Ends all and removes their files. */
  @Override
  public void close() throws IOException {
    daemons.forEach(Daemon::close);
    runner.undoAll();
  }
}

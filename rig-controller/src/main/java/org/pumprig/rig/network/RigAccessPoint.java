package org.pumprig.rig.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.wifi.AccessPoint;
import org.pumprig.fault.wifi.HostapdControl;
import org.pumprig.fault.wifi.WirelessPort;
import org.pumprig.host.CommandPlace;
import org.pumprig.rig.setup.Topology;
import org.pumprig.rig.setup.Wifi;

/**
 * The rig's own access point: hostapd and, where certificates decide, a RADIUS server, as children
 * that may do no more than they must and that end with the rig.
 */
final class RigAccessPoint implements AccessPoint, AutoCloseable {
  private static final List<String> MAY = List.of("net_admin", "net_raw");
  private static final int SHORTEST_PASSPHRASE = 8;
  private static final int LONGEST_PASSPHRASE = 63;

  private final WirelessPort port;
  private final Path folder;
  private final ChangeRunner runner;
  private final Consumer<String> remark;
  private Optional<RigRadius> radius = Optional.empty();
  private Optional<Daemon> hostapd = Optional.empty();

  private RigAccessPoint(
      WirelessPort port, Path folder, ChangeLedger ledger, Consumer<String> remark) {
    this.port = port;
    this.folder = folder;
    this.runner = new ChangeRunner(ledger);
    this.remark = remark;
  }

  /**
   * Starts it on the interface of the units' side.
   *
   * @param remark told if a program ends unasked
   * @throws IOException if one doesn't start; then nothing of it is left
   */
  static RigAccessPoint start(
      Topology.AccessPoint topology,
      CommandPlace place,
      ChangeLedger ledger,
      Consumer<String> remark)
      throws IOException {
    Path folder = RigServices.newFolder();
    var port = new WirelessPort(place, topology.ends().units().port());
    var point = new RigAccessPoint(port, folder, ledger, remark);
    try {
      point.make(topology.wifi());
      return point;
    } catch (IOException e) {
      try {
        point.close();
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
  }

  private void make(Wifi wifi) throws IOException {
    runner.make(new CommandPlace.Here(), new NetworkChange.Folder(folder.toString()));
    runner.make(port.place(), new NetworkChange.Radio(port.name()));
    String passphrase = "";
    var door = AccessPointFiles.RadiusDoor.NONE;
    switch (wifi.security()) {
      case Wifi.Security.Personal(boolean _, Path file) -> passphrase = passphrase(file);
      case Wifi.Security.Enterprise files -> {
        var server = RigRadius.start(files, port.place(), folder, remark);
        radius = Optional.of(server);
        door = server.door();
      }
    }
    Files.writeString(
        folder.resolve("hostapd.conf"),
        AccessPointFiles.accessPoint(
            port.name(), wifi, folder.resolve("control"), passphrase, door));
    start();
  }

  private static String passphrase(Path file) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new TopologyProblem(
          "the passphrase file " + file + " can't be read",
          "Write the passphrase into its first line, readable for root only");
    }
    String line = lines.isEmpty() ? "" : lines.getFirst().strip();
    if (line.length() < SHORTEST_PASSPHRASE
        || line.length() > LONGEST_PASSPHRASE
        || !line.matches("[\\x20-\\x7e]+")) {
      throw new TopologyProblem(
          file + " holds no passphrase of 8 to 63 characters in its first line",
          "Write the one that the units know");
    }
    return line;
  }

  @Override
  public WirelessPort port() {
    return port;
  }

  @Override
  public HostapdControl control() {
    return new HostapdControl(folder.resolve("control").resolve(port.name()));
  }

  @Override
  public void kill() {
    hostapd.ifPresent(Daemon::kill);
    hostapd = Optional.empty();
    try {
      port.silence(); // the kernel may go on sending a dead program's beacons
    } catch (IOException silent) {
      // it doesn't
    }
  }

  @Override
  public void start() throws IOException {
    if (hostapd.isEmpty()) {
      hostapd =
          Optional.of(
              Daemon.start(
                  "hostapd",
                  port.place(),
                  MAY,
                  List.of("hostapd", folder.resolve("hostapd.conf").toString()),
                  "AP-ENABLED",
                  remark));
    }
  }

  @Override
  public void radius(Radius conduct) throws IOException {
    radius
        .orElseThrow(
            () ->
                new IOException(
                    "the access point lets in by passphrase: no RADIUS server is asked"))
        .conduct(conduct);
  }

  /** Ends its programs, and the radio is what it was. */
  @Override
  public void close() throws IOException {
    hostapd.ifPresent(Daemon::close);
    hostapd = Optional.empty();
    radius.ifPresent(RigRadius::close);
    radius = Optional.empty();
    runner.undoAll();
  }
}

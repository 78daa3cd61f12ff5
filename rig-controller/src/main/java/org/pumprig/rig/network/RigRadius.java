package org.pumprig.rig.network;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.pumprig.fault.wifi.AccessPoint.Radius;
import org.pumprig.host.CommandPlace;
import org.pumprig.rig.setup.Wifi;

/** The rig's RADIUS server: hostapd without a radio, as a child that ends with the rig. Blocks. */
final class RigRadius implements AutoCloseable {
  private static final int SECRET_BYTES = 24;
  private static final List<String> MAY = List.of();

  private final CommandPlace place;
  private final Path folder;
  private final AccessPointFiles.RadiusDoor door;
  private final Consumer<String> remark;
  private Daemon daemon;
  private Radius conduct = Radius.JUDGES;

  private RigRadius(
      CommandPlace place,
      Path folder,
      AccessPointFiles.RadiusDoor door,
      Consumer<String> remark,
      Daemon daemon) {
    this.place = place;
    this.folder = folder;
    this.door = door;
    this.remark = remark;
    this.daemon = daemon;
  }

  static RigRadius start(
      Wifi.Security.Enterprise files, CommandPlace place, Path folder, Consumer<String> remark)
      throws IOException {
    for (Path each : List.of(files.authority(), files.certificate(), files.key())) {
      if (!Files.isReadable(each)) {
        throw new TopologyProblem(
            "the RADIUS server's file " + each + " can't be read",
            "Correct 'radius' of the topology's 'wifi'");
      }
    }
    var door = new AccessPointFiles.RadiusDoor(freePort(), secret());
    Path clients = folder.resolve("clients");
    Files.writeString(clients, AccessPointFiles.clients(door));
    for (Radius each : List.of(Radius.JUDGES, Radius.REJECTS)) {
      Path users = folder.resolve(each.name() + ".users");
      Files.writeString(users, AccessPointFiles.users(each == Radius.JUDGES));
      Files.writeString(file(folder, each), AccessPointFiles.radius(files, door, clients, users));
    }
    return new RigRadius(place, folder, door, remark, run(place, folder, Radius.JUDGES, remark));
  }

  private static Path file(Path folder, Radius conduct) {
    return folder.resolve(conduct.name() + ".conf");
  }

  private static Daemon run(
      CommandPlace place, Path folder, Radius conduct, Consumer<String> remark) throws IOException {
    return Daemon.start(
        "RADIUS server",
        place,
        MAY,
        List.of("hostapd", file(folder, conduct).toString()),
        "AP-ENABLED",
        remark);
  }

  /** One that nobody uses now: hostapd takes no "any". */
  private static int freePort() throws IOException {
    try (var socket =
        new DatagramSocket(
            new InetSocketAddress(InetAddress.ofLiteral(AccessPointFiles.RADIUS_HOST), 0))) {
      return socket.getLocalPort();
    }
  }

  private static String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  AccessPointFiles.RadiusDoor door() {
    return door;
  }

  /** Answers so from now on. A silent one is stopped where it is: its port stays open. */
  void conduct(Radius wanted) throws IOException {
    if (wanted == conduct) {
      return;
    }
    if (wanted == Radius.SILENT) {
      signal("-STOP");
    } else if (conduct == Radius.SILENT && wanted == Radius.JUDGES) {
      signal("-CONT");
    } else {
      daemon.kill();
      daemon = run(place, folder, wanted, remark);
    }
    conduct = wanted;
  }

  private void signal(String signal) throws IOException {
    ChangeRunner.run(
        new CommandPlace.Here(), List.of("kill", signal, Long.toString(daemon.pid())), "");
  }

  @Override
  public void close() {
    daemon.kill();
  }
}

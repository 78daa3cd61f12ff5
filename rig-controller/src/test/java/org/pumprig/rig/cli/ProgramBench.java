package org.pumprig.rig.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.pumprig.rig.cli.CabledMachine.Standing;

/**
 * A pump and a gateway as processes of their own on loopback, and a rig file whose driver is a
 * third: to the rig they are units that are there.
 */
final class ProgramBench implements AutoCloseable {
  static final String SERIAL = "SN-1";

  private final Path folder;
  private final List<Process> started = new ArrayList<>();
  private final Standing pump;
  private final String rig;

  /**
   * @param folder for what is written
   * @param firmware of the pump
   */
  ProgramBench(Path folder, String firmware) throws IOException {
    this.folder = folder;
    int port = freePort();
    int proxy = freePort();
    standing("gateway", "gateway", "--listen", "127.0.0.1:" + port, "--json");
    String gateway = "127.0.0.1:" + proxy;
    pump =
        standing(
            "pump",
            "pump",
            "--unit",
            SERIAL,
            "--firmware",
            firmware,
            "--gateway",
            gateway,
            "--status-every",
            "400ms",
            "--json");
    String program =
        "{kind: process, command: [python3, %s], capabilities: [readsCodes, readsFlow, readsLog, readsFirmwareVersion], answersWithin: 10s}"
            .formatted(Path.of("../fixtures/drivers/service_port.py").toAbsolutePath().normalize());
    rig =
        CabledRuns.head("gateway: {host: 127.0.0.1, port: %d, speaks: hl7}\n".formatted(port))
            + CabledRuns.unit(SERIAL, pump, "proxy: " + gateway + "\n")
                .replace("{kind: servicePort}", program);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Standing standing(String name, String... args) throws IOException {
    var command =
        Stream.concat(
            Stream.of(
                SystemdBench.java(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()),
            Arrays.stream(args));
    var builder = new ProcessBuilder(command.toList());
    builder.environment().put("PUMPRIG_STATE_DIR", folder.resolve(name + "-state").toString());
    Path errors = folder.resolve(name + ".err");
    Process process = builder.redirectError(errors.toFile()).start();
    started.add(process);
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String first = out.readLine();
    if (first == null) {
      throw new IOException(name + " ended: " + Files.readString(errors));
    }
    return new Standing(process, first);
  }

  /** Writes the rig file. */
  Path rig(String more) throws IOException {
    return Files.writeString(folder.resolve("rig.yaml"), rig + more.indent(4));
  }

  /** The pump's outlet in a rig file. */
  String outlet() {
    return CabledRuns.lineOutlet(pump);
  }

  /** What a person does who takes its power away, waits, and gives it back. */
  void cycleByHand() throws IOException, InterruptedException {
    OutletProgram.main(new String[] {pump.at("power"), "off"});
    Thread.sleep(HAND_MILLIS);
    OutletProgram.main(new String[] {pump.at("power"), "on"});
  }

  private static final long HAND_MILLIS = 1_500;

  @Override
  public void close() {
    started.forEach(Process::destroyForcibly);
  }
}

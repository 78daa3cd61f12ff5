package org.pumprig.rig.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * A real process under a {@code systemctl} that is ours: it writes its arguments down and does what
 * systemd would, to one unit.
 */
final class SystemdBench {
  private static final String SCRIPT =
      """
      #!/bin/sh
      dir=%s
      echo "$@" >> "$dir/calls"
      pid=$(cat "$dir/pid" 2>/dev/null)
      case "$1" in
        stop) [ -n "$pid" ] && kill -9 "$pid"; rm -f "$dir/pid" ;;
        start) [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null && exit 0
               setsid %s >/dev/null 2>&1 </dev/null & ;;
        kill) kill "-${2#--signal=SIG}" "$pid" ;;
        is-active) [ -n "$pid" ] && kill -0 "$pid" ;;
        *) exit 64 ;;
      esac
      """;

  private final Path folder;
  final int port;

  SystemdBench(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("bin"));
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String gateway =
        String.join(
            " ",
            java(),
            "-Xmx64m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            "'" + System.getProperty("java.class.path") + "'",
            HealthyGateway.class.getName(),
            Integer.toString(port),
            folder.resolve("pid").toString());
    Path script = folder.resolve("bin/systemctl");
    Files.writeString(script, SCRIPT.formatted(folder, gateway));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** The service runs when this returns. */
  void start() throws IOException, InterruptedException {
    run("systemctl", "start", "ours");
    Awaitility.await().atMost(java.time.Duration.ofSeconds(60)).until(this::accepts);
  }

  /** As {@code systemctl VERB} of our unit. */
  void ask(String verb) throws IOException, InterruptedException {
    run("systemctl", verb, "ours");
  }

  private void run(String... argv) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(folder.resolve("bin") + "/" + argv[0], argv[1], argv[2]);
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    if (builder.start().waitFor() != 0) {
      throw new IOException(String.join(" ", argv) + " failed");
    }
  }

  /** What systemctl was asked, after the start by the test. */
  List<String> calls() throws IOException {
    List<String> all = Files.readAllLines(folder.resolve("calls"));
    return all.subList(1, all.size());
  }

  /** The PATH on which our systemctl comes first. */
  String path() {
    return folder.resolve("bin") + ":" + System.getenv("PATH");
  }

  /** The command as a process of its own that finds our systemctl first. */
  Process pumprig(Path state, Path log, String... args) throws IOException {
    ProcessBuilder builder = command(state, log, args);
    builder.environment().put("PATH", path());
    return builder.start();
  }

  /** The command as a process of its own. */
  static ProcessBuilder command(Path state, Path log, String... args) {
    var command = new ArrayList<>(words());
    command.addAll(List.of(args));
    var builder = new ProcessBuilder(command);
    builder.environment().put("PUMPRIG_STATE_DIR", state.toString());
    return builder.redirectErrorStream(true).redirectOutput(log.toFile());
  }

  /** What starts the command. */
  static List<String> words() {
    return List.of(
        java(),
        "-Xmx256m",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName());
  }

  boolean accepts() {
    try (var socket = connected()) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  private Socket connected() throws IOException {
    var socket = new Socket();
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
    return socket;
  }

  /** Whether a message is acknowledged within half a second: a frozen process still accepts. */
  boolean answers() throws IOException {
    try (var socket = connected()) {
      socket.setSoTimeout(500);
      socket
          .getOutputStream()
          .write(
              "\u000bMSH|^~\\&|T|T|||1||NMQ^N01|7|T|2.6\r\u001c\r"
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return in.read() == 0x0b;
    } catch (SocketTimeoutException silent) {
      return false;
    }
  }

  /** Ends the service's process, frozen or not. */
  void end() throws IOException {
    Path pid = folder.resolve("pid");
    if (Files.exists(pid)) {
      ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
          .ifPresent(ProcessHandle::destroyForcibly);
      Files.delete(pid);
    }
  }
}

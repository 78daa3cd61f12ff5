package org.pumprig.fault.proxy.speed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One way from the load to the far end.
 *
 * @param name as in the table
 * @param port where the load connects, on loopback
 * @param process the proxy; empty for the direct way
 */
record Contender(String name, int port, Optional<Process> process) implements AutoCloseable {
  /** A port that was free a moment ago. */
  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  static Contender ours(int farPort, Path log) throws IOException {
    int port = freePort();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return started(
        "pumprig",
        port,
        log,
        List.of(
            java,
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            ProxyProcess.class.getName(),
            Integer.toString(port),
            Integer.toString(farPort)));
  }

  static Contender nginx(int farPort, Path directory) throws IOException {
    int port = freePort();
    Path configuration =
        Files.writeString(
            directory.resolve("nginx.conf"),
            """
            load_module /usr/lib/nginx/modules/ngx_stream_module.so;
            daemon off; worker_processes 2; pid %s/nginx.pid; error_log %s/nginx.log;
            events { worker_connections 4096; }
            stream { server { listen 127.0.0.1:%d backlog=512; proxy_pass 127.0.0.1:%d; tcp_nodelay on; proxy_half_close on; } }
            """
                .formatted(directory, directory, port, farPort));
    return started(
        "nginx",
        port,
        directory.resolve("nginx.out"),
        List.of("nginx", "-p", directory.toString(), "-c", configuration.toString()));
  }

  static Contender haproxy(int farPort, Path directory) throws IOException {
    int port = freePort();
    Path configuration =
        Files.writeString(
            directory.resolve("haproxy.cfg"),
            """
            global
              maxconn 4096
            defaults
              mode tcp
              timeout connect 5s
              timeout client 60s
              timeout server 60s
            listen relay
              bind 127.0.0.1:%d
              server far 127.0.0.1:%d
            """
                .formatted(port, farPort));
    return started(
        "haproxy",
        port,
        directory.resolve("haproxy.out"),
        List.of("haproxy", "-db", "-f", configuration.toString()));
  }

  static Contender socat(int farPort, Path directory) throws IOException {
    int port = freePort();
    return started(
        "socat",
        port,
        directory.resolve("socat.out"),
        List.of(
            "socat",
            "-t",
            "30",
            "-b",
            "262144",
            "TCP-LISTEN:" + port + ",bind=127.0.0.1,reuseaddr,fork,backlog=512,nodelay",
            "TCP:127.0.0.1:" + farPort + ",nodelay"));
  }

  private static Contender started(String name, int port, Path log, List<String> command)
      throws IOException {
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    for (int i = 0; i < 200; i++) {
      try (var socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return new Contender(name, port, Optional.of(process));
      } catch (IOException e) {
        LockSupport.parkNanos(50_000_000);
      }
    }
    process.destroyForcibly();
    throw new IOException(name + " does not listen; its output: " + Files.readString(log));
  }

  /** Whether a program is on this machine's path. */
  static boolean installed(String program) {
    for (String folder : List.of("/usr/sbin", "/usr/bin", "/usr/local/bin", "/usr/local/sbin")) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() throws InterruptedException {
    if (process.isPresent()) {
      process.get().descendants().forEach(ProcessHandle::destroy);
      process.get().destroy();
      if (!process.get().waitFor(5, TimeUnit.SECONDS)) {
        process.get().destroyForcibly();
      }
    }
  }
}

package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pumprig.host.NamespaceWiring;
import org.pumprig.host.NetworkNamespace;
import org.pumprig.rig.cli.Cli.Answer;

/** Pump, rig and gateway in namespaces; the command runs in the rig's. */
final class LoneWiring implements AutoCloseable {
  static final int PORT = 2575;

  /** Of the pump's namespace, and nobody's fault. */
  static final String NEIGHBOUR = "10.77.0.9";

  private static final int WAIT_MILLIS = 800;
  private static final int PATIENT_MILLIS = 4_000;
  private static final long LIMIT_NANOS = 10_000_000_000L;

  final NamespaceWiring wiring;
  private final Path folder;
  private final ServerSocket gateway;
  private final List<LoneProcess> started = new ArrayList<>();

  LoneWiring(NamespaceWiring wiring, Path folder) throws IOException {
    this.wiring = wiring;
    this.folder = folder;
    ip(wiring.pump(), "address", "add", NEIGHBOUR + "/24", "dev", "eth0");
    gateway = wiring.gateway().call(() -> new ServerSocket(PORT));
  }

  LoneProcess apply(String... words) throws IOException {
    return apply(List.of(), words);
  }

  /**
   * @param before words before the command itself, in the rig's namespace
   */
  LoneProcess apply(List<String> before, String... words) throws IOException {
    var whole = new ArrayList<>(List.of("ip", "netns", "exec", wiring.rig().name()));
    whole.addAll(before);
    var process =
        LoneProcess.apply(
            whole, state(), folder.resolve("apply-" + started.size() + ".log"), words);
    started.add(process);
    return process;
  }

  Path state() {
    return folder.resolve("state");
  }

  /** 'pumprig faults WORDS' in the rig's namespace, in this process. */
  Answer faults(Object... words) throws IOException {
    var whole = new ArrayList<Object>(List.of("faults"));
    whole.addAll(List.of(words));
    return wiring.rig().call(() -> new Cli(state()).run(whole.toArray()));
  }

  /** Milliseconds that a connection from the pump takes, or -1 if there is none. */
  long connectMillis(String from) throws IOException {
    return connectMillis(from, PATIENT_MILLIS);
  }

  private long connectMillis(String from, int within) throws IOException {
    return wiring
        .pump()
        .call(
            () -> {
              try (var socket = new Socket();
                  var clock = new org.pumprig.time.SystemScheduler("clock", _ -> {})) {
                socket.bind(new InetSocketAddress(from, 0));
                long begin = clock.nanoTime();
                socket.connect(new InetSocketAddress(wiring.gatewayAddress(), PORT), within);
                return (clock.nanoTime() - begin) / 1_000_000;
              } catch (IOException notReached) {
                return -1L;
              }
            });
  }

  boolean talks(String from) throws IOException {
    return connectMillis(from, WAIT_MILLIS) >= 0;
  }

  boolean talks() throws IOException {
    return talks(NamespaceWiring.PUMP);
  }

  /** Whether the rig's DNS server answers the pump at all. */
  boolean dnsAnswers() throws IOException {
    byte[] query = {
      0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 2, 'g', 'w', 4, 'w', 'a', 'r', 'd', 0, 0, 1, 0, 1
    };
    return wiring
        .pump()
        .call(
            () -> {
              try (var socket = new DatagramSocket()) {
                socket.setSoTimeout(WAIT_MILLIS / 2);
                var server = InetAddress.getByName(NamespaceWiring.RIG_TOWARDS_PUMP);
                socket.send(new DatagramPacket(query, query.length, server, 53));
                socket.receive(new DatagramPacket(new byte[512], 512));
                return true;
              } catch (SocketTimeoutException | java.net.PortUnreachableException silent) {
                return false;
              }
            });
  }

  /** All that a fault could leave: links, addresses, routes, qdiscs and rules. */
  String network() throws IOException {
    return program("ip", "-o", "link", "show")
            .replaceAll("state \\w+|LOWER_UP|NO-CARRIER|link-netns \\S+", "")
        + program("ip", "-o", "-4", "address", "show")
        + program("ip", "route", "show")
        + program("tc", "qdisc", "show")
        + program("nft", "list", "ruleset");
  }

  /** What a program in the pump's namespace says, whatever its exit status. */
  String client(String line) throws IOException {
    var argv = List.of("sh", "-c", "cd " + folder + "; " + line + " 2>&1; true");
    return wiring.pump().commands().run(argv, "", 6 * LIMIT_NANOS).output();
  }

  String program(String... argv) throws IOException {
    var result = wiring.rig().commands().run(List.of(argv), "", LIMIT_NANOS);
    assertThat(result.ok()).as(String.join(" ", argv) + ": " + result.complaint()).isTrue();
    return result.output();
  }

  private static void ip(NetworkNamespace where, String... words) throws IOException {
    var argv = new ArrayList<>(List.of("ip"));
    argv.addAll(List.of(words));
    var result = where.commands().run(argv, "", LIMIT_NANOS);
    assertThat(result.ok()).as(result.complaint()).isTrue();
  }

  @Override
  public void close() throws IOException {
    started.forEach(LoneProcess::close);
    gateway.close();
    wiring.close();
  }
}

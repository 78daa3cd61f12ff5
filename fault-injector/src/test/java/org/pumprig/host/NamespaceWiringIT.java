package org.pumprig.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("netns")
class NamespaceWiringIT {
  private static final int WITHIN_MILLIS = 1_000;
  private static final long PROGRAM_NANOS = 10_000_000_000L;

  @Test
  void aRoutedPumpReachesItsGatewayAndNothingIsLeftAfterwards() throws Exception {
    String name;
    try (var wiring = NamespaceWiring.routed()) {
      name = wiring.pump().name();
      assertThat(reaches(wiring)).isTrue();
    }
    assertThat(namespaces()).doesNotContain(name);
  }

  @Test
  void aBareRigLetsNothingPass() throws Exception {
    try (var wiring = NamespaceWiring.bare()) {
      assertThat(reaches(wiring)).isFalse();
    }
  }

  @Test
  void aThreadEntersTheNamespaceAndSeesItsInterfacesOnly() throws Exception {
    try (var wiring = NamespaceWiring.routed()) {
      List<String> seen =
          in(
              wiring.pump(),
              () ->
                  NetworkInterface.networkInterfaces()
                      .map(NetworkInterface::getName)
                      .sorted()
                      .toList());
      assertThat(seen).containsExactly("eth0", "lo");
    }
  }

  private static boolean reaches(NamespaceWiring wiring) throws Exception {
    InetAddress gateway = InetAddress.ofLiteral(wiring.gatewayAddress());
    try (ServerSocket server = in(wiring.gateway(), () -> new ServerSocket(0, 1, gateway))) {
      var address = new InetSocketAddress(gateway, server.getLocalPort());
      return in(
          wiring.pump(),
          () -> {
            try (var socket = new Socket()) {
              socket.connect(address, WITHIN_MILLIS);
              return true;
            } catch (IOException e) {
              return false;
            }
          });
    }
  }

  private static <T> T in(NetworkNamespace where, Callable<T> work) throws Exception {
    var task = new FutureTask<>(work);
    where.threads("in-" + where.name()).newThread(task).start();
    return task.get(10, TimeUnit.SECONDS);
  }

  private static String namespaces() throws IOException {
    return LocalCommands.here().run(List.of("ip", "netns", "list"), "", PROGRAM_NANOS).output();
  }
}

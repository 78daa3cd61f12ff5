package org.pumprig.fault.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pumprig.link.TcpNetwork;
import org.pumprig.time.SystemScheduler;

@Tag("integration")
class ProxyScenarioIT {
  @ParameterizedTest
  @EnumSource
  void realSocketsGiveTheSameAsVirtualOnes(NettyTransport transport) throws Exception {
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    List<String> record = new CopyOnWriteArrayList<>();
    int gatewayPort;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      gatewayPort = free.getLocalPort();
    }
    try (var scheduler = new SystemScheduler("scenario", failures::add);
        var network = new TcpNetwork(scheduler);
        var proxy =
            NettyFaultProxy.start(
                ProxyScenario.settings(0, gatewayPort),
                scheduler,
                event -> record.add(SocketScript.line(event)),
                transport)) {
      new ProxyScenario(
              network,
              scheduler,
              (what, holds) ->
                  Awaitility.await(what)
                      .atMost(Duration.ofSeconds(10))
                      .pollInterval(Duration.ofMillis(5))
                      .until(() -> !failures.isEmpty() || holds.getAsBoolean()),
              proxy,
              record)
          .play();
    }
    assertThat(failures).isEmpty();
    assertThat(record).containsExactlyElementsOf(ProxyScenario.EXPECTED);
  }
}

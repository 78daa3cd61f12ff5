package org.pumprig.rig.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.StreamFault;
import org.pumprig.fault.proxy.NettyFaultProxy;
import org.pumprig.fault.proxy.ProxySettings;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.CommandThread;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.setup.Topology;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

/** A fault sends new connections into the proxy, and only those, and only as long as it lasts. */
@Tag("netns")
class RedirectInjectorIT {
  private static final int ANSWER_MILLIS = 300;
  private static final long LEASE_NANOS = 2_000_000_000L;
  private static final FaultSpec SILENCE =
      new FaultSpec(
          "silence-1",
          new StreamFault.AcceptSilence(),
          Direction.BOTH,
          "SN-1001",
          new Seed(1),
          0,
          60_000_000_000L);

  @Test
  void newConnectionsAreCaughtOpenOnesAndOtherUnitsAreNotAndTheLeaseEndsIt() throws Exception {
    Rig rig =
        RigFile.parse(
            "rig.yaml", Fixtures.text("rigs/redirect.yaml").getBytes(StandardCharsets.UTF_8));
    Topology.Ends ends = rig.topology().crossing().orElseThrow();
    Endpoint gateway = ends.endpoint();
    try (var made = MadeNamespaces.make(ends, rig.units(), ChangeLedger.NONE);
        var scheduler = new SystemScheduler("test-redirect", failure -> {})) {
      var place = new CommandPlace.InNamespace(made.rig().name());
      try (var _ = TopologySetup.up(rig.topology(), place, "", ChangeLedger.NONE);
          var echo = echo(made, gateway);
          var commands = new CommandThread("test-nft", place.commands(), scheduler);
          var proxy =
              NettyFaultProxy.startIn(
                  made.rig(),
                  new ProxySettings("SN-1001", new Endpoint("10.77.0.1", 0), gateway),
                  scheduler,
                  null)) {
        var injector =
            new RedirectInjector(
                proxy.injector(),
                commands,
                rig.units().getFirst().address().orElseThrow(),
                gateway,
                proxy.listen().port());
        try (Socket open = connect(made, "SN-1001", gateway)) {
          assertThat(answers(open)).isTrue();
          assertThat(elements(place)).as("costs nothing while disarmed").isZero();

          assertThat(done(told -> injector.apply(SILENCE, LEASE_NANOS, told)))
              .isInstanceOf(InjectionResult.Done.class);

          assertThat(elements(place)).isEqualTo(1);
          assertThat(answers(open)).as("an open connection").isTrue();
          try (Socket fresh = connect(made, "SN-1001", gateway);
              Socket other = connect(made, "SN-1002", gateway)) {
            assertThat(answers(fresh)).as("a new one").isFalse();
            assertThat(answers(other)).as("another unit's").isTrue();
          }
          injector.renew(SILENCE.id(), LEASE_NANOS);
          assertThat(done(told -> injector.revert(SILENCE.id(), told)))
              .isInstanceOf(InjectionResult.Done.class);
          assertThat(elements(place)).isZero();
          try (Socket fresh = connect(made, "SN-1001", gateway)) {
            assertThat(answers(fresh)).as("after the revert").isTrue();
          }
        }
        assertThat(done(told -> injector.apply(SILENCE, LEASE_NANOS, told)))
            .isInstanceOf(InjectionResult.Done.class);
        Awaitility.await()
            .atMost(Duration.ofSeconds(5))
            .untilAsserted(() -> assertThat(elements(place)).as("the lease is over").isZero());
      }
    }
  }

  /** A rig that has not tracked a connection so far, as one that was plugged in later. */
  @Test
  void anOpenConnectionThatLooksNewIsNotTorn() throws Exception {
    Rig rig =
        RigFile.parse(
            "rig.yaml", Fixtures.text("rigs/redirect.yaml").getBytes(StandardCharsets.UTF_8));
    Topology.Ends ends = rig.topology().crossing().orElseThrow();
    try (var made = MadeNamespaces.make(ends, rig.units(), ChangeLedger.NONE)) {
      var place = new CommandPlace.InNamespace(made.rig().name());
      try (var _ = TopologySetup.up(rig.topology(), place, "", ChangeLedger.NONE);
          var _ = echo(made, ends.endpoint())) {
        // without translation of the source, which would tear it too
        nft(place, "flush chain inet " + TopologyPlan.TABLE + " postrouting");
        ChangeRunner.run(
            new CommandPlace.InNamespace(made.gateway().name()),
            List.of("ip", "route", "add", "10.77.0.0/24", "via", "10.78.0.1"),
            "");
        nft(
            place,
            "table inet untracked { chain c { type filter hook prerouting priority raw; notrack\n"
                + "}\n}");
        try (Socket open = connect(made, "SN-1001", ends.endpoint())) {
          assertThat(answers(open)).isTrue();
          nft(
              place,
              "add element inet %s %s { 10.77.0.11 . %d timeout 60s : 1 }"
                  .formatted(TopologyPlan.TABLE, Redirection.MAP, ends.endpoint().port()));
          nft(place, "delete table inet untracked");

          assertThat(answers(open)).isTrue();
          assertThatThrownBy(() -> connect(made, "SN-1001", ends.endpoint()))
              .as("a new one is sent to port 1 of the rig, where nobody listens")
              .isInstanceOf(ConnectException.class);
        }
      }
    }
  }

  /** As for real units, with 'proxy: always'. */
  @Test
  void aProxyInThePathFromTheStartHasOpenConnectionsTooAndGoesWithItsLease() throws Exception {
    Rig rig =
        RigFile.parse(
            "rig.yaml", Fixtures.text("rigs/redirect.yaml").getBytes(StandardCharsets.UTF_8));
    Topology.Ends ends = rig.topology().crossing().orElseThrow();
    var always = new Topology.Redirect(ends, rig.topology().services(), true);
    Endpoint gateway = ends.endpoint();
    var stall =
        new FaultSpec(
            "stall-1", new StreamFault.Stall(), Direction.BOTH, "SN-1001", new Seed(1), 0, 1);
    var renewing = new SystemScheduler("test-renewing", failure -> {});
    try (var made = MadeNamespaces.make(ends, rig.units(), ChangeLedger.NONE);
        var scheduler = new SystemScheduler("test-standing", failure -> {})) {
      var place = new CommandPlace.InNamespace(made.rig().name());
      try (var _ = TopologySetup.up(always, place, "", ChangeLedger.NONE);
          var _ = echo(made, gateway);
          var commands = new CommandThread("test-nft", place.commands(), scheduler);
          Socket before = connect(made, "SN-1001", gateway);
          Socket other = connect(made, "SN-1002", gateway)) {
        assertThat(answers(before)).isTrue();
        var proxy =
            NettyFaultProxy.startIn(
                made.rig(),
                new ProxySettings("SN-1001", new Endpoint("10.77.0.1", 0), gateway),
                scheduler,
                null);
        var _ =
            StandingRedirection.begin(
                place,
                commands,
                renewing,
                remark -> {},
                rig.units().getFirst().address().orElseThrow(),
                gateway,
                proxy.listen().port());
        assertThatThrownBy(
                () -> {
                  answers(before);
                  answers(before);
                })
            .as("one from before would go past the proxy")
            .isInstanceOf(SocketException.class);
        try (Socket open = connect(made, "SN-1001", gateway)) {
          open.setSoTimeout(10_000); // the first through this proxy
          assertThat(answers(open)).isTrue();
          open.setSoTimeout(ANSWER_MILLIS);
          assertThat(done(told -> proxy.injector().apply(stall, 60_000_000_000L, told)))
              .isInstanceOf(InjectionResult.Done.class);
          assertThat(answers(open)).as("an open connection").isFalse();
          assertThat(answers(other)).as("another unit's").isTrue();
          assertThat(done(told -> proxy.injector().revert(stall.id(), told)))
              .isInstanceOf(InjectionResult.Done.class);
        }
        proxy.close();
        renewing.close(); // as if the process had died: nobody renews
        Awaitility.await()
            .atMost(Duration.ofSeconds(10))
            .ignoreExceptions()
            .untilAsserted(
                () -> {
                  try (Socket fresh = connect(made, "SN-1001", gateway)) {
                    assertThat(answers(fresh)).isTrue();
                  }
                });
        assertThat(elements(place)).isZero();
      }
    }
  }

  private static void nft(CommandPlace place, String line) throws IOException {
    ChangeRunner.run(place, List.of("nft", "-f", "-"), line + "\n");
  }

  private static AutoCloseable echo(MadeNamespaces made, Endpoint gateway) throws IOException {
    ServerSocket server =
        made.gateway()
            .call(() -> new ServerSocket(gateway.port(), 9, InetAddress.ofLiteral(gateway.host())));
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (true) {
                  Socket each = server.accept();
                  Thread.ofVirtual().start(() -> back(each));
                }
              } catch (IOException closed) {
                // the test is over
              }
            });
    return server;
  }

  private static void back(Socket socket) {
    try (socket) {
      socket.getInputStream().transferTo(socket.getOutputStream());
    } catch (IOException gone) {
      // so is the client
    }
  }

  private static Socket connect(MadeNamespaces made, String serial, Endpoint to)
      throws IOException {
    return made.unit(serial)
        .call(
            () -> {
              var socket = new Socket();
              socket.connect(new InetSocketAddress(to.host(), to.port()), 2_000);
              socket.setSoTimeout(ANSWER_MILLIS);
              return socket;
            });
  }

  private static boolean answers(Socket socket) throws IOException {
    socket.getOutputStream().write('x');
    try {
      return socket.getInputStream().read() == 'x';
    } catch (java.net.SocketTimeoutException silence) {
      return false;
    }
  }

  private static int elements(CommandPlace place) throws IOException {
    String map =
        ChangeRunner.run(
            place, List.of("nft", "list", "map", "inet", TopologyPlan.TABLE, Redirection.MAP), "");
    return map.split("expires", -1).length - 1;
  }

  private static InjectionResult done(Consumer<Consumer<InjectionResult>> call) throws Exception {
    var told = new CompletableFuture<InjectionResult>();
    call.accept(told::complete);
    return told.get(5, TimeUnit.SECONDS);
  }
}

package org.pumprig.fault.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultCounters;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.link.Endpoint;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

/** A gateway's listening socket, a proxy before it, and what the proxy told. */
final class SocketBench implements AutoCloseable {
  static final long LEASE_NANOS = 30_000_000_000L;
  static final int TIMEOUT_MILLIS = 5_000;

  final List<WireEvent> events = new CopyOnWriteArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  final SystemScheduler scheduler = new SystemScheduler("bench", failures::add);
  ServerSocket gateway;
  final NettyFaultProxy proxy;

  SocketBench(NettyTransport transport) throws IOException {
    gateway = listenAsGateway(0);
    var settings =
        new ProxySettings(
            "TEST1",
            new Endpoint("127.0.0.1", 0),
            new Endpoint("127.0.0.1", gateway.getLocalPort()));
    proxy = NettyFaultProxy.start(settings, scheduler, events::add, transport);
  }

  private static ServerSocket listenAsGateway(int port) throws IOException {
    var socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    return socket;
  }

  void startGatewayAgain() throws IOException {
    gateway = listenAsGateway(gateway.getLocalPort());
  }

  static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  static String receive(Socket socket, int length) throws IOException {
    return new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
  }

  static void isReset(Socket socket) {
    assertThatThrownBy(() -> socket.getInputStream().read())
        .isInstanceOf(SocketException.class)
        .hasMessageContaining("reset");
  }

  static void isSilent(Socket socket) throws IOException {
    socket.setSoTimeout(150);
    assertThatThrownBy(() -> socket.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    socket.setSoTimeout(TIMEOUT_MILLIS);
  }

  Socket pump() throws IOException {
    var socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.connect(
        new InetSocketAddress(proxy.listen().host(), proxy.listen().port()), TIMEOUT_MILLIS);
    return socket;
  }

  Socket accept() throws IOException {
    var socket = gateway.accept();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    return socket;
  }

  FaultSpec spec(String id, Fault fault, Direction direction) {
    return new FaultSpec(id, fault, direction, "TEST1", new Seed(7), 0, 1_000_000_000L);
  }

  FaultSpec apply(Fault fault, Direction direction) throws Exception {
    return apply(fault, direction, LEASE_NANOS);
  }

  FaultSpec apply(Fault fault, Direction direction, long leaseNanos) throws Exception {
    var spec = spec(fault.name(), fault, direction);
    InjectionResult result = ask(done -> proxy.injector().apply(spec, leaseNanos, done));
    assertThat(result).isInstanceOf(InjectionResult.Done.class);
    return spec;
  }

  void revert(FaultSpec spec) throws Exception {
    InjectionResult result = ask(done -> proxy.injector().revert(spec.id(), done));
    assertThat(result).isInstanceOf(InjectionResult.Done.class);
  }

  InjectionEvidence verify(FaultSpec spec) throws Exception {
    return ask(done -> proxy.injector().verify(spec, done));
  }

  FaultCounters counters(FaultSpec spec) throws Exception {
    return ((InjectionEvidence.Counted) verify(spec)).counters();
  }

  static <R> R ask(Consumer<Consumer<R>> question) throws Exception {
    var answer = new CompletableFuture<R>();
    question.accept(answer::complete);
    return answer.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
  }

  void awaitEvent(Predicate<WireEvent> which) {
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> events.stream().anyMatch(which));
  }

  void awaitNoConnections() {
    Awaitility.await().until(() -> proxy.connections() == 0);
  }

  void awaitEnded(WireEvent.By by, WireEvent.How how) {
    awaitEvent(
        event -> event instanceof WireEvent.Ended ended && ended.by() == by && ended.how() == how);
  }

  void awaitListener(Class<? extends WireEvent> opensOrCloses, WireEvent.Reason reason) {
    awaitEvent(
        event ->
            opensOrCloses.isInstance(event)
                && switch (event) {
                  case WireEvent.ListenerClosed closed -> closed.reason() == reason;
                  case WireEvent.ListenerOpened opened -> opened.reason() == reason;
                  case WireEvent.Accepted _,
                      WireEvent.UpstreamConnected _,
                      WireEvent.UpstreamFailed _,
                      WireEvent.Bytes _,
                      WireEvent.Ended _,
                      WireEvent.TapOverflow _ ->
                      false;
                });
  }

  @Override
  public void close() throws IOException {
    proxy.close();
    gateway.close();
    scheduler.close();
    if (!failures.isEmpty()) {
      throw new AssertionError("a programming error", failures.getFirst());
    }
  }
}

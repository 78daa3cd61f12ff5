package org.pumprig.fault.tap;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.UnitFlow;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.ManagementGuard;
import org.pumprig.host.NamespaceWiring;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

/** A pump and a gateway in namespaces of their own, and the relay between them. */
final class TapBench implements AutoCloseable {
  static final String UNIT = "SN-1";
  static final int PORT = 7_000;
  static final long SEED = 42;
  private static final long LEASE_NANOS = 60_000_000_000L;
  private static final int QUIET_MILLIS = 400;

  final NamespaceWiring wiring;
  final TapRelay relay;
  final SystemScheduler scheduler;
  final List<PacketSecond> seconds = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
  private final Optional<Path> captures;
  private int applied;
  private int files;

  /**
   * @param captures folder for a file of each fault's packets; empty: none are kept
   */
  TapBench(Optional<Path> captures) throws IOException {
    this.captures = captures;
    wiring = NamespaceWiring.bare();
    scheduler = new SystemScheduler("tap-bench", failure::complete);
    var place = new CommandPlace.InNamespace(wiring.rig().name());
    var plan =
        TapPlan.between(
            place,
            List.of(NamespaceWiring.PUMP_SIDE),
            NamespaceWiring.GATEWAY_SIDE,
            ManagementGuard.NONE);
    var flow =
        new UnitFlow(
            UNIT,
            NamespaceWiring.PUMP_SIDE,
            NamespaceWiring.GATEWAY_SIDE,
            InetAddress.getByName(NamespaceWiring.PUMP));
    relay =
        TapRelay.start(
            TapWiring.make(plan),
            List.of(flow),
            scheduler,
            TapSettings.usual(),
            new TapListener() {
              @Override
              public void second(PacketSecond counts) {
                seconds.add(counts);
              }

              @Override
              public void broken(String reason) {
                failure.complete(new IOException(reason));
              }
            });
  }

  InetAddress gateway() throws IOException {
    return InetAddress.getByName(wiring.gatewayAddress());
  }

  /** Applies a fault; it lasts until {@link #revert}. */
  FaultSpec apply(PacketFault fault, Direction direction) throws Exception {
    return apply(fault, direction, LEASE_NANOS);
  }

  FaultSpec apply(PacketFault fault, Direction direction, long leaseNanos) throws Exception {
    var spec =
        new FaultSpec("f" + ++applied, fault, direction, UNIT, new Seed(SEED), 0, LEASE_NANOS);
    inject(spec, leaseNanos);
    return spec;
  }

  void inject(FaultSpec spec) throws Exception {
    inject(spec, LEASE_NANOS);
  }

  private void inject(FaultSpec spec, long leaseNanos) throws Exception {
    if (captures.isPresent()) {
      Path file = captures.get().resolve(spec.id() + "-" + ++files + ".pcapng");
      relay.capture(UNIT, spec.id(), file, 1L << 24);
    }
    InjectionResult result = onScheduler(done -> relay.injector().apply(spec, leaseNanos, done));
    if (result instanceof InjectionResult.Failed failed) {
      throw new AssertionError(failed.reason());
    }
  }

  InjectionEvidence.Packets evidence(FaultSpec spec) throws Exception {
    return (InjectionEvidence.Packets) anyEvidence(spec);
  }

  InjectionEvidence anyEvidence(FaultSpec spec) throws Exception {
    return onScheduler(done -> relay.injector().verify(spec, done::accept));
  }

  void revert(FaultSpec spec) throws Exception {
    InjectionResult _ = onScheduler(done -> relay.injector().revert(spec.id(), done));
    relay
        .endCapture(UNIT, spec.id())
        .filter(capture -> capture.missed() > 0)
        .ifPresent(capture -> failure.complete(new IOException("not captured: " + capture)));
  }

  private <R> R onScheduler(Consumer<Consumer<R>> ask) throws Exception {
    var answer = new CompletableFuture<R>();
    scheduler.execute(() -> ask.accept(answer::complete));
    return answer.get(5, TimeUnit.SECONDS);
  }

  /** What the gateway received of the pump's numbered datagrams, in order. */
  List<Integer> send(int count, int dataBytes) throws Exception {
    return send(count, dataBytes, 20_000);
  }

  List<Integer> send(int count, int dataBytes, long paceNanos) throws Exception {
    try (DatagramSocket from = wiring.pump().call(() -> new DatagramSocket());
        DatagramSocket to = wiring.gateway().call(() -> new DatagramSocket(PORT))) {
      to.setReceiveBufferSize(1 << 22);
      to.setSoTimeout(QUIET_MILLIS);
      var received = new FutureTask<>(() -> receiveAll(to));
      Thread.ofPlatform().daemon().start(received);
      long next = scheduler.nanoTime();
      for (int i = 0; i < count; i++) {
        byte[] data = ByteBuffer.allocate(dataBytes).putInt(i).array();
        from.send(new DatagramPacket(data, data.length, gateway(), PORT));
        next += paceNanos;
        while (scheduler.nanoTime() < next) {
          Thread.onSpinWait();
        }
      }
      return received.get(60, TimeUnit.SECONDS);
    }
  }

  private static List<Integer> receiveAll(DatagramSocket socket) throws IOException {
    var numbers = new ArrayList<Integer>();
    var packet = new DatagramPacket(new byte[2_000], 2_000);
    boolean quiet = false;
    while (!quiet || numbers.isEmpty()) {
      try {
        socket.receive(packet);
        quiet = false;
        numbers.add(ByteBuffer.wrap(packet.getData()).getInt());
      } catch (SocketTimeoutException e) {
        if (quiet) {
          break; // nothing at all came, twice as long
        }
        quiet = true;
      }
    }
    return numbers;
  }

  /** A connection of the pump that the gateway has accepted. */
  record Connected(ServerSocket listener, Socket pump, Socket gateway) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      pump.close();
      gateway.close();
      listener.close();
    }
  }

  Connected connect() throws Exception {
    ServerSocket listener = listen();
    listener.setSoTimeout(5_000);
    Socket pump = dial(5_000);
    Socket gateway = listener.accept();
    pump.setSoTimeout(3_000);
    gateway.setSoTimeout(3_000);
    pump.setTcpNoDelay(true);
    return new Connected(listener, pump, gateway);
  }

  ServerSocket listen() throws IOException {
    return wiring.gateway().call(() -> new ServerSocket(PORT));
  }

  Socket dial(int withinMillis) throws IOException {
    return wiring
        .pump()
        .call(
            () -> {
              var socket = new Socket();
              try {
                socket.connect(new InetSocketAddress(gateway(), PORT), withinMillis);
                return socket;
              } catch (IOException e) {
                socket.close();
                throw e;
              }
            });
  }

  /** Times of round trips of one byte, in nanoseconds. */
  void roundTrips(int count, LongConsumer nanos) throws Exception {
    try (Connected connected = connect()) {
      connected.gateway().setTcpNoDelay(true);
      Thread.ofPlatform()
          .daemon()
          .start(
              () -> {
                try {
                  connected
                      .gateway()
                      .getInputStream()
                      .transferTo(connected.gateway().getOutputStream());
                } catch (IOException e) {
                  // the pump closed
                }
              });
      for (int i = 0; i < count; i++) {
        long before = scheduler.nanoTime();
        connected.pump().getOutputStream().write(i);
        if (connected.pump().getInputStream().read() < 0) {
          throw new IOException("the gateway closed");
        }
        nanos.accept(scheduler.nanoTime() - before);
      }
    }
  }

  /** What went wrong unseen, if anything. */
  CompletableFuture<Throwable> failure() {
    return failure;
  }

  @Override
  public void close() throws IOException {
    relay.close();
    scheduler.close();
    wiring.close();
  }
}

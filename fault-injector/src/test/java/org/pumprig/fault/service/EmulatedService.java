package org.pumprig.fault.service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.ServerFault;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Network;
import org.pumprig.time.Scheduler;

/** A service that really listens; it takes its time to stop and to start. */
final class EmulatedService implements ServiceControl {
  static final long STOP_NANOS = 120_000_000;
  static final long START_NANOS = 700_000_000;

  private final Network network;
  private final Scheduler scheduler;
  private Network.@Nullable Listener listener;
  private Endpoint endpoint;
  final List<Long> delays = new ArrayList<>();
  final List<String> unasked = new CopyOnWriteArrayList<>();
  boolean stuck;

  /** How long its own program takes to come back from a stop. */
  long comesBackNanos;

  EmulatedService(Network network, Scheduler scheduler, Endpoint endpoint) throws IOException {
    this.network = network;
    this.scheduler = scheduler;
    this.endpoint = endpoint;
    listen();
  }

  private void listen() throws IOException {
    if (listener == null) {
      listener = network.listen(endpoint, link -> link.open(_ -> {}));
      endpoint = listener.local();
    }
  }

  @Override
  public boolean can(ServerFault fault) {
    return fault instanceof ServerFault.Restart || fault instanceof ServerFault.SlowAcknowledgement;
  }

  @Override
  public void begin(FaultSpec spec, Consumer<? super InjectionResult> done) {
    if (spec.fault() instanceof ServerFault.SlowAcknowledgement slow) {
      slow(slow.delayNanos(), done);
    } else {
      stop(done);
    }
  }

  @Override
  public void end(FaultSpec spec, Consumer<? super InjectionResult> done) {
    if (spec.fault() instanceof ServerFault.SlowAcknowledgement) {
      slow(0, done);
    } else {
      start(done);
    }
  }

  @Override
  public void endUnasked(FaultSpec spec) {
    unasked.add(spec.id());
  }

  private void stop(Consumer<? super InjectionResult> done) {
    scheduler.schedule(
        STOP_NANOS,
        () -> {
          if (listener != null && !stuck) {
            listener.close();
            listener = null;
          }
        });
    scheduler.schedule(
        comesBackNanos, () -> done.accept(new InjectionResult.Done(scheduler.nanoTime())));
  }

  private void start(Consumer<? super InjectionResult> done) {
    scheduler.schedule(
        START_NANOS,
        () -> {
          try {
            listen();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
    scheduler.execute(() -> done.accept(new InjectionResult.Done(scheduler.nanoTime())));
  }

  private void slow(long delayNanos, Consumer<? super InjectionResult> done) {
    delays.add(delayNanos);
    scheduler.execute(() -> done.accept(new InjectionResult.Done(scheduler.nanoTime())));
  }

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  boolean listens() {
    return listener != null;
  }
}

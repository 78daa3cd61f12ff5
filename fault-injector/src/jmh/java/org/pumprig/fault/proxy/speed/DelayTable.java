package org.pumprig.fault.proxy.speed;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.StreamFault;
import org.pumprig.fault.proxy.NettyFaultProxy;
import org.pumprig.fault.proxy.ProxySettings;
import org.pumprig.link.Endpoint;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

/**
 * 50 ms of latency asked of the proxy, and what a client saw, one chunk at a time: the first chunks
 * that are delayed in this JVM, and later ones.
 */
final class DelayTable {
  private static final long ASKED_NANOS = 50_000_000;
  private static final int CHUNKS = 200;
  private static final int WARM_UP = 40;
  private static final int TURNS = 3;

  private DelayTable() {}

  static String measured() throws Exception {
    try (var farEnd = new FarEnd();
        var scheduler = new SystemScheduler("delay-table", Throwable::printStackTrace)) {
      var settings =
          new ProxySettings(
              "delay", new Endpoint("127.0.0.1", 0), new Endpoint("127.0.0.1", farEnd.port()));
      try (var proxy = NettyFaultProxy.start(settings, scheduler, null)) {
        var load = new Load(proxy.listen().port());
        load.roundTripsNanos(5_000, 64);
        apply(proxy, scheduler);
        load.roundTripsNanos(WARM_UP, 64);
        var text = new StringBuilder();
        for (int turn = 0; turn < TURNS; turn++) {
          text.append(row(turn, load.roundTripsNanos(CHUNKS, 64)));
        }
        return text.toString();
      }
    }
  }

  private static String row(int turn, long[] nanos) {
    return String.format(
        Locale.ROOT,
        "%n50 ms asked, round trips %d to %d, ms: least %.2f, p50 %.2f, p99 %.2f, most %.2f%n",
        WARM_UP + turn * CHUNKS + 1,
        WARM_UP + (turn + 1) * CHUNKS,
        nanos[0] / 1e6,
        nanos[CHUNKS / 2] / 1e6,
        nanos[CHUNKS * 99 / 100] / 1e6,
        nanos[CHUNKS - 1] / 1e6);
  }

  private static void apply(NettyFaultProxy proxy, SystemScheduler scheduler) throws Exception {
    var applied = new CompletableFuture<InjectionResult>();
    var spec =
        new FaultSpec(
            "delay",
            new StreamFault.Latency(ASKED_NANOS, 0),
            Direction.TOWARDS_GATEWAY,
            "unit",
            new Seed(1),
            0,
            600_000_000_000L);
    scheduler.execute(() -> proxy.injector().apply(spec, 600_000_000_000L, applied::complete));
    if (!(applied.get(10, TimeUnit.SECONDS) instanceof InjectionResult.Done)) {
      throw new IllegalStateException("the latency does not act: " + applied.get());
    }
  }
}

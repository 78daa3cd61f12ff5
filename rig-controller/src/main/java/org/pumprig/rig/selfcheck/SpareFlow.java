package org.pumprig.rig.selfcheck;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;
import org.pumprig.fault.StreamFault;
import org.pumprig.fault.proxy.FaultProxy;
import org.pumprig.fault.proxy.NettyFaultProxy;
import org.pumprig.fault.proxy.ProxySettings;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.Network;
import org.pumprig.link.TcpNetwork;
import org.pumprig.rig.event.SelfChecked.Found;
import org.pumprig.seed.Seed;
import org.pumprig.time.Scheduler;

/**
 * A connection of the rig's own on this machine's loopback, through a proxy like those before the
 * units: round trips without a fault, with a known delay, and after it was taken back. The shortest
 * of each counts, as a busy machine makes some longer and none shorter.
 */
public final class SpareFlow implements KnownFault {
  private static final long DELAY_NANOS = 80_000_000;

  /** By so much more than asked for a delay may be, and what is left of it afterwards. */
  private static final long LATE_NANOS = 40_000_000;

  private static final long WITHIN_NANOS = 8_000_000_000L;

  /** How often the machine's own lateness is looked at. */
  private static final long BEAT_NANOS = 100_000_000;

  /** A machine whose own timers are so late measures its load, not the fault. */
  private static final long BUSY_NANOS = 30_000_000;

  private static final int EXCHANGES = 4;
  private static final int MOST_TRIES = 3;
  private static final byte[] MESSAGE = "pumprig\n".getBytes(StandardCharsets.US_ASCII);

  @Override
  public void measure(Scheduler scheduler, Consumer<Measured> told) {
    try {
      var trial = new Trial(scheduler, told);
      trial.begin();
    } catch (IOException e) {
      var failed = new Measured(Found.BAD, "no flow can be made: " + e.getMessage());
      scheduler.execute(() -> told.accept(failed));
    }
  }

  /** One such connection; confined to the scheduler's thread. */
  private static final class Trial {
    private final Scheduler scheduler;
    private final Consumer<Measured> told;
    private final Network network;
    private final FaultProxy proxy;
    private final Link link;
    private final FaultSpec fault;
    private Optional<Runnable> answered = Optional.empty();
    private int tries;
    private int left;
    private int missing;
    private long sentNanos;
    private long shortest;
    private long without;
    private long with;
    private long latest;
    private boolean over;

    Trial(Scheduler scheduler, Consumer<Measured> told) throws IOException {
      this.scheduler = scheduler;
      this.told = told;
      this.network = new TcpNetwork(scheduler);
      try {
        Endpoint echo = network.listen(new Endpoint("127.0.0.1", 0), Trial::echo).local();
        var settings = new ProxySettings("self-check", new Endpoint("127.0.0.1", 0), echo);
        this.proxy = NettyFaultProxy.start(settings, scheduler, _ -> {});
      } catch (IOException e) {
        network.close();
        throw e;
      }
      this.link = network.connect(proxy.listen());
      this.fault =
          new FaultSpec(
              "self-check",
              new StreamFault.Latency(DELAY_NANOS, 0),
              Direction.TOWARDS_GATEWAY,
              "spare flow",
              new Seed(0),
              0,
              WITHIN_NANOS);
    }

    private static void echo(Link accepted) {
      accepted.open(
          event -> {
            if (event instanceof LinkEvent.Received received) {
              accepted.send(received.bytes());
            }
          });
    }

    void begin() {
      scheduler.schedule(WITHIN_NANOS, () -> failed("not done within 8 s"));
      beat();
      link.open(this::on);
    }

    private void beat() {
      long due = scheduler.nanoTime() + BEAT_NANOS;
      scheduler.schedule(
          BEAT_NANOS,
          () -> {
            latest = Math.max(latest, scheduler.nanoTime() - due);
            if (!over) {
              beat();
            }
          });
    }

    /** On a machine that is late itself it can't be told. */
    private void failed(String detail) {
      if (latest > BUSY_NANOS) {
        end(
            Found.UNTRIED,
            String.format(
                Locale.ROOT,
                "%s; this machine is too busy to tell: its own timers came up to %.0f ms late",
                detail,
                latest / 1e6));
      } else {
        end(Found.BAD, detail);
      }
    }

    private void on(LinkEvent event) {
      switch (event) {
        case LinkEvent.Opened _ -> undisturbed();
        case LinkEvent.Received received -> received(received.bytes().length);
        case LinkEvent.Closed closed -> end(Found.BAD, "its connection ended: " + closed.detail());
      }
    }

    private void received(int bytes) {
      missing -= bytes;
      if (missing > 0) {
        return;
      }
      shortest = Math.min(shortest, scheduler.nanoTime() - sentNanos);
      left--;
      if (left > 0) {
        send();
      } else {
        answered.ifPresent(Runnable::run);
      }
    }

    private void send() {
      sentNanos = scheduler.nanoTime();
      missing = MESSAGE.length;
      link.send(MESSAGE.clone());
    }

    private void exchanges(Runnable then) {
      answered = Optional.of(then);
      shortest = Long.MAX_VALUE;
      left = EXCHANGES;
      send();
    }

    private void undisturbed() {
      tries++;
      exchanges(
          () -> {
            without = shortest;
            proxy.injector().apply(fault, Injector.LEASE_NANOS, this::applied);
          });
    }

    private void applied(InjectionResult result) {
      whenDone(
          result,
          () ->
              exchanges(
                  () -> {
                    with = shortest;
                    proxy.injector().revert(fault.id(), this::reverted);
                  }));
    }

    private void reverted(InjectionResult result) {
      whenDone(result, () -> exchanges(() -> judge(shortest)));
    }

    private void whenDone(InjectionResult result, Runnable then) {
      if (over) {
        return;
      }
      switch (result) {
        case InjectionResult.Done _ -> then.run();
        case InjectionResult.Failed failed -> end(Found.BAD, failed.reason());
      }
    }

    private void judge(long after) {
      long delay = with - without;
      boolean good =
          with >= DELAY_NANOS && delay <= DELAY_NANOS + LATE_NANOS && after <= without + LATE_NANOS;
      if (!good && tries < MOST_TRIES) {
        undisturbed();
        return;
      }
      String words =
          String.format(
              Locale.ROOT,
              "a delay of 80 ms was measured as %.1f ms, round trips were %.1f ms before and %.1f"
                  + " ms after it",
              delay / 1e6,
              without / 1e6,
              after / 1e6);
      if (good) {
        end(Found.GOOD, words);
      } else {
        failed(words);
      }
    }

    private void end(Found found, String detail) {
      if (!over) {
        over = true;
        link.close();
        proxy.close();
        network.close();
        scheduler.execute(() -> told.accept(new Measured(found, detail)));
      }
    }
  }
}

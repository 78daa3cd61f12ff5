package org.pumprig.rig.driver.newera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.PseudoTerminal;
import org.pumprig.link.SerialLink;
import org.pumprig.link.SerialSettings;
import org.pumprig.link.frame.NewEraFramer;
import org.pumprig.pump.protocol.newera.NewEraLine;
import org.pumprig.pump.protocol.newera.NewEraPump;
import org.pumprig.pump.protocol.newera.NewEraSettings;
import org.pumprig.time.SystemScheduler;

/** How many requests a second, one after another, over a pseudo-terminal. */
@Tag("perf")
class NewEraSpeedIT {
  private static final int REQUESTS = 5_000;

  @Test
  void fiveHundredRequestsASecond() throws Exception {
    try (var pumpThread = new SystemScheduler("pump", Throwable::printStackTrace);
        var rigThread = new SystemScheduler("rig", Throwable::printStackTrace);
        PseudoTerminal terminal = PseudoTerminal.open(pumpThread)) {
      var pump = new NewEraPump(new NewEraSettings(0, "NE1000V3.928", 60, List.of()));
      var line = new NewEraLine(pumpThread, List.of(pump));
      pumpThread.execute(
          () -> {
            line.attach(terminal.link());
            line.power(true);
          });
      var link = new SerialLink(rigThread, terminal.path(), SerialSettings.eightNoneOne(115_200));
      var framer = new NewEraFramer(NewEraFramer.Side.REPLIES);
      var left = new AtomicLong(REQUESTS);
      var done = new CountDownLatch(1);
      var began = new AtomicLong();
      link.open(
          event -> {
            switch (event) {
              case LinkEvent.Opened _ -> {
                began.set(rigThread.nanoTime());
                link.send(NewEraFramer.safe("0"));
              }
              case LinkEvent.Received data -> {
                for (var frame : framer.push(data.bytes())) {
                  if (left.decrementAndGet() > 0) {
                    link.send(NewEraFramer.safe("0DIS"));
                  } else {
                    done.countDown();
                  }
                  assertThat(frame).isNotNull();
                }
              }
              case LinkEvent.Closed _ -> done.countDown();
            }
          });
      assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
      double seconds = (rigThread.nanoTime() - began.get()) / 1e9;
      double rate = (REQUESTS - Math.max(0, left.get())) / seconds;
      System.Logger log = System.getLogger(NewEraSpeedIT.class.getName());
      log.log(System.Logger.Level.INFO, "{0} requests a second over a pty", Math.round(rate));
      link.abort();
      assertThat(rate).isGreaterThan(500);
      assertThat(Optional.of(pump).map(NewEraPump::isSafe)).contains(true);
    }
  }
}

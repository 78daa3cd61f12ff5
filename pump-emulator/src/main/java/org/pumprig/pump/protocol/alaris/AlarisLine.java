package org.pumprig.pump.protocol.alaris;

import org.jspecify.annotations.Nullable;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.frame.AlarisFramer;
import org.pumprig.time.Scheduler;

/** An Alaris pump on its serial line. Confined to the scheduler's thread. */
public final class AlarisLine {
  private final Scheduler scheduler;
  private final AlarisPump pump;
  private @Nullable Link link;
  private Scheduler.Timer silence = () -> {};

  /** Not on a line yet. */
  public AlarisLine(Scheduler scheduler, AlarisPump pump) {
    this.scheduler = scheduler;
    this.pump = pump;
  }

  /** Takes a link, not yet opened. */
  public void attach(Link next) {
    var framer = new AlarisFramer();
    link = next;
    next.open(
        event -> {
          switch (event) {
            case LinkEvent.Received data -> framer.push(data.bytes()).forEach(this::frame);
            case LinkEvent.Opened _, LinkEvent.Closed _ -> {}
          }
        });
  }

  private void frame(AlarisFramer.Frame frame) {
    switch (frame) {
      case AlarisFramer.Frame.Message message -> {
        Link to = link;
        pump.message(message.text(), scheduler.nanoTime())
            .ifPresent(
                answer -> {
                  if (to != null) {
                    to.send(AlarisFramer.encode(answer));
                  }
                });
        settle();
      }
      case AlarisFramer.Frame.Broken _ -> {} // what doesn't check is not answered
    }
  }

  private void settle() {
    silence.cancel();
    pump.timeOutNanos()
        .ifPresent(
            due ->
                silence =
                    scheduler.schedule(
                        due - scheduler.nanoTime(), () -> pump.timeOut(scheduler.nanoTime())));
  }
}

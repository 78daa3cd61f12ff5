package org.pumprig.rig.scenario;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.rig.scenario.Troubles.OnLink;
import org.pumprig.seed.RandomStream;
import org.pumprig.time.Scheduler;

/** A link of the rig that loses and garbles bytes, falls silent or is gone, as drawn. */
final class TroubledLink implements Link {
  private static final long REFUSED_AFTER_NANOS = 1_000_000;

  private final Link inner;
  private final Scheduler scheduler;
  private final RandomStream random;
  private final List<OnLink> troubles;
  private @Nullable Consumer<? super LinkEvent> events;
  private boolean over;

  TroubledLink(Link inner, Scheduler scheduler, RandomStream random, List<OnLink> troubles) {
    this.inner = inner;
    this.scheduler = scheduler;
    this.random = random;
    this.troubles = troubles;
  }

  @Override
  public void open(Consumer<? super LinkEvent> told) {
    events = told;
    if (gone()) {
      scheduler.schedule(REFUSED_AFTER_NANOS, () -> end(LinkEvent.Reason.REFUSED));
      return;
    }
    for (OnLink trouble : troubles) {
      if (trouble.illness() == Troubles.Illness.GONE && trouble.toNanos() > now()) {
        scheduler.schedule(trouble.fromNanos() - now(), this::cut);
      }
    }
    inner.open(this::pass);
  }

  private void cut() {
    if (!over) {
      end(LinkEvent.Reason.RESET);
      inner.abort();
    }
  }

  private void end(LinkEvent.Reason reason) {
    tell(new LinkEvent.Closed(reason, "troubled"));
  }

  private void pass(LinkEvent event) {
    switch (event) {
      case LinkEvent.Received received -> {
        byte[] left = spoil(received.bytes());
        if (left.length > 0) {
          tell(new LinkEvent.Received(left));
        }
      }
      case LinkEvent.Opened _, LinkEvent.Closed _ -> tell(event);
    }
  }

  private void tell(LinkEvent event) {
    Consumer<? super LinkEvent> told = events;
    if (!over && told != null) {
      over = event instanceof LinkEvent.Closed;
      told.accept(event);
    }
  }

  @Override
  public void send(byte[] bytes) {
    byte[] left = spoil(bytes);
    if (!over && left.length > 0) {
      inner.send(left);
    }
  }

  private byte[] spoil(byte[] bytes) {
    var left = new ByteArrayOutputStream(bytes.length);
    for (byte one : bytes) {
      int next = one & 0xff;
      for (OnLink trouble : troubles) {
        next = trouble.acts(now()) && next >= 0 ? spoil(trouble, next) : next;
      }
      if (next >= 0) {
        left.write(next);
      }
    }
    return left.toByteArray();
  }

  /** The byte as it comes out; −1 if it doesn't. */
  private int spoil(OnLink trouble, int one) {
    return switch (trouble.illness()) {
      case LOSES -> random.nextChance(trouble.ppm()) ? -1 : one;
      case GARBLES -> random.nextChance(trouble.ppm()) ? one ^ (1 << random.nextBelow(8)) : one;
      case SILENT -> -1;
      case GONE -> one;
    };
  }

  private boolean gone() {
    return troubles.stream()
        .anyMatch(each -> each.illness() == Troubles.Illness.GONE && each.acts(now()));
  }

  private long now() {
    return scheduler.nanoTime();
  }

  @Override
  public void close() {
    inner.close();
    scheduler.execute(() -> end(LinkEvent.Reason.OWN));
  }

  @Override
  public void abort() {
    inner.abort();
    scheduler.execute(() -> end(LinkEvent.Reason.OWN));
  }

  @Override
  public String describe() {
    return inner.describe();
  }
}

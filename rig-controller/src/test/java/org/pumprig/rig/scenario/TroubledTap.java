package org.pumprig.rig.scenario;

import java.util.List;
import org.pumprig.fault.proxy.WireEvent;
import org.pumprig.fault.proxy.WireTap;
import org.pumprig.rig.scenario.Troubles.OnTap;
import org.pumprig.time.Scheduler;

/** A tap whose queue overflows: what is lost is counted, and told before the next event. */
final class TroubledTap implements WireTap {
  private final WireTap inner;
  private final Scheduler scheduler;
  private final List<OnTap> losses;
  private long lost;
  private long firstNanos;

  TroubledTap(WireTap inner, Scheduler scheduler, List<OnTap> losses) {
    this.inner = inner;
    this.scheduler = scheduler;
    this.losses = losses;
  }

  @Override
  public void on(WireEvent event) {
    if (losses.stream().anyMatch(loss -> loss.acts(scheduler.nanoTime()))) {
      firstNanos = lost == 0 ? event.atNanos() : firstNanos;
      lost++;
      return;
    }
    if (lost > 0) {
      inner.on(new WireEvent.TapOverflow(lost, firstNanos));
      lost = 0;
    }
    inner.on(event);
  }
}

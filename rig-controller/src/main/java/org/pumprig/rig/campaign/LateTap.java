package org.pumprig.rig.campaign;

import org.pumprig.fault.proxy.WireEvent;
import org.pumprig.fault.proxy.WireTap;

/** A tap that is pointed at a run after the proxy was started; what came before is told nobody. */
public final class LateTap implements WireTap {
  private WireTap target = event -> {};

  /** From now on {@code tap} is told. */
  public void pointTo(WireTap tap) {
    target = tap;
  }

  @Override
  public void on(WireEvent event) {
    target.on(event);
  }
}

package org.pumprig.fault.netem;

import org.pumprig.fault.nft.LeasedInjector;
import org.pumprig.fault.nft.NftSettings;
import org.pumprig.time.Scheduler;

/**
 * Injects packet faults into units' flows by the kernel's network emulator. While a fault is armed
 * the interface's root queue is ours; packets that no fault is for pass it at once, as they come.
 *
 * <p>One packet can be in one class: a unit has at most one such fault in each direction. The
 * spec's seed is handed to netem where iproute2 knows how; its draws then repeat for the same
 * packets in the same order.
 */
public final class NetemInjector extends LeasedInjector<NetemFault> {
  /**
   * @param scheduler clock and thread of the callers
   */
  public NetemInjector(NftSettings settings, Scheduler scheduler) {
    super(new NetemMeans(settings), scheduler);
  }
}

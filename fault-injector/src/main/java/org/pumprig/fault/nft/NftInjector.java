package org.pumprig.fault.nft;

import org.pumprig.time.Scheduler;

/**
 * Injects packet faults into units' flows by the kernel's packet filter. The spec's target is the
 * unit; each fault has a table of its own, so that faults neither share nor disturb anything, and a
 * start or an end is one transaction. The lease is the kernel's: if it isn't renewed the fault ends
 * there, even if this process is dead; what is left is a table without effect.
 *
 * <p>The kernel draws by itself: the spec's seed can't be given to it, and its draws don't repeat.
 */
public final class NftInjector extends LeasedInjector<NftMeans.Tabled> {
  /**
   * @param scheduler clock and thread of the callers
   */
  public NftInjector(NftSettings settings, Scheduler scheduler) {
    super(new NftMeans(settings), scheduler);
  }
}

package org.pumprig.rig.compare.claim;

import java.util.Map;
import org.pumprig.rig.plan.Plan;

/** Which pumps count where something is compared pump by pump. */
public final class Partners {
  private Partners() {}

  /**
   * Keeps the pumps that are known in both arms, so that dropping one doesn't make the arms
   * different in pumps. Where each pump stays in one arm none has a partner, and all are kept.
   *
   * @param than what is known of the old firmware's pumps; changed
   * @param better of the new one's; changed
   */
  public static void keep(Plan plan, Map<String, ?> than, Map<String, ?> better) {
    if (plan.order().comparesWithinUnits()) {
      than.keySet().retainAll(better.keySet());
      better.keySet().retainAll(than.keySet());
    }
  }
}

package org.pumprig.rig.incident.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.pumprig.rig.incident.capture.Sightings;

/** The few faults that explain what was seen. */
public final class FaultFit {
  private FaultFit() {}

  /**
   * Fits all kinds; what one explains isn't given to another.
   *
   * @param pumps how many pumps were seen
   */
  public static List<Fitted> of(Sightings seen, int pumps) {
    var good = new GoodTimes(seen);
    var all = new ArrayList<Fitted>(SilenceFit.of(seen, pumps));
    all.addAll(RefusalFit.of(seen, good));
    List<Fitted> outages = List.copyOf(all);
    all.addAll(AnswerFit.of(seen));
    all.addAll(DelayFit.of(seen, outages));
    all.addAll(LossFit.of(seen, outages));
    all.addAll(RefusalFit.resets(seen, good, outages));
    all.sort(Comparator.comparingLong(fitted -> fitted.start().nanos()));
    return all;
  }

  /** How many connections were reset at the very end, which is not made a fault of. */
  public static long resetAtTheEnd(Sightings seen) {
    return RefusalFit.atTheEnd(seen, new GoodTimes(seen));
  }

  /** Whether a moment is explained by an outage, or by what follows at once from its end. */
  static boolean explained(List<Fitted> outages, long nanos, long marginNanos) {
    for (Fitted outage : outages) {
      if (nanos >= outage.start().nanos() - marginNanos
          && nanos <= outage.end().nanos() + marginNanos) {
        return true;
      }
    }
    return false;
  }
}

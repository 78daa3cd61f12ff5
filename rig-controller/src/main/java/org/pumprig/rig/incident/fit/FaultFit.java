package org.pumprig.rig.incident.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    all.addAll(AnswerFit.of(seen, outages));
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

  /**
   * Whether what a pump met at a moment is explained by an outage, or by what follows at once from
   * its end. An outage of one pump explains nothing of the others.
   *
   * @param pump empty: all of them
   */
  static boolean explained(
      List<Fitted> outages, Optional<Integer> pump, long nanos, long marginNanos) {
    return outages.stream()
        .filter(outage -> outage.pump().isEmpty() || outage.pump().equals(pump))
        .anyMatch(
            outage ->
                nanos >= outage.start().nanos() - marginNanos
                    && nanos <= outage.end().nanos() + marginNanos);
  }
}

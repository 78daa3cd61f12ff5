package org.pumprig.rig.incident.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pumprig.rig.incident.fit.Rerun;

/**
 * What of a rerun's differences is the machine's: how late each fault was switched, by the rerun's
 * own journals, and how far from that its capture's estimate is.
 */
public final class Switching {
  private static final long NEAR_NANOS = 2_000_000_000L;

  /** What a load balancer that fails over is seen as. */
  private static final Map<String, String> SEEN_AS = Map.of("loadBalancerFailOver", "tcpReset");

  private final Map<Rerun.Pair, Late> lates = new HashMap<>();

  /**
   * What a rerun's journal says of a fault, beside what its capture shows; both by one clock.
   *
   * @param fault by the journal
   * @param startOffNanos how much later than it was switched it is estimated to have begun; 0:
   *     while it was switched at one unit after another
   * @param endOffNanos the same of its end
   */
  public record Late(SwitchedFault fault, long startOffNanos, long endOffNanos) {}

  /**
   * Finds each pair's fault: one of its kind that was switched within 2 s of where the capture
   * shows it.
   *
   * @param journaled of the rerun
   */
  public static Switching of(Rerun rerun, List<SwitchedFault> journaled) {
    var switching = new Switching();
    var left = new ArrayList<>(journaled);
    for (Rerun.Pair pair : rerun.pairs()) {
      long seen = pair.is().start().nanos();
      left.stream()
          .filter(each -> name(each).equals(pair.is().kind().fault()))
          .filter(each -> Math.abs(each.onNanos() - seen) <= NEAR_NANOS && each.offNanos() >= 0)
          .min(Comparator.comparingLong(each -> Math.abs(each.onNanos() - seen)))
          .ifPresent(
              each -> {
                left.remove(each);
                switching.lates.put(pair, late(pair, each));
              });
    }
    return switching;
  }

  private static Late late(Rerun.Pair pair, SwitchedFault fault) {
    return new Late(
        fault,
        outside(pair.is().start().nanos(), fault.firstOnNanos(), fault.onNanos()),
        outside(pair.is().end().nanos(), fault.firstOffNanos(), fault.offNanos()));
  }

  private static String name(SwitchedFault fault) {
    return SEEN_AS.getOrDefault(fault.name(), fault.name());
  }

  private static long outside(long seen, long first, long last) {
    return seen < first ? seen - first : Math.max(0, seen - last);
  }

  /** What the journal says of a pair's fault; empty: nothing. */
  public Optional<Late> of(Rerun.Pair pair) {
    return Optional.ofNullable(lates.get(pair));
  }
}

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
 * own journals, beside what its capture shows. What is left is the estimates'.
 */
public final class Switching {
  private static final long NEAR_NANOS = 2_000_000_000L;

  /** What a load balancer that fails over is seen as. */
  private static final Map<String, String> SEEN_AS = Map.of("loadBalancerFailOver", "tcpReset");

  private final Map<Rerun.Pair, Late> lates = new HashMap<>();

  /**
   * How late a fault was switched, more than the rerun's faults usually were at their begin: that
   * much lies in how the two recordings were laid over each other.
   *
   * @param fault by the journal
   * @param onNanos how late it began
   * @param offNanos how late it ended
   */
  public record Late(SwitchedFault fault, long onNanos, long offNanos) {}

  /**
   * Finds each pair's fault: one of its kind that was switched within 2 s of where the capture
   * shows it.
   *
   * @param journaled of the rerun
   */
  public static Switching of(Rerun rerun, List<SwitchedFault> journaled) {
    var switching = new Switching();
    var left = new ArrayList<>(journaled);
    Map<Rerun.Pair, SwitchedFault> found = new HashMap<>();
    for (Rerun.Pair pair : rerun.pairs()) {
      long seen = pair.is().start().nanos();
      left.stream()
          .filter(each -> name(each).equals(pair.is().kind().fault()))
          .filter(each -> Math.abs(each.onNanos() - seen) <= NEAR_NANOS && each.offNanos() >= 0)
          .min(Comparator.comparingLong(each -> Math.abs(each.onNanos() - seen)))
          .ifPresent(
              each -> {
                left.remove(each);
                found.put(pair, each);
              });
    }
    long usual = median(found.values().stream().map(SwitchedFault::onLateNanos).sorted().toList());
    found.forEach(
        (pair, each) ->
            switching.lates.put(
                pair, new Late(each, each.onLateNanos() - usual, each.offLateNanos() - usual)));
    return switching;
  }

  private static String name(SwitchedFault fault) {
    return SEEN_AS.getOrDefault(fault.name(), fault.name());
  }

  private static long median(List<Long> sorted) {
    return sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
  }

  /** What the journal says of a pair's fault; empty: nothing. */
  public Optional<Late> of(Rerun.Pair pair) {
    return Optional.ofNullable(lates.get(pair));
  }
}

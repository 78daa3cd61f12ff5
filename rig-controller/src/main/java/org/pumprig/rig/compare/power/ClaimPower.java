package org.pumprig.rig.compare.power;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.pumprig.rig.compare.claim.ClaimResult;
import org.pumprig.rig.compare.claim.ClaimVerdict;
import org.pumprig.rig.compare.claim.Part;
import org.pumprig.rig.compare.claim.Standing;
import org.pumprig.rig.compare.stats.Proportion;
import org.pumprig.rig.plan.Plan;
import org.pumprig.seed.Seed;

/**
 * How simulated campaigns were judged.
 *
 * @param judged one a campaign, in order
 */
public record ClaimPower(List<Judged> judged) {
  /** Copies the list. */
  public ClaimPower {
    judged = List.copyOf(judged);
  }

  /**
   * One campaign's outcome.
   *
   * @param verdict on the whole claim
   * @param parts how each part stands
   */
  public record Judged(ClaimVerdict verdict, SortedMap<Part, Standing> parts) {
    /** Copies the map. */
    public Judged {
      parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    private static Judged of(ClaimResult result) {
      var parts = new TreeMap<Part, Standing>();
      result.parts().forEach(part -> parts.put(part.part(), part.standing()));
      return new Judged(result.verdict(), parts);
    }
  }

  /**
   * Simulates and judges, on all processors; the result doesn't depend on their number.
   *
   * @param campaigns how many, 1 or more
   * @param seed campaign i draws from its child i
   * @throws IllegalArgumentException if the plan states no claim
   */
  public static ClaimPower of(Plan plan, SimulatedRuns model, int campaigns, Seed seed) {
    if (plan.claim().isEmpty() || plan.comparison().isEmpty()) {
      throw new IllegalArgumentException("plan '" + plan.planId() + "' states no claim");
    }
    return new ClaimPower(
        IntStream.range(0, campaigns)
            .parallel()
            .mapToObj(i -> model.campaign(seed.child("campaign", String.valueOf(i))))
            .map(runs -> Judged.of(ClaimResult.of(plan, runs).orElseThrow()))
            .toList());
  }

  /** How often the whole claim came out so. */
  public Proportion verdict(ClaimVerdict... verdicts) {
    List<ClaimVerdict> wanted = Arrays.asList(verdicts);
    return share(judged.stream().filter(one -> wanted.contains(one.verdict)).count());
  }

  /** How often a part stood so. */
  public Proportion part(Part part, Standing standing) {
    return share(judged.stream().filter(one -> one.parts.get(part) == standing).count());
  }

  /** The standard error of a share, from the number of campaigns. */
  public static double standardError(Proportion share) {
    return StrictMath.sqrt(share.estimate() * (1 - share.estimate()) / share.runs());
  }

  private Proportion share(long count) {
    return new Proportion(count, judged.size());
  }
}

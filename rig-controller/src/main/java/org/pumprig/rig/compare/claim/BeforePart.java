package org.pumprig.rig.compare.claim;

import java.util.List;
import java.util.OptionalDouble;
import org.pumprig.rig.compare.claim.Evidence.Unit;
import org.pumprig.rig.compare.stats.Decimals;
import org.pumprig.rig.compare.stats.Proportion;
import org.pumprig.rig.plan.Claim;

/** Assay sensitivity: does the old firmware fail under these faults? (ICH E10, 1.5) */
final class BeforePart {
  private BeforePart() {}

  static PartResult judge(Claim claim, double alpha, Failures before) {
    if (before.pumps().isEmpty()) {
      return PartResult.untestable(
          Part.BEFORE_FAILS, "No pump with the old firmware has a run whose end is known.");
    }
    long open = before.unknown().size();
    var share = new Proportion(before.failed(), before.pumps().size() + open);
    double least = claim.beforeFailsPpm() / 1e6;
    double lower = share.lowerBound(1 - alpha);
    double upper = share.upperBound(1 - alpha);
    Standing standing =
        lower > least ? Standing.SHOWN : upper < least ? Standing.CONTRADICTED : Standing.NOT_SHOWN;
    String sentence =
        "%d of %s with the old firmware failed, so at least %s do; more than %s is asked for."
            .formatted(
                share.hits(), Say.pumps(share.runs()), Say.percent(lower), Say.percent(least));
    if (open > 0) {
      // A pump that trips early is seen to, one that survives must be seen to the end: leaving out
      // those not known would favour failures.
      sentence += " %d of them, not known, are counted as not failing.".formatted(open);
    }
    var evidence =
        new Evidence(
            "old firmware's share of failing pumps",
            "clopper-pearson",
            Unit.SHARE,
            Evidence.of(share.estimate()),
            Evidence.of(lower),
            Evidence.of(upper),
            OptionalDouble.of(least),
            OptionalDouble.empty(),
            standing,
            sentence,
            Inputs.of(
                "confidence", Decimals.text(1 - alpha),
                "failed", "" + share.hits(),
                "pumps", "" + share.runs(),
                "unknown", "" + open));
    return new PartResult(
        Part.BEFORE_FAILS,
        standing,
        standing == Standing.SHOWN
            ? sentence
            : sentence + " A test that the old firmware passes proves nothing about the new one.",
        List.of(evidence),
        List.of());
  }
}

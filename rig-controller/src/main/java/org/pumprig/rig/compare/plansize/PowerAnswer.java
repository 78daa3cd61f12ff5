package org.pumprig.rig.compare.plansize;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.compare.claim.ClaimVerdict;
import org.pumprig.rig.compare.claim.Part;
import org.pumprig.rig.compare.claim.Standing;
import org.pumprig.rig.compare.plansize.SizeAnswer.Figure;
import org.pumprig.rig.compare.power.ClaimPower;
import org.pumprig.rig.compare.stats.Proportion;
import org.pumprig.rig.plan.Phases;
import org.pumprig.rig.plan.Plan;

/** The power of a plan's claim, by simulated campaigns. */
public final class PowerAnswer {
  private static final double NANOS_PER_HOUR = 3.6e12;

  /** One-sided confidence of each limit of a two-sided 95 % interval. */
  private static final double HALF_OF_95 = 0.975;

  private PowerAnswer() {}

  /**
   * The answer.
   *
   * @param pumps in both arms of each campaign
   * @param assumptions of the model, in sentences
   */
  public static SizeAnswer of(Plan plan, int pumps, ClaimPower power, List<String> assumptions) {
    double campaigns = power.judged().size();
    Phases phases = plan.phases();
    double hours = (phases.stressNanos() + phases.recoverNanos()) / NANOS_PER_HOUR;
    Proportion shown = power.verdict(ClaimVerdict.BETTER, ClaimVerdict.LIMITED);
    Proportion limited = power.verdict(ClaimVerdict.LIMITED);
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure("shareShown", shown.estimate()));
    figures.add(new Figure("shareShownStandardError", ClaimPower.standardError(shown)));
    figures.add(new Figure("shareShownLower", shown.lowerBound(HALF_OF_95)));
    figures.add(new Figure("shareShownUpper", shown.upperBound(HALF_OF_95)));
    for (ClaimVerdict verdict : ClaimVerdict.values()) {
      figures.add(
          new Figure("share" + capital(verdict.onDisk()), power.verdict(verdict).estimate()));
    }
    for (Part part : Part.values()) {
      for (Standing standing : Standing.values()) {
        String name = part.onDisk() + capital(standing.onDisk());
        figures.add(new Figure(name, power.part(part, standing).estimate()));
      }
    }
    return new SizeAnswer(
        "simulation of the emulated pump alone, each campaign judged as a real one is",
        "Illustrative, as the pumps are emulated: with %s of %s h in both arms, %s of %s simulated campaigns show the whole claim of plan '%s'; so many campaigns leave its power between %s and %s (exact, 95 %%).%s"
            .formatted(
                Say.count(pumps, "pump", "pumps"),
                Say.number(hours),
                Say.percent(shown.estimate()),
                Say.number(campaigns),
                plan.planId(),
                Say.percent(shown.lowerBound(HALF_OF_95)),
                Say.percent(shown.upperBound(HALF_OF_95)),
                limited.hits() == 0
                    ? ""
                    : " Units share faults, so that the verdict is limited to this bench in %s of them."
                        .formatted(Say.number(limited.hits()))),
        List.of(
            new Figure("alpha", plan.comparison().orElseThrow().alphaPpm() / 1e6),
            new Figure("campaigns", campaigns),
            new Figure("hoursPerPump", hours),
            new Figure("pumps", pumps),
            new Figure("replicates", plan.replicates())),
        figures,
        assumptions,
        List.of());
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}

package org.pumprig.rig.compare.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.compare.stats.Proportion;
import org.pumprig.rig.compare.stats.Subject;
import org.pumprig.seed.Seed;

/**
 * Power by simulation: how often a design would have shown its claim, were the trips as assumed.
 *
 * @param pumps in both arms each, 1 to 1000
 * @param hours each pump is observed in each arm
 * @param campaigns how many are simulated, 1 to 1000000
 * @param seed of all of them; campaign i draws from its child i
 */
public record PowerSimulation(int pumps, double hours, int campaigns, Seed seed) {
  /** Refuses what is no design. */
  public PowerSimulation {
    Needs.positive("hours", hours);
    if (pumps < 1 || pumps > 1000 || campaigns < 1 || campaigns > 1_000_000) {
      throw new IllegalArgumentException(
          "need 1 to 1000 pumps and 1 to 1000000 campaigns: " + pumps + ", " + campaigns);
    }
  }

  /** The test that the campaign will be put to. */
  public interface Claim {
    /**
     * Whether the campaign shows the claim.
     *
     * @throws NotComputableException if it can't be tested; counts as not shown
     */
    boolean shown(SimulatedCampaign campaign) throws NotComputableException;
  }

  /**
   * What came out.
   *
   * @param shown campaigns that showed the claim, of all
   * @param untestable campaigns that could not be tested, which count as not shown
   */
  public record Power(Proportion shown, long untestable) {
    /** The share. */
    public double estimate() {
      return shown.estimate();
    }

    /** Its standard error from the number of campaigns. */
    public double standardError() {
      return StrictMath.sqrt(estimate() * (1 - estimate()) / shown.runs());
    }
  }

  /** Simulates. */
  public Power run(TripTimes model, Claim claim) {
    long shown = 0;
    long untestable = 0;
    for (int i = 0; i < campaigns; i++) {
      try {
        shown += claim.shown(campaign(model, seed.child("campaign", String.valueOf(i)))) ? 1 : 0;
      } catch (NotComputableException _) {
        untestable++;
      }
    }
    return new Power(new Proportion(shown, campaigns), untestable);
  }

  private SimulatedCampaign campaign(TripTimes model, Seed campaign) {
    return new SimulatedCampaign(
        arm(model, TripTimes.Arm.BEFORE, campaign), arm(model, TripTimes.Arm.AFTER, campaign));
  }

  private List<Subject> arm(TripTimes model, TripTimes.Arm arm, Seed campaign) {
    List<Subject> subjects = new ArrayList<>();
    for (int pump = 0; pump < pumps; pump++) {
      OptionalDouble trip = model.hoursToTrip(arm, pump, hours, campaign);
      boolean tripped = trip.isPresent() && trip.getAsDouble() < hours;
      subjects.add(new Subject("pump-" + pump, tripped ? trip.getAsDouble() : hours, tripped));
    }
    return subjects;
  }
}

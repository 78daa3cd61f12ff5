package org.pumprig.rig.compare.honest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.pumprig.fault.FaultSpec;
import org.pumprig.rig.compare.planning.TripTimes;
import org.pumprig.rig.compare.power.SimulatedRuns;
import org.pumprig.rig.compare.simulation.Crossover;
import org.pumprig.rig.compare.simulation.SimulatedRun;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.judge.FaultFacts;
import org.pumprig.rig.judge.RunFacts;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.plan.Plan;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/**
 * Campaigns of a known truth as judged runs: what the judgement of a real claim is put to.
 *
 * @param plan whose claim it is
 * @param trips of the watchdog
 * @param alarms false alarms; no trip then happens before them
 * @param pumps in both arms, or in one of them each where the plan says so
 * @param shift of reconnection in nanoseconds and of the share of unanswered messages, in
 *     thousandths, after over before
 * @param blindShare of runs with half an hour in which the rig sees nothing
 * @param groups how many pumps share a fault; 1: none do
 */
record ClaimCampaigns(
    Plan plan,
    Optional<Crossover> trips,
    Optional<Crossover> alarms,
    int pumps,
    long shift,
    double blindShare,
    int groups)
    implements SimulatedRuns {
  private static final double NANOS_PER_HOUR = 3.6e12;
  private static final long SECOND = 1_000_000_000L;

  @Override
  public List<RunVerdict> campaign(Seed seed) {
    List<RunVerdict> runs = new ArrayList<>();
    for (int pump = 0; pump < pumps; pump++) {
      for (TripTimes.Arm arm : TripTimes.Arm.values()) {
        if (plan.order().comparesWithinUnits() || arm.ordinal() == pump % 2) {
          runs.add(run(pump, arm, seed).verdict(plan));
        }
      }
    }
    return runs;
  }

  private SimulatedRun run(int pump, TripTimes.Arm which, Seed campaign) {
    Seed seed = campaign.child("group", "" + pump / together());
    Arm arm = plan.arms().get(which.ordinal());
    int slot = Crossover.period(which, pump % together(), seed);
    long settle = plan.phases().settleNanos();
    long check = plan.phases().stressEndNanos() + plan.phases().recoverNanos();
    RandomStream random = seed.stream("run", which.name(), "" + pump);
    OptionalLong trip = at(trips, which, pump, seed);
    OptionalLong alarm = at(alarms, which, pump, seed);
    List<BlindInterval> blind = blind(random, settle, check);
    for (BlindInterval gap : blind) {
      boolean inside =
          trip.isPresent()
              && gap.fromNanos() <= trip.getAsLong()
              && trip.getAsLong() < gap.toNanos();
      trip = inside ? OptionalLong.of(Math.min(gap.toNanos(), check - 1)) : trip;
    }
    double own = seed.stream("habits", "" + pump).nextNormal();
    long worse = (which == TripTimes.Arm.AFTER ? shift : 0) + (slot == 1 ? SECOND : 0);
    double noise = own + random.nextNormal();
    long reconnect = Math.max(1, (long) (20 * SECOND + 3 * SECOND * noise) + worse);
    long lost = Math.max(0, Math.round(200 + 15 * noise + worse / 1e8));
    return new SimulatedRun(
        "pump-%03d".formatted(pump),
        arm,
        0,
        slot,
        trip,
        new RunFacts.Conduct(
            OptionalLong.of(trip.orElse(check)),
            alarm.isPresent() ? 1 : 0,
            alarm.stream().boxed().toList(),
            1000,
            lost,
            List.of(),
            Optional.empty()),
        OptionalLong.empty(),
        trip.isPresent()
            ? OptionalLong.empty()
            : OptionalLong.of(plan.phases().stressEndNanos() + reconnect),
        3,
        blind,
        List.of(fault(pump, settle)));
  }

  /** Without shared faults all pumps draw from one seed. */
  private int together() {
    return groups > 1 ? groups : pumps;
  }

  private OptionalLong at(Optional<Crossover> model, TripTimes.Arm arm, int pump, Seed seed) {
    if (model.isEmpty()) {
      return OptionalLong.empty();
    }
    double hours = (plan.phases().stressNanos() + plan.phases().recoverNanos()) / NANOS_PER_HOUR;
    OptionalDouble trip = model.get().hoursToTrip(arm, pump % together(), hours, seed);
    return trip.isPresent()
        ? OptionalLong.of(
            plan.phases().settleNanos()
                + Math.min(
                    (long) (trip.getAsDouble() * NANOS_PER_HOUR),
                    (long) (hours * NANOS_PER_HOUR) - 1))
        : OptionalLong.empty();
  }

  private List<BlindInterval> blind(RandomStream random, long settle, long check) {
    boolean any = random.nextUnit() < blindShare;
    long from = settle + (long) (random.nextUnit() * (check - settle));
    long to = from + 1800 * SECOND;
    List<BlindInterval> all = new ArrayList<>();
    for (Channel channel : any ? Channel.values() : new Channel[0]) {
      all.add(new BlindInterval(channel, from, to, "simulated"));
    }
    return all;
  }

  private FaultFacts fault(int pump, long settle) {
    OptionalLong at = OptionalLong.of(settle);
    String gateway = "gateway-" + pump / together();
    return new FaultFacts(
        "r0-01-refuse",
        "refuse",
        "",
        "pump-%03d".formatted(pump),
        settle,
        SECOND,
        at,
        at,
        at,
        Optional.of("simulated"),
        at,
        at,
        OptionalLong.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        groups > 1
            ? Optional.of(new FaultSpec.Shared(gateway, "r0-01-refuse-" + gateway))
            : Optional.empty(),
        FaultFacts.Away.NOT_TOLD);
  }
}

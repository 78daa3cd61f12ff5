package org.pumprig.rig.compare;

import java.util.List;
import java.util.Optional;
import org.pumprig.rig.compare.stats.KaplanMeier;

/**
 * One arm in the comparison.
 *
 * @param arm its name
 * @param runs runs that count
 * @param units different units among them
 * @param events runs that tripped
 * @param exposureNanos time at risk, summed
 * @param connectivityErrors errors at risk, summed
 * @param errorsLowerBound whether there may have been more
 * @param observations by replicate and unit
 * @param pumps the same by unit: a pump's runs one after the other, up to its first trip, as runs
 *     of one pump are not several pumps
 * @param byTime survival of pumps against time in nanoseconds; empty without runs
 * @param byErrors survival of pumps against connectivity errors; empty without runs
 */
public record ArmData(
    String arm,
    int runs,
    int units,
    int events,
    long exposureNanos,
    long connectivityErrors,
    boolean errorsLowerBound,
    List<Observation> observations,
    List<Observation> pumps,
    Optional<KaplanMeier> byTime,
    Optional<KaplanMeier> byErrors) {
  /** Copies the list. */
  public ArmData {
    observations = List.copyOf(observations);
    pumps = List.copyOf(pumps);
  }

  /** Pumps that tripped at least once, and the time and errors until then. */
  int pumpsTripped() {
    return (int) pumps.stream().filter(pump -> pump.endpoint().event()).count();
  }

  long pumpNanos() {
    return pumps.stream().mapToLong(pump -> pump.endpoint().timeNanos()).sum();
  }

  long pumpErrors() {
    return pumps.stream().mapToLong(pump -> pump.endpoint().connectivityErrors()).sum();
  }

  static ArmData of(String arm, List<Observation> observations) {
    boolean none = observations.isEmpty();
    List<Observation> pumps = Observation.byPump(observations);
    return new ArmData(
        arm,
        observations.size(),
        (int) observations.stream().map(Observation::unit).distinct().count(),
        (int) observations.stream().filter(one -> one.endpoint().event()).count(),
        observations.stream().mapToLong(one -> one.endpoint().timeNanos()).sum(),
        observations.stream().mapToLong(one -> one.endpoint().connectivityErrors()).sum(),
        observations.stream().anyMatch(one -> one.endpoint().errorsLowerBound()),
        observations,
        pumps,
        none
            ? Optional.empty()
            : Optional.of(KaplanMeier.estimate(pumps.stream().map(Observation::byTime).toList())),
        none
            ? Optional.empty()
            : Optional.of(
                KaplanMeier.estimate(pumps.stream().map(Observation::byErrors).toList())));
  }
}

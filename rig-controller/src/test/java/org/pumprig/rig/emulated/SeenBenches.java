package org.pumprig.rig.emulated;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pumprig.link.Network;
import org.pumprig.pump.bench.Bench;
import org.pumprig.pump.bench.GroundTruth;
import org.pumprig.pump.device.PumpOutput.Fact;
import org.pumprig.rig.campaign.BenchProvider;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.Seed;
import org.pumprig.time.Scheduler;

/** Virtual benches together with what really happened in their pumps: an oracle for tests. */
public final class SeenBenches {
  private final BenchProvider provider;
  private final List<Trip> trips = new ArrayList<>();
  private final Set<String> off = new LinkedHashSet<>();
  private final List<Network> networks = new ArrayList<>();

  /**
   * A watchdog that really tripped.
   *
   * @param slot the slot's bench, from 0
   * @param serial the unit
   * @param code system error code
   * @param atNanos scheduler time
   */
  public record Trip(int slot, String serial, String code, long atNanos) {}

  /** Benches in virtual time. */
  public SeenBenches(Rig rig, Seed seed, Scheduler scheduler) throws InputProblem {
    provider = EmulatedBenches.virtual(rig, seed, scheduler, this::opened);
  }

  private void opened(Bench bench, Platform platform) {
    int slot = networks.size();
    networks.add(platform.benchNetwork());
    bench.truth().listen(event -> trip(slot, event).ifPresent(trips::add));
    bench.truth().listen(event -> power(slot, event));
    off.clear();
  }

  private void power(int slot, GroundTruth.Event event) {
    if (slot == networks.size() - 1 && event.fact() instanceof Fact.Power power) {
      if (power.on()) {
        off.remove(event.serial());
      } else {
        off.add(event.serial());
      }
    }
  }

  private static Optional<Trip> trip(int slot, GroundTruth.Event event) {
    return event.fact() instanceof Fact.Tripped tripped
        ? Optional.of(new Trip(slot, event.serial(), tripped.code(), event.atNanos()))
        : Optional.empty();
  }

  /** Builds the benches. */
  public BenchProvider provider() {
    return provider;
  }

  /** Every trip so far, in order. */
  public List<Trip> trips() {
    return List.copyOf(trips);
  }

  /** Whether a unit of the bench that was opened last is without power. */
  public boolean isOff(String serial) {
    return off.contains(serial);
  }

  /** The network of the bench that was opened last. */
  public Network network() {
    return networks.getLast();
  }
}

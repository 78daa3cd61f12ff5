package org.pumprig.rig.schedule;

import java.util.Optional;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.rig.plan.PlannedFault;
import org.pumprig.rig.plan.Target;
import org.pumprig.seed.Seed;

/**
 * One fault in every run of a replicate that it reaches.
 *
 * @param id replicate, number by start, fault: {@code r0-03-halfOpen}
 * @param planned what is done, to whom
 * @param seed from which the seeds of its {@link #spec}s derive
 * @param startNanos from the run's start
 * @param durationNanos how long
 */
public record Step(
    String id, PlannedFault planned, Seed seed, long startNanos, long durationNanos) {
  /** What is done. */
  public Fault fault() {
    return planned.fault();
  }

  /** On which bytes or packets it acts. */
  public Direction direction() {
    return planned.direction();
  }

  /** When it ends, from the run's start. */
  public long endNanos() {
    return startNanos + durationNanos;
  }

  /** Whether it acts on something that units share, and so reaches them at once. */
  public boolean shared() {
    return planned.target() instanceof Target.Shared;
  }

  /** Whether it reaches a unit. */
  public boolean reaches(String serial) {
    return planned.target().reaches(serial);
  }

  /**
   * The fault as injected for one unit that it reaches: into the unit's own traffic, with the
   * serial number in id and seed; a fault of a thing that all share once, the same for all units.
   *
   * <p>The same in every arm. So ids come again in the slots of a replicate, but never twice at one
   * time.
   */
  public FaultSpec spec(String serial) {
    boolean once = fault().sharedThing().isPresent();
    String target = fault().sharedThing().orElse(serial);
    return new FaultSpec(
        once ? id : id + "-" + serial,
        fault(),
        direction(),
        target,
        seed.child(target),
        startNanos,
        durationNanos,
        planned.backEnd(),
        planned.target() instanceof Target.Shared shared
            ? Optional.of(new FaultSpec.Shared(shared.thing(), id))
            : Optional.empty());
  }
}

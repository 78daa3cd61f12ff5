package org.pumprig.fault;

import java.util.Optional;
import org.pumprig.seed.Seed;

/**
 * One fault as scheduled: what, to whom and when.
 *
 * @param id unique within the campaign; runs that share a target share the id
 * @param fault what is done
 * @param direction which way the bytes flow that it acts on
 * @param target serial number of a unit, or the {@linkplain Fault#sharedThing shared thing}
 * @param seed from which all of the fault's random draws derive
 * @param startNanos when, on the run's own time line
 * @param durationNanos how long
 * @param backEnd what injects it; empty: whatever can
 * @param shared the shared thing that it is in; empty: it is the target's own
 */
public record FaultSpec(
    String id,
    Fault fault,
    Direction direction,
    String target,
    Seed seed,
    long startNanos,
    long durationNanos,
    Optional<BackEnd> backEnd,
    Optional<Shared> shared) {
  /** The name by which faults in shared things know the gateway. */
  public static final String GATEWAY = "gateway";

  /** The same of the rig's access point. */
  public static final String WIFI = "wifi";

  /**
   * A thing that several units share.
   *
   * @param thing its name: {@code gateway}, {@code accessPoint}, {@code switch}
   * @param id the fault's id in every run that it reaches
   */
  public record Shared(String thing, String id) {}

  /** A fault of the target's own, injected by whatever can. */
  public FaultSpec(
      String id,
      Fault fault,
      Direction direction,
      String target,
      Seed seed,
      long startNanos,
      long durationNanos) {
    this(
        id,
        fault,
        direction,
        target,
        seed,
        startNanos,
        durationNanos,
        Optional.empty(),
        Optional.empty());
  }

  /** Checks what every back end relies on. */
  public FaultSpec {
    if (id.isEmpty() || target.isEmpty()) {
      throw new IllegalArgumentException("a fault needs an id and a target");
    }
    if (startNanos < 0 || durationNanos <= 0) {
      throw new IllegalArgumentException("fault " + id + " has no valid time span");
    }
  }
}

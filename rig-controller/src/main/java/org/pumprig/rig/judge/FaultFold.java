package org.pumprig.rig.judge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Capabilities;
import org.pumprig.fault.FaultSpec;
import org.pumprig.rig.event.FaultRecord;
import org.pumprig.rig.event.FaultRecord.FaultApplied;
import org.pumprig.rig.event.FaultRecord.FaultFailed;
import org.pumprig.rig.event.FaultRecord.FaultIneffective;
import org.pumprig.rig.event.FaultRecord.FaultProven;
import org.pumprig.rig.event.FaultRecord.FaultRecovered;
import org.pumprig.rig.event.FaultRecord.FaultReverted;
import org.pumprig.rig.event.FaultRecord.FaultScheduled;
import org.pumprig.rig.event.FaultRecord.FaultUnproven;
import org.pumprig.rig.event.StationObservation.AssociationChanged;

/** Gathers the lives of a run's faults. */
final class FaultFold {
  /** A plan asks for at most 1000 faults. */
  private static final int MOST_FAULTS = 1_000;

  private final SequencedMap<String, Life> lives = new LinkedHashMap<>();
  private boolean overflow;

  void requested(String fault, long nowNanos) {
    Life life = lives.get(fault);
    if (life != null && life.requested.isEmpty()) {
      life.requested = OptionalLong.of(nowNanos);
    }
  }

  void on(long nowNanos, FaultRecord event) {
    switch (event) {
      case FaultScheduled e -> scheduled(e);
      case FaultApplied e -> {
        Life life = known(e.fault());
        life.requested = OptionalLong.of(e.requestedNanos());
        life.applied = OptionalLong.of(e.appliedNanos());
      }
      case FaultProven e -> {
        Life life = known(e.fault());
        if (life.proven.isEmpty()) {
          life.proven = OptionalLong.of(e.observedNanos());
          life.witness = Optional.of(e.witness());
        }
      }
      case FaultUnproven e -> {
        Life life = known(e.fault());
        life.unproven = OptionalLong.of(nowNanos);
        life.problem = life.problem.or(() -> Optional.of(e.reason()));
      }
      case FaultIneffective e -> {
        Life life = known(e.fault());
        if (life.failed.isEmpty()) {
          life.failed = OptionalLong.of(nowNanos);
          life.problem = Optional.of("not effective: " + e.detail());
        }
      }
      case FaultReverted e -> known(e.fault()).reverted = OptionalLong.of(e.revertedNanos());
      case FaultRecovered e -> known(e.fault()).recovered = OptionalLong.of(e.recoveredNanos());
      case FaultFailed e -> failed(nowNanos, e);
    }
  }

  /**
   * The unit came to the rig's access point, or went. Who came without having gone, as far as
   * anybody said, came back from a fault of the access point: one that is dead says nothing.
   */
  void associated(AssociationChanged told) {
    long at = told.atNanos();
    for (Life life : lives.values()) {
      boolean begun = life.requested.isPresent() && life.requested.getAsLong() <= at;
      boolean ended = life.reverted.isPresent() && life.reverted.getAsLong() < at;
      if (begun
          && told.associated()
          && life.back.isEmpty()
          && (life.gone.isPresent() || life.ofAccessPoint())) {
        life.back = OptionalLong.of(at);
      } else if (begun && !told.associated() && !ended && life.gone.isEmpty()) {
        life.gone = OptionalLong.of(at);
        life.back = OptionalLong.empty();
      }
    }
  }

  private void failed(long nowNanos, FaultFailed e) {
    // A verification that fails leaves the fault unproven, unless the wire proves it: no harm.
    if (e.action().equals("verifyFault")) {
      return;
    }
    Life life = known(e.fault());
    if (life.failed.isEmpty()) {
      life.failed = OptionalLong.of(nowNanos);
      life.problem = Optional.of(e.action() + " failed: " + e.reason());
    }
  }

  private void scheduled(FaultScheduled e) {
    if (lives.size() >= MOST_FAULTS && !lives.containsKey(e.fault())) {
      overflow = true;
      return;
    }
    lives.computeIfAbsent(e.fault(), _ -> new Life()).scheduled = e;
  }

  /** A fault that was never scheduled is no part of the plan: its life is not kept. */
  private Life known(String fault) {
    Life life = lives.get(fault);
    overflow |= life == null;
    return life == null ? new Life() : life;
  }

  boolean overflow() {
    return overflow;
  }

  List<FaultFacts> facts() {
    return lives.entrySet().stream().map(e -> e.getValue().facts(e.getKey())).toList();
  }

  private static final class Life {
    private @Nullable FaultScheduled scheduled;
    private OptionalLong requested = OptionalLong.empty();
    private OptionalLong applied = OptionalLong.empty();
    private OptionalLong proven = OptionalLong.empty();
    private Optional<String> witness = Optional.empty();
    private OptionalLong reverted = OptionalLong.empty();
    private OptionalLong recovered = OptionalLong.empty();
    private OptionalLong gone = OptionalLong.empty();
    private OptionalLong back = OptionalLong.empty();
    private OptionalLong unproven = OptionalLong.empty();
    private OptionalLong failed = OptionalLong.empty();
    private Optional<String> problem = Optional.empty();

    boolean ofAccessPoint() {
      FaultScheduled plan = scheduled;
      return plan != null
          && Capabilities.of(plan.name())
              .filter(row -> row.backEnds().contains(BackEnd.WIFI))
              .isPresent();
    }

    FaultFacts facts(String id) {
      FaultScheduled plan = scheduled;
      if (plan == null) {
        throw new IllegalStateException("fault " + id + " was kept without its schedule");
      }
      return new FaultFacts(
          id,
          plan.name(),
          plan.parameters(),
          plan.target(),
          plan.startNanos(),
          plan.durationNanos(),
          requested,
          applied,
          proven,
          witness,
          reverted,
          recovered,
          unproven,
          failed,
          problem,
          shared(id, plan),
          new FaultFacts.Away(gone, back));
    }

    /** Journals of before shared things were told name the gateway as a target. */
    private static Optional<FaultSpec.Shared> shared(String id, FaultScheduled plan) {
      if (!plan.sharedId().isEmpty()) {
        return Optional.of(new FaultSpec.Shared(plan.sharedThing(), plan.sharedId()));
      }
      return plan.target().equals(FaultSpec.GATEWAY)
          ? Optional.of(new FaultSpec.Shared(FaultSpec.GATEWAY, id))
          : Optional.empty();
    }
  }
}

package org.pumprig.rig.plan;

import java.util.List;
import java.util.OptionalLong;
import org.pumprig.rig.event.Channel;

/**
 * What makes a run not count. Each rule looks at the rig and never at what the unit did: one that
 * looked at the outcome would choose the results.
 */
public sealed interface InvalidRule {
  /** The rule's name in plans and results. */
  String rule();

  /**
   * The rig was blind on one of the channels for too much of the run.
   *
   * @param abovePpm a larger share makes it invalid
   */
  record Blind(List<Channel> channels, long abovePpm) implements InvalidRule {
    /** Copies the list. */
    public Blind {
      channels = List.copyOf(channels);
    }

    @Override
    public String rule() {
      return "blind";
    }
  }

  /** A fault that the unit was to meet was not proved to act. */
  record FaultNotProved() implements InvalidRule {
    @Override
    public String rule() {
      return "faultNotProved";
    }
  }

  /**
   * The controller was not running for too long, in all.
   *
   * @param aboveNanos a longer time makes it invalid
   */
  record Outage(long aboveNanos) implements InvalidRule {
    @Override
    public String rule() {
      return "outage";
    }
  }

  /**
   * An instrument of the bench was not the same at the end as at the begin. Nothing is known of one
   * that was tried less than twice in the run.
   *
   * @param clockNanos the rig's wall clock strayed further, steps and drifts added up; empty: not
   *     looked at
   * @param checkWeightPpm the first and the last check weight were off by amounts that differ by
   *     more, as a share of the weight; empty: not looked at
   * @param knownFlowPpm the same of flows that a reference measured
   */
  record BenchDrift(OptionalLong clockNanos, OptionalLong checkWeightPpm, OptionalLong knownFlowPpm)
      implements InvalidRule {
    @Override
    public String rule() {
      return "benchDrift";
    }
  }

  /** The rig's own outlet or finger did not do what was asked. */
  record RigFailed() implements InvalidRule {
    @Override
    public String rule() {
      return "rigFailed";
    }
  }
}

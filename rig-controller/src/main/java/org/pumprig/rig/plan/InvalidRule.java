package org.pumprig.rig.plan;

import java.util.List;
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

  /** The rig's own outlet or finger did not do what was asked. */
  record RigFailed() implements InvalidRule {
    @Override
    public String rule() {
      return "rigFailed";
    }
  }
}

package org.pumprig.rig.plan;

import java.util.List;
import java.util.OptionalLong;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Phase;

/** How a requirement is judged from a run's journal. */
public sealed interface Criterion {
  /** The kind's name in plans and journals: stable, never a class name. */
  String kind();

  /**
   * The rig saw enough of the unit to judge it.
   *
   * @param channels each of which must be seen
   * @param leastPpm for so much of the run, in parts per million
   */
  record Coverage(List<Channel> channels, long leastPpm) implements Criterion {
    /** Copies the list. */
    public Coverage {
      channels = List.copyOf(channels);
    }

    @Override
    public String kind() {
      return "coverage";
    }
  }

  /** No watched code is seen in the whole run. */
  record NoWatchdog() implements Criterion {
    @Override
    public String kind() {
      return "noWatchdog";
    }
  }

  /**
   * The volume delivered in every window stays near the programmed one until a watchdog trips.
   *
   * @param tolerancePpm largest deviation, in parts per million of the programmed volume
   * @param windowNanos length of the sliding window
   */
  record TherapyContinuity(long tolerancePpm, long windowNanos) implements Criterion {
    @Override
    public String kind() {
      return "therapyContinuity";
    }
  }

  /**
   * Messages pass in both directions again after the last fault.
   *
   * @param withinNanos longest time after the last fault's end
   */
  record Reconnect(long withinNanos) implements Criterion {
    @Override
    public String kind() {
      return "reconnect";
    }
  }

  /**
   * After a watchdog trip the fluid stops, the user is told, and nothing resumes by itself.
   *
   * @param stopWithinNanos longest time from trip to no flow
   * @param alarmWithinNanos longest time from trip to alarm; empty: not asked
   * @param screenWithinNanos longest time from trip to the message on the screen; empty: not asked
   * @param heardWithinNanos longest time from trip to the begin of an alarm that the microphone
   *     knows; empty: not asked
   */
  record FailSafe(
      long stopWithinNanos,
      OptionalLong alarmWithinNanos,
      OptionalLong screenWithinNanos,
      OptionalLong heardWithinNanos)
      implements Criterion {
    @Override
    public String kind() {
      return "failSafe";
    }
  }

  /**
   * The unit's own communication time-out: it stops when it has heard nothing for so long, and not
   * before.
   *
   * @param afterNanos silence after which it must stop
   * @param stopWithinNanos longest time from then to no flow
   */
  record CommunicationTimeOut(long afterNanos, long stopWithinNanos) implements Criterion {
    @Override
    public String kind() {
      return "communicationTimeOut";
    }
  }

  /**
   * The unit's clock, service port and log tell a trip as it was, also after a power cycle.
   *
   * @param withinNanos how far the log's time of the code may lie from the first sight of it;
   *     empty: not asked
   */
  record EventLog(OptionalLong withinNanos) implements Criterion {
    @Override
    public String kind() {
      return "eventLog";
    }
  }

  /**
   * After a power cycle the parameters are cleared and both infusions can be programmed again.
   *
   * @param withinNanos longest time from power on to both infusions programmed
   */
  record Reprogram(long withinNanos) implements Criterion {
    @Override
    public String kind() {
      return "reprogram";
    }
  }

  /**
   * What the unit sent, the gateway holds: nothing lost, nothing doubled.
   *
   * @param lostAtMostPpm share of the messages sent that may be missing
   * @param doubledAtMostPpm share that may be there twice
   */
  record CompleteAtGateway(long lostAtMostPpm, long doubledAtMostPpm) implements Criterion {
    @Override
    public String kind() {
      return "completeAtGateway";
    }
  }

  /**
   * A counter of the unit stands on a plateau towards the stress's end, or gets worse so slowly
   * that it doesn't matter.
   *
   * @param counter which
   * @param perHourBelow in the counter's unit: getting worse must be shown to be slower
   * @param lastPartPpm the part of the stress at its end that is judged
   * @param confidencePpm of the slope's two-sided interval
   */
  record Trend(Counter counter, long perHourBelow, long lastPartPpm, long confidencePpm)
      implements Criterion {
    /** Stretches of equal length whose medians are compared: readings side by side are alike. */
    public static final int STRETCHES = 24;

    /** So many of them must hold a reading. */
    public static final int LEAST_STRETCHES = 12;

    /** How much of a stress of some length is judged, at its end. */
    public long partNanos(long stressNanos) {
      return (long) (stressNanos * (lastPartPpm / 1e6));
    }

    @Override
    public String kind() {
      return "trend";
    }
  }

  /**
   * A pattern is seen on a channel, or isn't.
   *
   * @param channel where
   * @param matches RE2 expression that is to be found in a text of the channel
   * @param atLeast it must be seen so often
   * @param atMost it may be seen so often; empty: as often as it likes
   * @param phases in which it counts; at least one
   */
  record ChannelText(
      Channel channel, String matches, long atLeast, OptionalLong atMost, List<Phase> phases)
      implements Criterion {
    /** Copies the list. */
    public ChannelText {
      phases = List.copyOf(phases);
    }

    @Override
    public String kind() {
      return "pattern";
    }
  }
}

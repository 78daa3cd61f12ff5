package org.pumprig.rig.plan;

import java.util.List;
import java.util.Optional;

/**
 * What a campaign is to show, decided before it runs: four parts, judged one by one. The margin and
 * level of the second part, better, stand in the {@link Comparison}.
 *
 * @param expect what the plan's author expects of the verdict; kept apart from it
 * @param failing how a pump fails, for the first and the third part; at least one way
 * @param beforeFailsPpm part one: the old firmware's share of failing pumps is shown to be above
 *     this, or the test proves nothing
 * @param estimand part two: what is estimated
 * @param absolute part three: what the new firmware meets by itself
 * @param noWorse part four: what must not have become worse
 * @param clusters what is made of faults that units share
 * @param largeTest the primary test of more than 20 units
 * @param terms what it fixes besides
 */
public record Claim(
    Expect expect,
    List<Failing> failing,
    long beforeFailsPpm,
    Estimand estimand,
    Absolute absolute,
    NoWorse noWorse,
    Clusters clusters,
    LargeTest largeTest,
    ClaimTerms terms) {
  /** Copies the list. */
  public Claim {
    failing = List.copyOf(failing);
  }

  /** Something that plans call by a stable name. */
  public interface InPlans {
    /** The name in plans and results. */
    String diskName();
  }

  /** Which verdict a plan's author expects. */
  public enum Expect implements InPlans {
    BETTER("better"),
    NOT_BETTER("notBetter"),
    INCONCLUSIVE("inconclusive");

    private final String diskName;

    Expect(String diskName) {
      this.diskName = diskName;
    }

    @Override
    public String diskName() {
      return diskName;
    }
  }

  /** How a pump fails. */
  public enum Failing implements InPlans {
    /** A watched code is seen. */
    WATCHDOG("watchdog"),
    /** It delivers too little with no watchdog before. */
    OTHER_STOP("otherStop"),
    /** It never exchanges messages again after the last fault. */
    LINK_LOST("linkLost");

    private final String diskName;

    Failing(String diskName) {
      this.diskName = diskName;
    }

    @Override
    public String diskName() {
      return diskName;
    }
  }

  /** What part two estimates. */
  public sealed interface Estimand {
    /** The ratio of trip rates, below {@link Comparison#rateRatioBelowPpm()}. */
    record RateRatio() implements Estimand {}

    /**
     * The gain in restricted mean time without a trip.
     *
     * @param gainNanos which it must exceed; 0 or more
     */
    record RestrictedMean(long gainNanos) implements Estimand {}
  }

  /** What the new firmware meets by itself; pumps that completed the whole mission count. */
  public sealed interface Absolute {
    /** Confidence of the bound, in parts per million. */
    long confidencePpm();

    /**
     * A share of pumps completes the mission.
     *
     * @param reliabilityPpm the share
     * @param confidencePpm at this confidence
     * @param missionNanos the mission: time under the plan's whole stress
     * @param shapesMillionths Weibull shapes under which it must hold if the runs are shorter or
     *     longer than the mission; empty: runs of another length show nothing
     */
    record Reliability(
        long reliabilityPpm, long confidencePpm, long missionNanos, List<Long> shapesMillionths)
        implements Absolute {
      /** Copies the list. */
      public Reliability {
        shapesMillionths = List.copyOf(shapesMillionths);
      }
    }

    /**
     * Failures come less often than a rate, all hours pooled.
     *
     * @param perHourBelowPpm failures per pump-hour, in millionths
     * @param confidencePpm at this confidence
     * @param constantHazard why hours may be pooled; empty: nobody says, and they are not
     */
    record Rate(long perHourBelowPpm, long confidencePpm, Optional<String> constantHazard)
        implements Absolute {}
  }

  /**
   * What must not have become worse.
   *
   * @param all whether all are required, each at alpha; else any of them, by Holm
   * @param endpoints at least one, different in endpoint and kind of margin
   */
  public record NoWorse(boolean all, List<Guard> endpoints) {
    /** Copies the list. */
    public NoWorse {
      endpoints = List.copyOf(endpoints);
    }
  }

  /** One endpoint with its margin. */
  public record Guard(Conduct endpoint, Margin margin) {
    /** The name in results. */
    public String name() {
      return endpoint.diskName();
    }
  }

  /** How a pump behaves besides not tripping. */
  public enum Conduct implements InPlans {
    /** Alarms at the nurse-call contact with no watchdog before: false ones, such as occlusion. */
    ALARMS("alarms", "pumps with an alarm that no watchdog explains", Scale.COUNT),
    /** Windows of the delivered volume outside their limits, with no watchdog before. */
    THERAPY_DEVIATIONS(
        "therapyDeviations", "pumps that delivered too little or too much", Scale.COUNT),
    /** Time from the end of the last fault to the first exchange; never is the worst. */
    RECONNECTION(
        "reconnection", "from the end of the last fault to the first exchange", Scale.TIME),
    /** Time from the watchdog to the alarm; only pumps that trip have one. */
    ALARM_LATENCY("alarmLatency", "from the watchdog to its alarm", Scale.TIME),
    /** Time from the watchdog to the stop of the fluid; only pumps that trip have one. */
    STOP_LATENCY("stopLatency", "from the watchdog to the stop of the fluid", Scale.TIME),
    /** Time from the watchdog to its code on the screen; only pumps that trip have one. */
    SCREEN_LATENCY("screenLatency", "from the watchdog to its code on the screen", Scale.TIME),
    /** Distance of the delivered from the programmed volume. */
    FLOW_ACCURACY("flowAccuracy", "distance from the programmed volume", Scale.SHARE),
    /** Messages that were never acknowledged. */
    MESSAGE_COMPLETENESS("messageCompleteness", "messages never acknowledged", Scale.SHARE);

    private final String diskName;
    private final String what;
    private final Scale scale;

    Conduct(String diskName, String what, Scale scale) {
      this.diskName = diskName;
      this.what = what;
      this.scale = scale;
    }

    @Override
    public String diskName() {
      return diskName;
    }

    /** What is measured, for people. */
    public String what() {
      return what;
    }

    /** Whether only pumps that trip have it, so that a pump may have it in one arm alone. */
    public boolean ofTripsOnly() {
      return switch (this) {
        case ALARM_LATENCY, STOP_LATENCY, SCREEN_LATENCY -> true;
        case ALARMS, THERAPY_DEVIATIONS, RECONNECTION, FLOW_ACCURACY, MESSAGE_COMPLETENESS -> false;
      };
    }

    /** On what scale it is measured; more is worse on each. */
    public Scale scale() {
      return scale;
    }
  }

  /** Scales of {@link Conduct}. */
  public enum Scale {
    COUNT,
    TIME,
    SHARE
  }

  /** By how much something may be worse and still counts as no worse. */
  public sealed interface Margin {
    /** The key in plans and results. */
    String key();

    /** The rate of first events stays below this ratio, in millionths, above one million. */
    record RateRatio(long belowPpm) implements Margin {
      @Override
      public String key() {
        return "rateRatioBelow";
      }
    }

    /** The share of pumps with at least one event is higher by less than this. */
    record HigherShare(long byPpm) implements Margin {
      @Override
      public String key() {
        return "shareHigherBy";
      }
    }

    /** The restricted mean time without an event is shorter by less than this; from 30 pumps. */
    record Shorter(long byNanos) implements Margin {
      @Override
      public String key() {
        return "meanFreeTimeShorterBy";
      }
    }

    /** The share of pumps that never recover, tripped ones among them, is higher by less. */
    record NeverMore(long byPpm) implements Margin {
      @Override
      public String key() {
        return "neverHigherBy";
      }
    }

    /** The time is later by less than this. */
    record Later(long byNanos) implements Margin {
      @Override
      public String key() {
        return "laterBy";
      }
    }

    /** The share is worse by less than this. */
    record Worse(long byPpm) implements Margin {
      @Override
      public String key() {
        return "worseBy";
      }
    }
  }

  /** What is made of faults that units share. */
  public enum Clusters implements InPlans {
    /** They limit the claim, and the report says how. */
    LIMIT("limit"),
    /** Units that share faults change arms together in the permutation test. */
    PERMUTE("permute");

    private final String diskName;

    Clusters(String diskName) {
      this.diskName = diskName;
    }

    @Override
    public String diskName() {
      return diskName;
    }
  }

  /** The primary test of more than 20 units with both versions. */
  public enum LargeTest implements InPlans {
    PERMUTATION("permutation"),
    STRATIFIED_LOG_RANK("stratifiedLogRank");

    private final String diskName;

    LargeTest(String diskName) {
      this.diskName = diskName;
    }

    @Override
    public String diskName() {
      return diskName;
    }
  }
}

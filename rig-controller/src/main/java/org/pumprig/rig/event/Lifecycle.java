package org.pumprig.rig.event;

import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** Inputs about the life of a run and of its process. */
public sealed interface Lifecycle extends Input
    permits Lifecycle.EpochStarted,
        Lifecycle.RunStarted,
        RunBasis,
        Lifecycle.TornTailCut,
        Lifecycle.AbortRequested,
        Lifecycle.RunAbandoned,
        Lifecycle.RunResumed,
        Lifecycle.TimerFired {

  /**
   * One life of the process begins.
   *
   * @param epoch 1 for the first
   * @param bootId boot id of the machine; {@code virtual} in virtual time
   * @param outageMicros time since the last record of the epoch before, by the wall clock; 0 in
   *     epoch 1
   * @param uncertaintyMicros how wrong that may be
   */
  record EpochStarted(long epoch, String bootId, long outageMicros, long uncertaintyMicros)
      implements Lifecycle {
    /** Name on disk. */
    public static final String KIND = "epoch.started";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("bootId", bootId)
          .number("epoch", epoch)
          .number("outageMicros", outageMicros)
          .number("uncertaintyMicros", uncertaintyMicros);
    }

    /** Whether another life came before it. */
    public boolean resumes() {
      return epoch > 1;
    }

    /** Reads it back. */
    static EpochStarted read(Fields in) {
      return new EpochStarted(
          in.number("epoch"),
          in.text("bootId"),
          in.number("outageMicros"),
          in.number("uncertaintyMicros"));
    }
  }

  /**
   * The run begins: run time 0.
   *
   * @param runId names the run within its campaign
   * @param campaignId names the campaign
   * @param unit serial number
   * @param arm arm of the comparison
   * @param firmware firmware version label of the arm
   * @param replicate 0 …
   * @param slot place in the order of the replicate
   * @param virtual whether time and network are modelled
   * @param rules number of the reducers' rules by which its derived records were made; 1 in
   *     journals that don't say
   */
  record RunStarted(
      String runId,
      String campaignId,
      String unit,
      String arm,
      String firmware,
      long replicate,
      long slot,
      boolean virtual,
      long rules)
      implements Lifecycle {
    /** Name on disk. */
    public static final String KIND = "run.started";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("arm", arm)
          .text("campaignId", campaignId)
          .text("firmware", firmware)
          .number("replicate", replicate)
          .number("rules", rules)
          .text("runId", runId)
          .number("slot", slot)
          .text("unit", unit)
          .flag("virtual", virtual);
    }

    /** Reads it back. */
    static RunStarted read(Fields in) {
      return new RunStarted(
          in.text("runId"),
          in.text("campaignId"),
          in.text("unit"),
          in.text("arm"),
          in.text("firmware"),
          in.number("replicate"),
          in.number("slot"),
          in.flag("virtual"),
          in.has("rules") ? in.number("rules") : 1);
    }
  }

  /**
   * What a crash left behind the last complete batch was cut and kept aside.
   *
   * @param file where the bytes are now
   * @param bytes how many
   * @param sha256 their digest
   */
  record TornTailCut(String file, long bytes, String sha256) implements Lifecycle {
    /** Name on disk. */
    public static final String KIND = "epoch.torn";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("bytes", bytes).text("file", file).text("sha256", sha256);
    }

    /** Reads it back. */
    static TornTailCut read(Fields in) {
      return new TornTailCut(in.text("file"), in.number("bytes"), in.text("sha256"));
    }
  }

  /**
   * Somebody or something asks for the safe state.
   *
   * @param reason why
   */
  record AbortRequested(String reason) implements Lifecycle {
    /** Name on disk. */
    public static final String KIND = "abort.requested";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("reason", reason);
    }

    /** Reads it back. */
    static AbortRequested read(Fields in) {
      return new AbortRequested(in.text("reason"));
    }
  }

  /**
   * Nobody goes on with this run: recovery brings it to its end.
   *
   * @param reason why
   */
  record RunAbandoned(String reason) implements Lifecycle {
    /** Name on disk. */
    public static final String KIND = "run.abandoned";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("reason", reason);
    }

    /** Reads it back. */
    static RunAbandoned read(Fields in) {
      return new RunAbandoned(in.text("reason"));
    }
  }

  /**
   * The run goes on after an outage of the rig.
   *
   * @param reason why it was away, as far as is known
   */
  record RunResumed(String reason) implements Lifecycle {
    /** Name on disk. */
    public static final String KIND = "run.resumed";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("reason", reason);
    }

    /** Reads it back. */
    static RunResumed read(Fields in) {
      return new RunResumed(in.text("reason"));
    }
  }

  /**
   * A timer that a reducer asked for is due.
   *
   * @param timer its name
   */
  record TimerFired(String timer) implements Lifecycle {
    /** Name on disk. */
    public static final String KIND = "timer.fired";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("timer", timer);
    }

    /** Reads it back. */
    static TimerFired read(Fields in) {
      return new TimerFired(in.text("timer"));
    }
  }
}

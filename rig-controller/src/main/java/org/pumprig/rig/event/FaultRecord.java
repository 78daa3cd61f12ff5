package org.pumprig.rig.event;

import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** Derived: the life of each fault, its times kept apart. */
public sealed interface FaultRecord extends Derived {

  /**
   * A fault of the schedule, as planned.
   *
   * @param fault its id
   * @param name its kind
   * @param parameters its parameters as text
   * @param target unit or {@code gateway}
   * @param startNanos planned start, run time
   * @param durationNanos planned length
   * @param backEnd what injects it; empty: the record doesn't say
   * @param sharedThing the shared thing that it is in; empty: the target's own fault
   * @param sharedId its id in every run that it reaches; empty: the target's own fault
   */
  record FaultScheduled(
      String fault,
      String name,
      String parameters,
      String target,
      long startNanos,
      long durationNanos,
      String backEnd,
      String sharedThing,
      String sharedId)
      implements FaultRecord {
    /** Name on disk. */
    public static final String KIND = "fault.scheduled";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("backEnd", backEnd)
          .number("durationNanos", durationNanos)
          .text("fault", fault)
          .text("name", name)
          .text("parameters", parameters)
          .text("sharedId", sharedId)
          .text("sharedThing", sharedThing)
          .number("startNanos", startNanos)
          .text("target", target);
    }

    /** Reads it back. */
    static FaultScheduled read(Fields in) {
      return new FaultScheduled(
          in.text("fault"),
          in.text("name"),
          in.text("parameters"),
          in.text("target"),
          in.number("startNanos"),
          in.number("durationNanos"),
          textOrNone(in, "backEnd"),
          textOrNone(in, "sharedThing"),
          textOrNone(in, "sharedId"));
    }

    /** Journals of rules 1 don't have it. */
    private static String textOrNone(Fields in, String member) {
      return in.has(member) ? in.text(member) : "";
    }
  }

  /**
   * The back end has put the fault in force.
   *
   * @param fault its id
   * @param requestedNanos run time of the request
   * @param appliedNanos run time of the effect
   */
  record FaultApplied(String fault, long requestedNanos, long appliedNanos) implements FaultRecord {
    /** Name on disk. */
    public static final String KIND = "fault.applied";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("appliedNanos", appliedNanos)
          .text("fault", fault)
          .number("requestedNanos", requestedNanos);
    }

    /** Reads it back. */
    static FaultApplied read(Fields in) {
      return new FaultApplied(
          in.text("fault"), in.number("requestedNanos"), in.number("appliedNanos"));
    }
  }

  /**
   * A witness shows that the fault acts.
   *
   * @param fault its id
   * @param witness which
   * @param observedNanos run time of the first sign
   */
  record FaultProven(String fault, String witness, long observedNanos) implements FaultRecord {
    /** Name on disk. */
    public static final String KIND = "fault.proven";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("fault", fault).number("observedNanos", observedNanos).text("witness", witness);
    }

    /** Reads it back. */
    static FaultProven read(Fields in) {
      return new FaultProven(in.text("fault"), in.text("witness"), in.number("observedNanos"));
    }
  }

  /**
   * The fault ended and nothing showed that it acted.
   *
   * @param fault its id
   * @param traffic whether the unit had traffic that would have shown it
   * @param reason what is missing
   */
  record FaultUnproven(String fault, boolean traffic, String reason) implements FaultRecord {
    /** Name on disk. */
    public static final String KIND = "fault.unproven";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("fault", fault).text("reason", reason).flag("traffic", traffic);
    }

    /** Reads it back. */
    static FaultUnproven read(Fields in) {
      return new FaultUnproven(in.text("fault"), in.flag("traffic"), in.text("reason"));
    }
  }

  /**
   * A witness shows that the fault doesn't act as asked.
   *
   * @param fault its id
   * @param witness which
   * @param detail what it saw, and what was asked
   * @param observedNanos run time
   */
  record FaultIneffective(String fault, String witness, String detail, long observedNanos)
      implements FaultRecord {
    /** Name on disk. */
    public static final String KIND = "fault.ineffective";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("detail", detail)
          .text("fault", fault)
          .number("observedNanos", observedNanos)
          .text("witness", witness);
    }

    /** Reads it back. */
    static FaultIneffective read(Fields in) {
      return new FaultIneffective(
          in.text("fault"), in.text("witness"), in.text("detail"), in.number("observedNanos"));
    }
  }

  /**
   * The back end has taken the fault back.
   *
   * @param fault its id
   * @param revertedNanos run time of the effect
   */
  record FaultReverted(String fault, long revertedNanos) implements FaultRecord {
    /** Name on disk. */
    public static final String KIND = "fault.reverted";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("fault", fault).number("revertedNanos", revertedNanos);
    }

    /** Reads it back. */
    static FaultReverted read(Fields in) {
      return new FaultReverted(in.text("fault"), in.number("revertedNanos"));
    }
  }

  /**
   * The first exchange with the gateway after the fault.
   *
   * @param fault its id
   * @param recoveredNanos run time of the acknowledgement
   */
  record FaultRecovered(String fault, long recoveredNanos) implements FaultRecord {
    /** Name on disk. */
    public static final String KIND = "fault.recovered";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("fault", fault).number("recoveredNanos", recoveredNanos);
    }

    /** Reads it back. */
    static FaultRecovered read(Fields in) {
      return new FaultRecovered(in.text("fault"), in.number("recoveredNanos"));
    }
  }

  /**
   * The back end could not do what was asked.
   *
   * @param fault its id
   * @param action {@code applyFault}, {@code verifyFault} or {@code revertFault}
   * @param reason why
   */
  record FaultFailed(String fault, String action, String reason) implements FaultRecord {
    /** Name on disk. */
    public static final String KIND = "fault.failed";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("action", action).text("fault", fault).text("reason", reason);
    }

    /** Reads it back. */
    static FaultFailed read(Fields in) {
      return new FaultFailed(in.text("fault"), in.text("action"), in.text("reason"));
    }
  }
}

package org.pumprig.rig.event;

import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** Derived: the course of the run. */
public sealed interface RunRecord extends Derived {

  /**
   * The run enters a phase.
   *
   * @param phase which
   */
  record PhaseEntered(Phase phase) implements RunRecord {
    /** Name on disk. */
    public static final String KIND = "phase.entered";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("phase", phase.onDisk());
    }

    /** Reads it back. */
    static PhaseEntered read(Fields in) {
      return new PhaseEntered(Named.find(Phase.values(), in.text("phase")));
    }
  }

  /**
   * The intent: on disk before the effect.
   *
   * @param effect its number
   * @param action what is to be done
   * @param subject to what
   * @param detail with what
   */
  record EffectRequested(long effect, String action, String subject, String detail)
      implements RunRecord {
    /** Name on disk. */
    public static final String KIND = "effect.requested";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("action", action)
          .text("detail", detail)
          .number("effect", effect)
          .text("subject", subject);
    }

    /** Reads it back. */
    static EffectRequested read(Fields in) {
      return new EffectRequested(
          in.number("effect"), in.text("action"), in.text("subject"), in.text("detail"));
    }
  }

  /**
   * The run is over; everything it did is undone, or the reason says why not.
   *
   * @param reason why
   * @param safe whether every fault was reverted and shown to be gone
   */
  record RunEnded(EndReason reason, boolean safe) implements RunRecord {
    /** Name on disk. */
    public static final String KIND = "run.ended";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("reason", reason.onDisk()).flag("safe", safe);
    }

    /** Reads it back. */
    static RunEnded read(Fields in) {
      return new RunEnded(Named.find(EndReason.values(), in.text("reason")), in.flag("safe"));
    }
  }
}

package org.pumprig.rig.event;

import java.util.List;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** Completions of effects. */
public sealed interface Completion extends Input {

  /**
   * An effect that was asked for is complete.
   *
   * @param effect its number
   * @param done whether it worked
   * @param detail reason of a failure, or what it found
   * @param atNanos run time at which it took effect, by the back end
   * @param counts the back end's evidence
   */
  record EffectDone(long effect, boolean done, String detail, long atNanos, List<Count> counts)
      implements Completion {
    /** Name on disk. */
    public static final String KIND = "effect.done";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("atNanos", atNanos)
          .objects("counts", counts, Count::write)
          .text("detail", detail)
          .flag("done", done)
          .number("effect", effect);
    }

    /** Reads it back. */
    static EffectDone read(Fields in) {
      return new EffectDone(
          in.number("effect"),
          in.flag("done"),
          in.text("detail"),
          in.number("atNanos"),
          Count.readAll(in.objects("counts")));
    }
  }
}

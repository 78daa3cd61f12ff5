package org.pumprig.rig.rundir;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import org.pumprig.rig.event.Derived;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.EventCodec;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.journal.JournalVisitor;
import org.pumprig.rig.journal.RawLine;
import org.pumprig.rig.journal.Stamp;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.json.JournalFormatException;
import org.pumprig.rig.run.RunContext;
import org.pumprig.rig.run.RunReducer;

/**
 * Reduces a journal's inputs again and compares what they give with the derived records that stand
 * there, byte for byte, as a stream.
 *
 * <p>A derived record that doesn't follow from its inputs was written by another program, another
 * version, or another hand: the journal is refused at that line. Once a kind is unknown to this
 * version, or the records were made by rules of another number, nothing can be compared, and {@link
 * #comparable} says so.
 */
public final class Rederivation implements JournalVisitor {
  private final RunReducer reducer;
  private final Deque<Expected> expected = new ArrayDeque<>();
  private boolean comparable = true;
  private byte[] payload = {};

  private record Expected(String kind, Derived record, long epochNanos) {}

  /**
   * @param context the plan's part in the run
   */
  public Rederivation(RunContext context) {
    this.reducer = new RunReducer(context);
  }

  @Override
  public void line(Stamp stamp, String kind, RawLine line) {
    if (!expected.isEmpty()) {
      payload = line.payload();
    }
  }

  @Override
  public void event(Stamp stamp, String kind, Fields fields) {
    if (comparable) {
      event(stamp, kind, EventCodec.read(kind, fields));
    }
  }

  /**
   * The same of an event that was read already.
   *
   * @param read empty: its kind is unknown
   */
  void event(Stamp stamp, String kind, Optional<Event> read) {
    if (!comparable) {
      return;
    }
    switch (read.orElse(null)) {
      case null -> comparable = EventCodec.isInformational(kind);
      case Input input -> input(stamp, input);
      case Derived derived -> derived(stamp, derived);
    }
  }

  private void input(Stamp stamp, Input input) {
    if (input instanceof RunStarted run && run.rules() != RunReducer.RULES) {
      comparable = false;
      expected.clear();
      return;
    }
    noneMissing();
    for (Derived record : reducer.step(input, stamp.monotonicNanos()).records()) {
      expected.add(new Expected(record.kind(), record, stamp.monotonicNanos()));
    }
  }

  private void noneMissing() {
    Expected missing = expected.peek();
    if (missing != null) {
      throw new JournalFormatException(
          "the inputs before it give a record '" + missing.kind() + "' that is not in the journal");
    }
  }

  /**
   * Says that a whole journal was read: nothing may be owed.
   *
   * @throws JournalFormatException if its last inputs give a record that is not there
   */
  public void finish() {
    if (comparable) {
      noneMissing();
    }
  }

  private void derived(Stamp stamp, Derived derived) {
    Expected next = expected.poll();
    boolean same =
        next != null
            && next.kind().equals(derived.kind())
            && next.epochNanos() == stamp.monotonicNanos()
            && Arrays.equals(bytes(next.record()), payload);
    if (!same) {
      throw new JournalFormatException(
          "record '"
              + derived.kind()
              + "' doesn't follow from the inputs before it"
              + (next == null ? "" : "; they give '" + next.kind() + "'"));
    }
  }

  private byte[] bytes(Derived record) {
    return CanonicalJson.bytes(record);
  }

  /** Whether everything that was read could be compared. */
  public boolean comparable() {
    return comparable;
  }
}

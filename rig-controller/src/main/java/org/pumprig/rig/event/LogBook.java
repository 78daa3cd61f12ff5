package org.pumprig.rig.event;

import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** What people write into the log book. It is only ever added to, and changes no derived record. */
public sealed interface LogBook extends Input {

  /**
   * One entry.
   *
   * @param entry what it is
   * @param by who wrote it, as they say; nobody checked
   * @param text what they wrote, one line
   * @param about a retest: the run that it was done for; a triage: {@code unit}, {@code rig} or
   *     {@code operator}, with {@code #N} for the N-th trip; otherwise empty
   * @param late whether it was written after the run's end, in an epoch of its own
   * @param signature an SSH signature over what was written, base64 without its armour; empty: it
   *     is not signed
   * @param signedAt when it was signed, as the signer says, in whole seconds (ISO 8601); empty: it
   *     is not signed
   */
  record LogEntry(
      LogKind entry,
      String by,
      String text,
      String about,
      boolean late,
      String signature,
      String signedAt)
      implements LogBook {
    /** Name on disk. */
    public static final String KIND = "log.entry";

    /** One that is not signed. */
    public LogEntry(LogKind entry, String by, String text, String about, boolean late) {
      this(entry, by, text, about, late, "", "");
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("about", about).text("by", by).text("entry", entry.onDisk()).flag("late", late);
      if (!signature.isEmpty()) {
        out.text("signature", signature);
      }
      if (!signedAt.isEmpty()) {
        out.text("signedAt", signedAt);
      }
      out.text("text", text);
    }

    /** Reads it back. */
    public static LogEntry read(Fields in) {
      return new LogEntry(
          Named.find(LogKind.values(), in.text("entry")),
          in.text("by"),
          in.text("text"),
          in.text("about"),
          in.flag("late"),
          in.has("signature") ? in.text("signature") : "",
          in.has("signedAt") ? in.text("signedAt") : "");
    }

    /** The same, written after the run's end. */
    public LogEntry asLate() {
      return new LogEntry(entry, by, text, about, true, signature, signedAt);
    }

    /** The same, signed. */
    public LogEntry signed(String by64, String at) {
      return new LogEntry(entry, by, text, about, late, by64, at);
    }
  }

  /**
   * An entry with its times.
   *
   * @param entry the entry
   * @param wallMicros when it was journalled, microseconds since 1970
   * @param runNanos run time; of a late entry the run's end
   */
  record Stamped(LogEntry entry, long wallMicros, long runNanos) {}
}

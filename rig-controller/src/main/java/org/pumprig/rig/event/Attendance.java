package org.pumprig.rig.event;

import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** What people who attend the rig told it, and how they were told. */
public sealed interface Attendance extends Input {

  /**
   * Somebody says that a step of the plan is done.
   *
   * @param step its id in the plan
   * @param by who, as they say; nobody checked
   * @param entry what the plan asked them to enter; empty: nothing
   * @param photo file in the run's directory; empty: none
   * @param photoBytes its length; 0 without one
   * @param photoSha256 its digest; empty without one
   */
  record StepAnswered(
      String step, String by, String entry, String photo, long photoBytes, String photoSha256)
      implements Attendance {
    /** Name on disk. */
    public static final String KIND = "operator.answered";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("by", by)
          .text("entry", entry)
          .text("photo", photo)
          .number("photoBytes", photoBytes)
          .text("photoSha256", photoSha256)
          .text("step", step);
    }

    /** Reads it back. */
    public static StepAnswered read(Fields in) {
      return new StepAnswered(
          in.text("step"),
          in.text("by"),
          in.text("entry"),
          in.text("photo"),
          in.number("photoBytes"),
          in.text("photoSha256"));
    }
  }

  /**
   * Somebody was notified, or that failed: it changes nothing in the run.
   *
   * @param occasion {@code watchdog}, {@code operatorStep}, {@code disk}, {@code abort} or {@code
   *     end}
   * @param way {@code command}, {@code webhook} or {@code email}, with its number in the file
   * @param sent whether the other side took it
   * @param detail why not; empty: it did
   */
  record NoticeSent(String occasion, String way, boolean sent, String detail)
      implements Attendance {
    /** Name on disk. */
    public static final String KIND = "notice.sent";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("detail", detail).text("occasion", occasion).flag("sent", sent).text("way", way);
    }

    /** Reads it back. */
    static NoticeSent read(Fields in) {
      return new NoticeSent(
          in.text("occasion"), in.text("way"), in.flag("sent"), in.text("detail"));
    }
  }
}

package org.pumprig.rig.event;

import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/** What the camera before a unit gave. */
public sealed interface PictureObservation extends Input {

  /**
   * A picture was taken.
   *
   * @param occasion why
   * @param file in the run's directory
   * @param bytes its length
   * @param sha256 its digest
   * @param text what a program read from it, one line; empty: nothing, or none was asked
   */
  record PictureTaken(String occasion, String file, long bytes, String sha256, String text)
      implements PictureObservation {
    /** Name on disk. */
    public static final String KIND = "picture.taken";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.number("bytes", bytes)
          .text("file", file)
          .text("occasion", occasion)
          .text("sha256", sha256)
          .text("text", text);
    }

    /** Reads it back. */
    static PictureTaken read(Fields in) {
      return new PictureTaken(
          in.text("occasion"),
          in.text("file"),
          in.number("bytes"),
          in.text("sha256"),
          in.text("text"));
    }
  }

  /**
   * One could not be taken.
   *
   * @param occasion why it was wanted
   * @param detail what hindered it
   */
  record PictureMissed(String occasion, String detail) implements PictureObservation {
    /** Name on disk. */
    public static final String KIND = "picture.missed";

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public void write(FieldSink out) {
      out.text("detail", detail).text("occasion", occasion);
    }

    /** Reads it back. */
    static PictureMissed read(Fields in) {
      return new PictureMissed(in.text("occasion"), in.text("detail"));
    }
  }
}

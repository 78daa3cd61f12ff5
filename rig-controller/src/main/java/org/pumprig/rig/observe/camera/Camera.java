package org.pumprig.rig.observe.camera;

import java.util.List;

/**
 * A camera. In the argument vectors {@value #FILE} stands for the picture's file.
 *
 * @param frame program that writes one picture
 * @param read program that prints what stands in it; empty: nobody reads it
 * @param withinNanos how long each may take
 */
public record Camera(List<String> frame, List<String> read, long withinNanos) {
  /** Stands for the picture's file. */
  public static final String FILE = "{file}";

  /** Copies the lists. */
  public Camera {
    frame = List.copyOf(frame);
    read = List.copyOf(read);
  }

  /** A vector with a real file. */
  static List<String> with(List<String> vector, String file) {
    return vector.stream().map(each -> each.replace(FILE, file)).toList();
  }
}

package org.pumprig.host;

import java.util.List;

/** Checks the names of files below a storage's root. */
final class StorageNames {
  /** What {@link Storage#replace} writes before it becomes the file; no name of ours ends so. */
  static final String TEMPORARY = ".replacing";

  private static final int MAX_SEGMENT_BYTES = 200;
  private static final int MAX_SEGMENTS = 16;

  private StorageNames() {}

  /**
   * The segments of a file's name.
   *
   * @throws IllegalArgumentException for an absolute or empty name, {@code .}, {@code ..}, control
   *     characters, backslashes, or a name beyond the limits
   */
  static List<String> segments(String name) {
    List<String> segments = List.of(name.split("/", -1));
    if (segments.size() > MAX_SEGMENTS) {
      throw new IllegalArgumentException("storage name has too many folders: " + name);
    }
    for (String segment : segments) {
      checkSegment(name, segment);
    }
    return segments;
  }

  /** The segments of a folder's name; the root is the empty name. */
  static List<String> folder(String name) {
    return name.isEmpty() ? List.of() : segments(name);
  }

  private static void checkSegment(String name, String segment) {
    boolean strange =
        segment.chars().anyMatch(c -> Character.isISOControl(c) || c == '\\')
            || segment.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > MAX_SEGMENT_BYTES;
    if (segment.isEmpty()
        || segment.equals(".")
        || segment.equals("..")
        || segment.endsWith(TEMPORARY)
        || strange) {
      throw new IllegalArgumentException("not a storage name: '" + name + "'");
    }
  }
}

package org.pumprig.rig.json;

/** Something that can stand in the record. */
public interface Recordable {
  /**
   * The kind, a stable name on disk: 1 to 64 of {@code A–Z a–z 0–9 . _ -}; never a class's name.
   */
  String kind();

  /** Writes the members of the payload, keys ascending. */
  void write(FieldSink out);
}

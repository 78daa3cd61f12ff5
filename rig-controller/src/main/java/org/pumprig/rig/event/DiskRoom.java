package org.pumprig.rig.event;

import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/**
 * The room on the disk is another than it was, or readings were left out for want of it.
 *
 * @param level how much there is now
 * @param freeBytes the same in bytes
 * @param leftOut readings that told nothing new and were not recorded, since the last such record
 */
public record DiskRoom(DiskLevel level, long freeBytes, long leftOut) implements Input {
  /** Name on disk. */
  public static final String KIND = "disk.room";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public void write(FieldSink out) {
    out.number("freeBytes", freeBytes).number("leftOut", leftOut).text("level", level.onDisk());
  }

  /** Reads it back. */
  static DiskRoom read(Fields in) {
    return new DiskRoom(
        Named.find(DiskLevel.values(), in.text("level")),
        in.number("freeBytes"),
        in.number("leftOut"));
  }
}

package org.pumprig.rig.session;

import org.pumprig.host.Storage.Room;
import org.pumprig.rig.event.DiskLevel;

/**
 * From when on room is scarce: below 256 MiB or a fiftieth of the disk, whichever is less; there is
 * none to speak of below a quarter of that, which stays for what has to be recorded all the same.
 * It takes a quarter more to be out of it again.
 */
final class RoomLevels {
  private static final long MOST_SCARCE_BYTES = 256L << 20;
  private static final long SHARE = 50;

  private RoomLevels() {}

  static DiskLevel next(DiskLevel before, Room room) {
    if (room.totalBytes() == Long.MAX_VALUE) {
      return DiskLevel.ENOUGH;
    }
    long scarce = Math.min(MOST_SCARCE_BYTES, room.totalBytes() / SHARE);
    long free = room.freeBytes();
    boolean staysNone = before == DiskLevel.NONE && free < scarce / 4 + scarce / 16;
    if (free < scarce / 4 || staysNone) {
      return DiskLevel.NONE;
    }
    boolean staysScarce = before != DiskLevel.ENOUGH && free < scarce + scarce / 4;
    return free < scarce || staysScarce ? DiskLevel.SCARCE : DiskLevel.ENOUGH;
  }
}

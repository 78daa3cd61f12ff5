package org.pumprig.fault.tap;

import java.nio.file.Path;
import java.util.Optional;
import org.pumprig.fault.model.packet.PacketLimits;

/**
 * Limits of a relay.
 *
 * @param waiting what may wait in each direction of each unit's flow
 * @param capture where packets that a fault touched are written; empty: nowhere
 * @param captureLimitBytes size beyond which the capture file doesn't grow
 */
public record TapSettings(PacketLimits waiting, Optional<Path> capture, long captureLimitBytes) {
  /** Checks the range. */
  public TapSettings {
    if (captureLimitBytes < 4_096) {
      throw new IllegalArgumentException("a capture file needs 4096 bytes at the least");
    }
  }

  /** The usual limits, without a capture file. */
  public static TapSettings usual() {
    return new TapSettings(PacketLimits.USUAL, Optional.empty(), 1L << 26);
  }

  /** The usual limits: the capture file holds 64 MiB. */
  public static TapSettings capturing(Path file) {
    return new TapSettings(PacketLimits.USUAL, Optional.of(file), 1L << 26);
  }
}

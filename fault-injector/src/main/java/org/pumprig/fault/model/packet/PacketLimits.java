package org.pumprig.fault.model.packet;

/**
 * How much may wait in one direction of one unit's flow; what is beyond is lost and counted.
 *
 * @param packets 1 or more
 * @param bytes 1 or more
 */
public record PacketLimits(int packets, long bytes) {
  /** The usual: 65 536 packets, 64 MiB: half a second at 1 Gbit/s. */
  public static final PacketLimits USUAL = new PacketLimits(1 << 16, 1L << 26);

  /** Checks the ranges. */
  public PacketLimits {
    if (packets < 1 || bytes < 1) {
      throw new IllegalArgumentException("limits of waiting packets must be positive");
    }
  }
}

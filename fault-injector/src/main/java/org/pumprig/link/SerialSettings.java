package org.pumprig.link;

/**
 * How a serial line is set up; no flow control.
 *
 * @param baud bits per second, such as 38400
 * @param dataBits 5 … 8
 * @param parity of each character
 * @param stopBits 1 or 2
 */
public record SerialSettings(int baud, int dataBits, Parity parity, int stopBits) {
  /** Parity of a character. */
  public enum Parity {
    /** No parity bit. */
    NONE,
    /** Odd number of ones. */
    ODD,
    /** Even number of ones. */
    EVEN
  }

  /** Checks the ranges. */
  public SerialSettings {
    if (baud < 50 || baud > 4_000_000) {
      throw new IllegalArgumentException("baud out of range 50 … 4000000: " + baud);
    }
    if (dataBits < 5 || dataBits > 8) {
      throw new IllegalArgumentException("data bits out of range 5 … 8: " + dataBits);
    }
    if (stopBits < 1 || stopBits > 2) {
      throw new IllegalArgumentException("stop bits are 1 or 2, not " + stopBits);
    }
  }

  /** Eight data bits, no parity, one stop bit: what most pumps speak. */
  public static SerialSettings eightNoneOne(int baud) {
    return new SerialSettings(baud, 8, Parity.NONE, 1);
  }

  @Override
  public String toString() {
    return baud + " " + dataBits + parity.name().charAt(0) + stopBits;
  }
}

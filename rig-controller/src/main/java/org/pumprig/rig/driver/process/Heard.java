package org.pumprig.rig.driver.process;

/** The last bytes that came from a unit. */
final class Heard {
  private static final int KEPT = 16 << 10;

  private byte[] bytes = {};

  void clear() {
    bytes = new byte[0];
  }

  void add(byte[] more) {
    int kept = Math.min(bytes.length, Math.max(0, KEPT - more.length));
    int taken = Math.min(more.length, KEPT);
    byte[] next = new byte[kept + taken];
    System.arraycopy(bytes, bytes.length - kept, next, 0, kept);
    System.arraycopy(more, more.length - taken, next, kept, taken);
    bytes = next;
  }

  /** Whether these bytes came, one after another. */
  boolean holds(byte[] raw) {
    if (raw.length == 0) {
      return false;
    }
    for (int from = bytes.length - raw.length; from >= 0; from--) {
      if (java.util.Arrays.equals(bytes, from, from + raw.length, raw, 0, raw.length)) {
        return true;
      }
    }
    return false;
  }
}

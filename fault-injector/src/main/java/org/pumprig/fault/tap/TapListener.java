package org.pumprig.fault.tap;

/** Is told by a relay, on the scheduler's thread, what belongs into the record. */
public interface TapListener {
  /** A unit's packets of one second in which a fault acted. */
  void second(PacketSecond counts);

  /**
   * The relay no longer works in one direction.
   *
   * @param reason what the system said
   */
  void broken(String reason);

  /** Nobody listens. */
  static TapListener none() {
    return new TapListener() {
      @Override
      public void second(PacketSecond counts) {}

      @Override
      public void broken(String reason) {}
    };
  }
}

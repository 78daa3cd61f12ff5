package org.pumprig.fault.wifi;

import java.io.IOException;

/** An access point, with what only those can do who started its programs. Blocks. */
public interface AccessPoint {
  /** Its radio's interface. */
  WirelessPort port();

  /** Its hostapd's. */
  HostapdControl control();

  /**
   * Kills its hostapd, which can do nothing more.
   *
   * @throws IOException if it isn't ours to kill
   */
  void kill() throws IOException;

  /** Starts it again, if it doesn't run, and waits until it is there. */
  void start() throws IOException;

  /**
   * Makes the RADIUS server well or ill.
   *
   * @throws IOException if there is none of ours
   */
  void radius(Radius conduct) throws IOException;

  /** How a RADIUS server answers. */
  enum Radius {
    /** As its users and their certificates deserve. */
    JUDGES,
    /** Not at all. */
    SILENT,
    /** Everybody is rejected. */
    REJECTS
  }

  /** One that somebody else has started on this machine. */
  record Foreign(WirelessPort port, HostapdControl control) implements AccessPoint {
    @Override
    public void kill() throws IOException {
      throw notOurs("hostapd");
    }

    @Override
    public void start() throws IOException {
      throw notOurs("hostapd");
    }

    @Override
    public void radius(Radius conduct) throws IOException {
      throw notOurs("RADIUS server");
    }

    private static IOException notOurs(String what) {
      return new IOException(
          "the rig doesn't touch a "
              + what
              + " that it hasn't started itself: use a rig file whose"
              + " topology is access-point");
    }
  }
}

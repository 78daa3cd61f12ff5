package org.pumprig.fault.wifi;

import java.io.IOException;
import java.util.Optional;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.Undo;
import org.pumprig.fault.WifiFault;

/** By what an access point is made ill, and by what that is seen. */
interface WifiMeans {
  /** Whether it can do that at all. */
  boolean can(WifiFault fault);

  /** What takes it back if this process dies. */
  Undo undo(FaultSpec spec);

  /**
   * Looks how it is, then does it. Blocks.
   *
   * @param started is told how it was, and the way back
   * @param target the station that it is for, if not all
   * @throws IOException if it can't be done; then nothing is left of it
   */
  void begin(ActiveWifi started, Optional<Station> target) throws IOException;

  /** Sends one away once more. Blocks. */
  void sendAway(ActiveWifi held, Optional<Station> target) throws IOException;

  /**
   * Looks whether it acts on a station. Blocks.
   *
   * @param atNanos now, by the scheduler
   */
  InjectionEvidence look(ActiveWifi present, Station station, long atNanos) throws IOException;
}

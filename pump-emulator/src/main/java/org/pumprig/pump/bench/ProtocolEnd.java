package org.pumprig.pump.bench;

import java.io.IOException;
import java.util.Optional;
import org.pumprig.link.Network;
import org.pumprig.time.Scheduler;

/** The pump's end of one protocol: what a pump on its own can be asked to speak. */
public interface ProtocolEnd {
  /** Name on the command line, in lower case. */
  String name();

  /**
   * What a pump of a make of its own calls its firmware, as profiles are about the networked pump
   * only; empty: a profile decides.
   */
  default Optional<String> ownFirmware() {
    return Optional.empty();
  }

  /** What it is, in one line for people. */
  String about();

  /**
   * Starts a pump, with power.
   *
   * @param place of the port that speaks the protocol
   * @param scheduler on whose thread all happens; called on that thread
   * @param network on the same thread
   * @throws IOException if the place can't be had
   */
  LonePump start(LonePumpSpec spec, Place place, Scheduler scheduler, Network network)
      throws IOException;
}

package org.pumprig.rig.incident.importing;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.incident.capture.CaptureImport.Seen;

/** What an incident is imported from. */
public enum SourceKind {
  /** pcap or pcapng. */
  CAPTURE("capture"),
  /** A gateway's log. */
  GATEWAY_LOG("gateway-log"),
  /** A run's journal. */
  JOURNAL("journal"),
  /** What a pump sent of its event log. */
  PUMP_LOG("pump-log");

  private final String word;

  SourceKind(String word) {
    this.word = word;
  }

  /** Its word on the command line. */
  public String word() {
    return word;
  }

  /** What such a source, at its place, doesn't show. */
  public List<String> cannotShow(Seen seen) {
    var all = new ArrayList<String>();
    switch (this) {
      case CAPTURE -> {
        long pumpSide = seen.sightings().pumpSideTrips().quantile(0);
        long gatewaySide = seen.sightings().roundTrips().quantile(0);
        all.add(
            pumpSide <= gatewaySide
                ? "taken nearer to the pumps: what was lost between here and the pump shows only"
                    + " where it was sent again"
                : "taken nearer to the gateway: what was lost between here and the gateway shows"
                    + " only where it was sent again");
        all.add(
            "delay is a round trip beyond the capture: which way it was on can't be seen; plans put"
                + " all of it on the way to the gateway");
        all.add(
            "losses of segments without data after the capture can't be seen; before it only where"
                + " IPv4 numbers packets one by one");
        all.add(
            "a gateway that is frozen looks like one that doesn't acknowledge: its kernel goes on"
                + " accepting");
        all.add(
            "an outage's end shows when a pump asks next: its own pauses widen the limits given");
        all.add("what a pump did inside: alarms, codes, therapy");
      }
      case GATEWAY_LOG -> {
        all.add(
            "a log can't tell a slow network from a slow gateway: both are late acknowledgements");
        all.add("attempts and messages that never reached the gateway; losses, round trips");
        all.add("the clock of the log is taken as it is");
      }
      case JOURNAL -> {
        all.add("what the rig's proxy saw: a slow network beyond it looks like a slow gateway");
        all.add("losses and round trips of packets; attempts at a listener that is closed");
        all.add(
            "what the rig itself injected is not read from its own records: only what that did on"
                + " the wire; the run's plan.yaml plays it again as it was");
      }
      case PUMP_LOG -> {
        all.add("what the pump didn't write down; losses, round trips, what the gateway did");
        all.add("when it was by the wall clock: times count from when the pump was switched on");
      }
    }
    return all;
  }
}

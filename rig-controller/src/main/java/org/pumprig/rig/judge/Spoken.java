package org.pumprig.rig.judge;

import java.util.Optional;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.ServiceObservation.ServiceEvent;
import org.pumprig.rig.event.ServiceObservation.ServiceIdentity;
import org.pumprig.rig.event.ServiceObservation.ServiceLogEntry;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.WireObservation.WireAccepted;
import org.pumprig.rig.event.WireObservation.WireAcknowledged;
import org.pumprig.rig.event.WireObservation.WireEnded;
import org.pumprig.rig.event.WireObservation.WireFailed;
import org.pumprig.rig.event.WireObservation.WireGarbled;
import org.pumprig.rig.event.WireObservation.WireMessage;
import org.pumprig.rig.event.Witness.ChannelGarbled;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.ScreenRead;

/**
 * What an observation says as text, for patterns: the table in the reference of plan files.
 *
 * @param channel where
 * @param text what
 * @param lasting whether the channel says it again and again as long as it is so
 */
record Spoken(Channel channel, String text, boolean lasting) {
  private static final int MOST_TEXT = 4_096;

  static Optional<Spoken> of(Event event) {
    return Optional.ofNullable(
        switch (event) {
          case ServiceStatus e -> lasting(Channel.SERVICE, e.state().onDisk() + " " + e.code());
          case ServiceEvent e -> once(Channel.SERVICE, e.code());
          case ServiceIdentity e ->
              once(Channel.SERVICE, e.model() + " " + e.serial() + " " + e.firmware());
          case ServiceLogEntry e -> once(Channel.SERVICE, e.code() + " " + e.text());
          case FlowRead e -> lasting(Channel.FLOW, e.nanolitres() + " nL");
          case ContactRead e -> lasting(Channel.CONTACT, e.state().onDisk());
          case ScreenRead e -> lasting(Channel.SCREEN, e.text());
          case ChannelGarbled e -> once(e.channel(), "garbled " + e.sampleHex());
          case WireAccepted _ -> once(Channel.WIRE, "connected");
          case WireMessage e -> once(Channel.WIRE, "message " + e.type());
          case WireAcknowledged e -> once(Channel.WIRE, "acknowledged " + e.code());
          case WireEnded e -> once(Channel.WIRE, "ended by " + e.by() + " " + e.how());
          case WireFailed e -> once(Channel.WIRE, "failed " + e.reason());
          case WireGarbled e ->
              once(Channel.WIRE, "garbled towards " + (e.towardsGateway() ? "gateway" : "pump"));
          case Event _ -> null;
        });
  }

  private static Spoken lasting(Channel channel, String text) {
    return new Spoken(channel, shortened(text), true);
  }

  private static Spoken once(Channel channel, String text) {
    return new Spoken(channel, shortened(text), false);
  }

  private static String shortened(String text) {
    return text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT);
  }
}

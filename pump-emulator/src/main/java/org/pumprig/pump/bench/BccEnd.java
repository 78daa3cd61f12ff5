package org.pumprig.pump.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Network;
import org.pumprig.link.SerialSettings;
import org.pumprig.pump.device.PumpState;
import org.pumprig.pump.device.PumpStatus;
import org.pumprig.pump.protocol.bcc.BccServer;
import org.pumprig.pump.protocol.bcc.BccValues;
import org.pumprig.time.Scheduler;

/**
 * The networked pump in a B. Braun rack: BCC at the place, over TCP or a serial line; its own
 * service port and its instruments beside it. Occlusions are told as pressure alarm (3), air as 15;
 * for a system error BCC's alarms have no number, and none is told.
 */
public final class BccEnd implements ProtocolEnd {
  private static final SerialSettings LINE = SerialSettings.eightNoneOne(9_600);
  private static final Place SOMEWHERE = new Place.Listen(new Endpoint("127.0.0.1", 0));

  private final BccServer.Mode mode;

  /** A rack that speaks in this way. */
  public BccEnd(BccServer.Mode mode) {
    this.mode = mode;
  }

  @Override
  public String name() {
    return switch (mode) {
      case REQUEST -> "bcc";
      case STUFFED -> "bcc-stuffed";
      case CYCLIC -> "bcc-cyclic";
    };
  }

  @Override
  public String about() {
    return "B. Braun BCC, read only, of the networked pump in a rack (usually TCP port 4001)";
  }

  @Override
  public LonePump start(LonePumpSpec spec, Place place, Scheduler scheduler, Network network)
      throws IOException {
    NetworkedEnd.Running pump = new NetworkedEnd().run(spec, SOMEWHERE, scheduler, network);
    var server =
        new BccServer(
            scheduler, () -> pump.unit().status().map(now -> values(spec.serial(), now)), mode);
    try {
      return new InRack(pump, Door.open(place, LINE, scheduler, network, server::attach));
    } catch (IOException e) {
      pump.close();
      throw e;
    }
  }

  private static BccValues values(String serial, PumpStatus now) {
    return new BccValues(
        serial,
        now.state() == PumpState.INFUSING,
        now.rateMicrolitresPerHour() / 1e3,
        now.infusedMicrolitres() / 1e3,
        Optional.ofNullable(now.code())
            .map(
                code ->
                    switch (code) {
                      case "UPSTREAM_OCCLUSION", "DOWNSTREAM_OCCLUSION" -> List.of(3);
                      case "AIR_IN_LINE" -> List.of(15);
                      default -> List.<Integer>of();
                    })
            .orElse(List.of()));
  }

  /** The pump, and the rack's door. */
  private record InRack(NetworkedEnd.Running pump, Door door) implements LonePump {
    @Override
    public SequencedMap<String, String> places() {
      var places = new LinkedHashMap<String, String>();
      places.put("service", door.where().toString());
      pump.places()
          .forEach((name, where) -> places.put(name.equals("service") ? "pump" : name, where));
      return places;
    }

    @Override
    public void close() {
      door.close();
      pump.close();
    }
  }
}

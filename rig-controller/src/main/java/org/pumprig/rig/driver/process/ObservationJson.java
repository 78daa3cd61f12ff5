package org.pumprig.rig.driver.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.pumprig.rig.driver.process.FromDriver.Json;
import org.pumprig.rig.driver.process.FromDriver.Problem;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation;
import org.pumprig.rig.event.ServiceObservation.ServiceEvent;
import org.pumprig.rig.event.ServiceObservation.ServiceIdentity;
import org.pumprig.rig.event.ServiceObservation.ServiceLogEntry;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;

/** Observations as a driver's program writes them. */
final class ObservationJson {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,32}");

  private ObservationJson() {}

  static ServiceObservation read(String type, JsonNode in) throws Problem {
    return switch (type) {
      case "status" -> status(in);
      case "code" -> new ServiceEvent(code(in), Json.numberOr(in, "upMillis", -1));
      case "identity" ->
          new ServiceIdentity(
              Json.cut(in.path("model").asText("")),
              Json.cut(in.path("serial").asText("")),
              Json.cut(Json.text(in, "firmware")));
      default ->
          new ServiceLogEntry(
              Json.number(in, "number"),
              Json.numberOr(in, "upMillis", -1),
              code(in),
              Json.cut(in.path("text").asText("")));
    };
  }

  private static ServiceStatus status(JsonNode in) throws Problem {
    return new ServiceStatus(
        state(Json.text(in, "state")),
        code(in),
        Json.numberOr(in, "rateMicrolitresPerHour", -1),
        Json.numberOr(in, "primaryRateMicrolitresPerHour", -1),
        Json.numberOr(in, "primaryVolumeMicrolitres", -1),
        Json.numberOr(in, "secondaryRateMicrolitresPerHour", -1),
        Json.numberOr(in, "secondaryVolumeMicrolitres", -1),
        Json.numberOr(in, "infusedMicrolitres", -1),
        Json.numberOr(in, "heapFreeBytes", -1),
        Json.numberOr(in, "queued", -1),
        Json.numberOr(in, "upMillis", -1));
  }

  private static PumpState state(String word) throws Problem {
    for (PumpState each : PumpState.values()) {
      if (each.onDisk().equals(word)) {
        return each;
      }
    }
    throw new Problem(
        "a unit is 'infusing', 'stopped' or 'failSafe', not '" + Json.cut(word) + "'");
  }

  private static String code(JsonNode in) throws Problem {
    String code = Json.text(in, "code");
    if (!CODE.matcher(code).matches()) {
      throw new Problem("a code is 1 to 32 letters, digits, '_', '.', '-', or NONE");
    }
    return code;
  }
}

package org.pumprig.fault.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;
import org.pumprig.fault.StreamFault;

/**
 * A fault of one proxy as its clients know it.
 *
 * @param protocol of its proxy
 * @param name unique in its proxy
 * @param type as in {@link ToxicTypes}
 * @param stream {@code downstream} (towards the client) or {@code upstream}
 * @param toxicity share of connections on which it acts, 0 to 1; drawn once for each connection. Of
 *     datagrams all or none: their toxics say their share in the attributes
 * @param attributes its numbers
 */
record Toxic(
    Protocol protocol,
    String name,
    String type,
    String stream,
    double toxicity,
    JsonNode attributes) {
  static final String DOWNSTREAM = "downstream";
  static final String UPSTREAM = "upstream";

  /** Reads a new one. */
  static Toxic read(Protocol protocol, JsonNode in) throws ApiProblem {
    String type = Json.text(in, "type", "");
    if (type.isEmpty()) {
      throw ApiProblem.badRequest("a toxic needs a type");
    }
    String stream = Json.text(in, "stream", DOWNSTREAM);
    if (!stream.equals(DOWNSTREAM) && !stream.equals(UPSTREAM)) {
      throw ApiProblem.badRequest("stream must be downstream or upstream, not '" + stream + "'");
    }
    String name = Json.name(in, type + "_" + stream);
    return checked(protocol, name, type, stream, toxicity(in, 1), in.path("attributes"));
  }

  /** The same with what an update names changed; attributes that it doesn't name stay. */
  Toxic updated(JsonNode in) throws ApiProblem {
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    if (attributes.isObject()) {
      merged.setAll((ObjectNode) attributes);
    }
    if (in.path("attributes").isObject()) {
      merged.setAll((ObjectNode) in.path("attributes"));
    }
    return checked(protocol, name, type, stream, toxicity(in, toxicity), merged);
  }

  private static Toxic checked(
      Protocol protocol,
      String name,
      String type,
      String stream,
      double toxicity,
      JsonNode attributes)
      throws ApiProblem {
    if (protocol == Protocol.UDP && toxicity != 0 && toxicity != 1) {
      throw ApiProblem.badRequest(
          "toxicity is drawn for connections; of datagrams it is 0 or 1, and their share stands in"
              + " the attributes");
    }
    var toxic = new Toxic(protocol, name, type, stream, toxicity, attributes);
    var _ = toxic.fault();
    return toxic;
  }

  private static double toxicity(JsonNode in, double byDefault) throws ApiProblem {
    JsonNode value = in.path("toxicity");
    if (value.isMissingNode() || value.isNull()) {
      return byDefault;
    }
    double toxicity = value.isNumber() ? value.doubleValue() : -1;
    if (toxicity < 0 || toxicity > 1) {
      throw ApiProblem.badRequest("toxicity must be 0 to 1, not " + value);
    }
    return toxicity;
  }

  /** On its share of connections. */
  Fault fault() throws ApiProblem {
    return switch (protocol) {
      case TCP -> onItsShare(ToxicTypes.fault(type, attributes));
      case UDP -> PacketToxicTypes.fault(type, attributes);
    };
  }

  private StreamFault onItsShare(StreamFault fault) {
    int ppm = (int) Math.round(toxicity * 1e6);
    return ppm == 1_000_000 ? fault : new StreamFault.OnShare(fault, Math.max(1, ppm));
  }

  Direction direction() {
    return stream.equals(UPSTREAM) ? Direction.TOWARDS_GATEWAY : Direction.TOWARDS_PUMP;
  }

  ObjectNode json() {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.set(
        "attributes",
        protocol == Protocol.TCP
            ? ToxicTypes.attributes(type, attributes)
            : PacketToxicTypes.attributes(type, attributes));
    return out.put("name", name).put("type", type).put("stream", stream).put("toxicity", toxicity);
  }
}

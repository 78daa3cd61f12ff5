package org.pumprig.rig.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** The published schemas. */
public enum Schema {
  /** Of plan files. */
  PLAN,
  /** Of rig files. */
  RIG,
  /** Of incident files. */
  INCIDENT;

  /** The whole document, JSON Schema draft 7. */
  public ObjectNode json() {
    String kind = name().toLowerCase(Locale.ROOT);
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("$schema", "http://json-schema.org/draft-07/schema#")
        .put("$id", "urn:pumprig:schema:" + kind + ":1")
        .put("title", "PumpRig " + kind + " file");
    switch (this) {
      case PLAN -> {
        node.setAll(PlanShape.plan().node());
        ObjectNode named = node.putObject("definitions");
        FaultsShape.common().forEach((name, piece) -> named.set(name, piece.node()));
      }
      case RIG -> node.setAll(RigShape.rig().node());
      case INCIDENT -> node.setAll(IncidentShape.incident().node());
    }
    return node;
  }
}

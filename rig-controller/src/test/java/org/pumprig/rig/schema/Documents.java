package org.pumprig.rig.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.incident.IncidentFile;
import org.pumprig.rig.plan.FaultKind;
import org.pumprig.rig.plan.Parameter;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputProblem;

/** Plans and rigs that together write every key that there is. */
final class Documents {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Path FIXTURES = Path.of("../fixtures").toAbsolutePath().normalize();
  private static final byte[] TRACE =
      "time,delay,loss,rate\n0 s,1 ms,,\n".getBytes(StandardCharsets.UTF_8);

  /** Of faults that need one of several parameters. */
  private static final List<String> ONE_OF_MANY = List.of("loss rate", "netem limit");

  private Documents() {}

  /** All fixtures of a kind, by path. */
  static SequencedMap<String, JsonNode> fixtures(String folder) throws IOException {
    var found = new LinkedHashMap<String, JsonNode>();
    try (Stream<Path> files = Files.list(FIXTURES.resolve(folder))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".yaml")).sorted().toList()) {
        found.put(file.toString(), YAML.readTree(Files.readAllBytes(file)));
      }
    }
    return found;
  }

  static SequencedMap<String, JsonNode> plans() throws IOException {
    var plans = new LinkedHashMap<>(fixtures("plans"));
    for (FaultKind kind : FaultKind.ALL) {
      plans.put("fault " + kind.name(), withFault(kind));
    }
    for (String more : Parts.PLANS) {
      ObjectNode plan = demo();
      JsonNode parts = yaml(more);
      for (Map.Entry<String, JsonNode> part : parts.properties()) {
        plan.set(part.getKey(), part.getValue());
      }
      plans.put("parts " + SchemaWalk.names(parts) + " " + plans.size(), plan);
    }
    return plans;
  }

  static SequencedMap<String, JsonNode> rigs() throws IOException {
    var rigs = new LinkedHashMap<>(fixtures("rigs"));
    for (String more : Parts.RIGS) {
      rigs.put("rig " + rigs.size(), yaml(more));
    }
    return rigs;
  }

  /** What the parser says to it; empty: nothing. */
  static String parsed(Schema kind, String name, JsonNode document) {
    // JSON is YAML
    byte[] content = document.toString().getBytes(StandardCharsets.UTF_8);
    String file = name.startsWith("/") ? name : FIXTURES.resolve("plans/made.yaml").toString();
    try {
      switch (kind) {
        case PLAN -> PlanFile.parse(file, content, _ -> TRACE);
        case RIG -> RigFile.parse(file, content);
        case INCIDENT -> IncidentFile.parse(file, content);
      }
      return "";
    } catch (InputProblem problem) {
      return String.valueOf(problem.getMessage());
    }
  }

  private static ObjectNode demo() {
    return (ObjectNode) yaml(Fixtures.text("plans/demo.yaml"));
  }

  private static JsonNode yaml(String text) {
    try {
      return YAML.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The demo with one fault, once by itself and once in a mix. */
  private static ObjectNode withFault(FaultKind kind) {
    ObjectNode plan = demo();
    ObjectNode faults = (ObjectNode) plan.get("faults");
    faults.put("gapAtLeast", "2s");
    ArrayNode windows = faults.putArray("windows");
    fault(windows.addObject(), kind).put("lasts", "4s").put("at", "1s");
    ObjectNode mix = windows.addObject().put("lasts", "4s");
    fault(mix.putArray("mix").addObject(), kind).put("weight", 2);
    return plan;
  }

  private static ObjectNode fault(ObjectNode fault, FaultKind kind) {
    fault.put("fault", kind.name());
    for (Parameter parameter : kind.parameters()) {
      boolean one = ONE_OF_MANY.contains(kind.name() + " " + parameter.name());
      if (parameter.needed() || one) {
        value(fault, parameter);
      }
    }
    return fault;
  }

  private static void value(ObjectNode fault, Parameter parameter) {
    if (parameter.quantity().isPresent()) {
      fault.put(parameter.name(), quantity(parameter));
      return;
    }
    switch (parameter.name()) {
      case "channel", "power" -> fault.put(parameter.name(), 6);
      case "cutEstablished" -> fault.put(parameter.name(), true);
      case "answer" -> fault.put(parameter.name(), "port");
      case "code" -> fault.put(parameter.name(), "AE");
      case "version" -> fault.put(parameter.name(), "TLSv1.2");
      case "address" -> fault.put(parameter.name(), "192.0.2.1");
      default -> fault.put(parameter.name(), "trace.csv");
    }
  }

  private static String quantity(Parameter parameter) {
    if (parameter.quantity().orElseThrow() == Quantity.DURATION) {
      return parameter.name().equals("spacing") ? "2s" : "1s";
    }
    return switch (parameter.quantity().orElseThrow()) {
      case SHARE -> "1 %";
      case DATA -> "1 KiB";
      default -> "8 kbit/s";
    };
  }
}

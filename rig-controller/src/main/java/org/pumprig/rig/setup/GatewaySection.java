package org.pumprig.rig.setup;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Capabilities;
import org.pumprig.fault.service.ServiceCommands;
import org.pumprig.link.Endpoint;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;

/** Reads the section {@code gateway} of a rig file: a real gateway and its own commands. */
final class GatewaySection {
  private static final long LEAST_NANOS = 100_000_000;
  private static final long DEFAULT_NANOS = 60_000_000_000L;
  private static final int MOST_ARGUMENTS = 64;
  private static final int MOST_FAULTS = 20;
  private static final int MOST_PORT = 65_535;

  private GatewaySection() {}

  /**
   * @param proxied whether proxies of the rig lead to it: then it may be without commands
   */
  static Gateway read(String fileName, Fields gateway, boolean proxied) throws InputProblem {
    gateway.only(
        "host", "port", "speaks", "on", "within", "systemd", "pid", "pidFile", "stop", "start",
        "status", "faults", "holds");
    var endpoint = new Endpoint(gateway.text("host"), (int) gateway.integer("port", 1, MOST_PORT));
    boolean hl7 =
        gateway.has("speaks")
            && gateway.choice("speaks", List.of("hl7", "other"), word -> word).equals("hl7");
    ServiceCommands commands = commands(fileName, gateway);
    List<String> holds = holds(gateway);
    if (commands.byFault().isEmpty() && holds.isEmpty() && !proxied) {
      throw gateway
          .place()
          .problem(
              "nothing can be done to this gateway",
              "Write 'systemd: UNIT', 'stop' and 'start', 'pid', 'pidFile', 'faults' or 'holds'");
    }
    return new Gateway(endpoint, hl7, commands, holds);
  }

  private static List<String> holds(Fields gateway) throws InputProblem {
    if (!gateway.has("holds")) {
      return List.of();
    }
    List<String> vector = vector(gateway, "holds");
    for (String place : List.of(Gateway.SERIAL, Gateway.SINCE)) {
      if (vector.stream().noneMatch(argument -> argument.contains(place))) {
        throw gateway
            .value("holds")
            .place()
            .problem(
                "'holds' has no " + place + ", so other units' or older messages would count too",
                "Write it where the program wants it: [gwctl, ids, \"{serial}\", \"{since}\"]");
      }
    }
    return vector;
  }

  private static ServiceCommands commands(String fileName, Fields gateway) throws InputProblem {
    long within =
        gateway.has("within")
            ? gateway.quantity("within", Quantity.DURATION, LEAST_NANOS, ServiceCommands.MOST_NANOS)
            : DEFAULT_NANOS;
    var place = CommandPlaceSection.read(fileName, gateway);
    ServiceCommands commands = ServiceCommands.at(place, within);
    if (gateway.has("systemd")) {
      try {
        commands = ServiceCommands.systemd(place, gateway.text("systemd"), within);
      } catch (IllegalArgumentException e) {
        throw gateway
            .value("systemd")
            .place()
            .problem(String.valueOf(e.getMessage()), "Write it as systemctl shows it");
      }
    }
    if (gateway.has("stop") || gateway.has("start")) {
      commands = commands.stopping(vector(gateway, "stop"), vector(gateway, "start"));
    }
    if (gateway.has("pidFile")) {
      commands = commands.freezing(gateway.text("pidFile"));
    }
    if (gateway.has("pid")) {
      commands = commands.freezing(gateway.integer("pid", 2, 1L << 22));
    }
    if (gateway.has("status")) {
      commands = commands.withStatus(vector(gateway, "status"));
    }
    if (gateway.has("faults")) {
      for (Fields fault : gateway.sections("faults", "a gateway's fault", MOST_FAULTS)) {
        commands = with(commands, fault);
      }
    }
    return commands;
  }

  private static ServiceCommands with(ServiceCommands commands, Fields fault) throws InputProblem {
    fault.only("fault", "begin", "end");
    List<String> known =
        Capabilities.ALL.stream()
            .filter(row -> row.backEnds().contains(BackEnd.SERVICE))
            .map(row -> row.fault())
            .toList();
    String name = fault.choice("fault", known, word -> word);
    return commands.with(name, vector(fault, "begin"), vector(fault, "end"));
  }

  /** A program and its arguments; never a line for a shell. */
  static List<String> vector(Fields fields, String key) throws InputProblem {
    var vector = new ArrayList<String>();
    for (Node node : fields.list(key, MOST_ARGUMENTS)) {
      if (!(node instanceof Node.Scalar argument) || argument.text().indexOf('\0') >= 0) {
        throw node.place()
            .problem(
                "an argument in '" + key + "' must be text, not " + node.shown(),
                "Write [PROGRAM, ARGUMENT, …]");
      }
      vector.add(argument.text());
    }
    if (vector.getFirst().isBlank() || vector.getFirst().contains(" ")) {
      throw fields
          .value(key)
          .place()
          .problem(
              "'" + key + "' begins with '" + vector.getFirst() + "', which is no program",
              "Write each argument by itself: [systemctl, stop, UNIT]; no shell reads it");
    }
    return vector;
  }
}

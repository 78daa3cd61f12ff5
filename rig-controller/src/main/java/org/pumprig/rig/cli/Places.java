package org.pumprig.rig.cli;

import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.pumprig.rig.json.FieldSink;

/** Tells where the parts of a bench can be reached. */
final class Places {
  private Places() {}

  static void say(Terminal terminal, SequencedMap<String, String> places) {
    int width = places.keySet().stream().mapToInt(String::length).max().orElse(0);
    for (Map.Entry<String, String> each : places.entrySet()) {
      String gap = " ".repeat(width - each.getKey().length());
      terminal.people().println(each.getKey() + gap + "  " + each.getValue());
    }
    terminal.people().flush();
  }

  /** An object of its own: {@code places}. */
  static void write(FieldSink out, SequencedMap<String, String> places) {
    out.object(
        "places", members -> new TreeMap<>(places).forEach((name, at) -> members.text(name, at)));
  }
}

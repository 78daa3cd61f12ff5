package org.pumprig.rig.event;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/**
 * A named number of a back end's evidence.
 *
 * @param name what was counted, with its unit: {@code chunksDelayed}, {@code minDelayNanos}
 * @param value the number
 */
public record Count(String name, long value) {
  static void write(Count count, FieldSink out) {
    out.text("name", count.name).number("value", count.value);
  }

  static List<Count> readAll(List<Fields> in) {
    var counts = new ArrayList<Count>(in.size());
    for (Fields each : in) {
      counts.add(new Count(each.text("name"), each.number("value")));
    }
    return List.copyOf(counts);
  }
}

package org.pumprig.rig.real;

import java.util.HashSet;
import java.util.regex.Pattern;
import org.pumprig.rig.event.GatewayObservation.GatewayCounted;

/** Counts control ids that a gateway's own program printed, one a line. */
final class StoredIds {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

  private StoredIds() {}

  /**
   * What they come to. Control ids that are no numbers can't be missed.
   *
   * @param by the program, for the record
   */
  static GatewayCounted count(String printed, String by, long tookNanos) {
    var numbers = new HashSet<Long>();
    long stored = 0;
    long unnumbered = 0;
    long first = Long.MAX_VALUE;
    long last = -1;
    for (String line : printed.split("\\R", -1)) {
      String id = line.strip();
      if (id.isEmpty()) {
        continue;
      }
      stored++;
      if (NUMBER.matcher(id).matches()) {
        long number = Long.parseLong(id);
        numbers.add(number);
        first = Math.min(first, number);
        last = Math.max(last, number);
      } else {
        unnumbered++;
      }
    }
    long different = numbers.size();
    return new GatewayCounted(
        stored,
        stored - unnumbered - different,
        different == 0 ? 0 : last - first + 1 - different,
        unnumbered,
        different == 0 ? -1 : first,
        last,
        by,
        tookNanos);
  }
}

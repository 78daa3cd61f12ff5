package org.pumprig.rig.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which columns to read, by their names in the file's first line.
 *
 * @param time end of observation
 * @param event how it ended
 * @param group what is compared
 * @param unit serial number
 * @param start where a spell of observation begins
 * @param earliest when the end can have happened at the earliest
 */
public record ColumnNames(
    String time,
    String event,
    String group,
    Optional<String> unit,
    Optional<String> start,
    Optional<String> earliest) {
  /** Such as {@code time=hours}, in a fixed order. */
  public List<String> described() {
    List<String> all = new ArrayList<>(List.of("time=" + time, "event=" + event, "group=" + group));
    unit.ifPresent(name -> all.add("unit=" + name));
    start.ifPresent(name -> all.add("start=" + name));
    earliest.ifPresent(name -> all.add("earliest=" + name));
    return List.copyOf(all);
  }
}

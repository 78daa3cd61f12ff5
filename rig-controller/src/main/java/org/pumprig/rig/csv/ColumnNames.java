package org.pumprig.rig.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which columns to read, by their names in the file's first line.
 *
 * @param time end of observation; empty: there are values only, and no event either
 * @param event how it ended
 * @param group what is compared
 * @param unit serial number
 * @param start where a spell of observation begins
 * @param earliest when the end can have happened at the earliest
 * @param value what was measured
 * @param against the group that the others are compared with; empty: as their names suggest
 */
public record ColumnNames(
    Optional<String> time,
    Optional<String> event,
    String group,
    Optional<String> unit,
    Optional<String> start,
    Optional<String> earliest,
    Optional<String> value,
    Optional<String> against) {
  /** Times and ends, without values. */
  public ColumnNames(
      String time,
      String event,
      String group,
      Optional<String> unit,
      Optional<String> start,
      Optional<String> earliest) {
    this(
        Optional.of(time),
        Optional.of(event),
        group,
        unit,
        start,
        earliest,
        Optional.empty(),
        Optional.empty());
  }

  /** Such as {@code time=hours}, in a fixed order. */
  public List<String> described() {
    List<String> all = new ArrayList<>();
    time.ifPresent(name -> all.add("time=" + name));
    event.ifPresent(name -> all.add("event=" + name));
    all.add("group=" + group);
    unit.ifPresent(name -> all.add("unit=" + name));
    start.ifPresent(name -> all.add("start=" + name));
    earliest.ifPresent(name -> all.add("earliest=" + name));
    value.ifPresent(name -> all.add("value=" + name));
    against.ifPresent(name -> all.add("against=" + name));
    return List.copyOf(all);
  }
}

package org.pumprig.rig.compare.recurrent;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pumprig.rig.compare.stats.NotComputableException;

/**
 * All spells of one unit, by rising time.
 *
 * @param unit serial number
 * @param spells at least one, not overlapping
 */
public record UnitHistory(String unit, List<Spell> spells) {
  /** Makes the list immutable. */
  public UnitHistory {
    spells = List.copyOf(spells);
  }

  /**
   * Gathers spells by unit, in order of the units' names.
   *
   * @throws NotComputableException if two spells of a unit overlap
   */
  public static List<UnitHistory> gather(List<Spell> spells) throws NotComputableException {
    Map<String, List<Spell>> byUnit = new TreeMap<>();
    for (Spell spell : spells) {
      byUnit.computeIfAbsent(spell.unit(), unit -> new ArrayList<>()).add(spell);
    }
    List<UnitHistory> histories = new ArrayList<>(byUnit.size());
    for (Map.Entry<String, List<Spell>> unit : byUnit.entrySet()) {
      List<Spell> own = unit.getValue();
      own.sort(Comparator.comparingDouble(Spell::start));
      for (int i = 1; i < own.size(); i++) {
        if (own.get(i).start() < own.get(i - 1).stop()) {
          throw new NotComputableException(
              "unit %s has two spells that overlap, at %s; give each stretch of observation once"
                  .formatted(unit.getKey(), own.get(i).start()));
        }
      }
      histories.add(new UnitHistory(unit.getKey(), own));
    }
    return List.copyOf(histories);
  }

  /** Events of the unit. */
  public int events() {
    return (int) spells.stream().filter(Spell::event).count();
  }

  /** Time under observation, without gaps. */
  public double exposure() {
    return spells.stream().mapToDouble(spell -> spell.stop() - spell.start()).sum();
  }

  /** End of the last spell. */
  public double end() {
    return spells.getLast().stop();
  }

  /** Whether the unit was watched from 0 to its end without a gap. */
  public boolean watchedFromTheStart() {
    double end = 0;
    for (Spell spell : spells) {
      if (spell.start() != end) {
        return false;
      }
      end = spell.stop();
    }
    return true;
  }

  /** Times of the events, rising. */
  List<Double> eventTimes() {
    return spells.stream().filter(Spell::event).map(Spell::stop).toList();
  }
}

package org.pumprig.fault.networkservice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.pumprig.fault.NetworkServiceFault;

/**
 * All units from whose place can be asked: a fault of a service that they share acts only if each
 * of them meets it, and is over only if each of them is served again. Confined to the scheduler's
 * thread.
 */
final class UnitSides {
  private final SequencedMap<String, UnitSide> units;

  /**
   * @param units by unit
   */
  UnitSides(SequencedMap<String, UnitSide> units) {
    this.units = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(units));
  }

  boolean none() {
    return units.isEmpty();
  }

  Optional<UnitSide> of(String unit) {
    return Optional.ofNullable(units.get(unit));
  }

  /**
   * Looks from every unit's place, at the same time.
   *
   * @param seen what each has to see
   * @param told empty if all saw it; else who didn't, and what they saw
   */
  void look(
      NetworkServiceFault fault,
      Predicate<UnitSide.Sight> seen,
      Consumer<? super Optional<String>> told) {
    List<String> others = new ArrayList<>();
    int[] open = {units.size()};
    units.forEach(
        (unit, side) ->
            side.look(
                fault,
                sight -> {
                  if (!seen.test(sight)) {
                    others.add("%s from %s: %s".formatted(sight.witness(), unit, sight.detail()));
                  }
                  if (--open[0] == 0) {
                    told.accept(
                        others.isEmpty()
                            ? Optional.empty()
                            : Optional.of(String.join("; ", others.stream().sorted().toList())));
                  }
                }));
  }
}

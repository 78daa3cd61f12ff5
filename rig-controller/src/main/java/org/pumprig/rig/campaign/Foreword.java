package org.pumprig.rig.campaign;

import java.util.List;
import org.pumprig.rig.event.Input;

/** What the journal of each run says of the bench and the machine before the bench is declared. */
@FunctionalInterface
public interface Foreword {
  /** Nothing. */
  Foreword NONE = serial -> List.of();

  /**
   * The records, at the run's begin and again each time it is gone on with.
   *
   * @param serial of the run's unit
   */
  List<Input> of(String serial);

  /** These, and then another's. */
  default Foreword and(Foreword more) {
    return serial ->
        java.util.stream.Stream.concat(of(serial).stream(), more.of(serial).stream()).toList();
  }
}

package org.pumprig.rig.calibration;

import java.time.LocalDate;
import java.util.Optional;
import org.pumprig.rig.yaml.Place;

/**
 * An instrument as the register has it.
 *
 * @param id by which rig files name it
 * @param kind what it is, such as {@code balance}
 * @param serial its serial number
 * @param certificate number of its calibration certificate; empty: it needs none
 * @param held when its calibration holds; empty: it needs none
 * @param needsNone why it needs no calibration; empty: it needs one
 * @param uncertainty as the certificate states it; empty: not stated
 * @param tolerance within which it was found or set; empty: not stated
 * @param place where it stands in the register
 */
public record Instrument(
    String id,
    String kind,
    String serial,
    String certificate,
    Optional<Held> held,
    String needsNone,
    String uncertainty,
    String tolerance,
    Place place) {

  /**
   * The days of a calibration, in UTC; both count.
   *
   * @param from when it was calibrated
   * @param due the last day
   */
  public record Held(LocalDate from, LocalDate due) {}

  /** Kind and serial number. */
  public String what() {
    return kind + ", serial number " + serial;
  }

  /**
   * What is wrong with its calibration in a time; empty: nothing.
   *
   * @param first day of the time
   * @param last day of it
   */
  public Optional<String> doubt(LocalDate first, LocalDate last) {
    if (held.isEmpty()) {
      return Optional.empty();
    }
    LocalDate due = held.get().due();
    if (due.isBefore(first)) {
      return Optional.of("its calibration ended on " + due);
    }
    if (due.isBefore(last)) {
      return Optional.of("its calibration ends on " + due + ", and it is needed until " + last);
    }
    return held.get().from().isAfter(first)
        ? Optional.of(
            "it was calibrated on %s, after today (%s): that day or this machine's clock is wrong"
                .formatted(held.get().from(), first))
        : Optional.empty();
  }
}

package org.pumprig.rig.driver.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.pumprig.rig.driver.Programming;

/**
 * How programmes are entered: lines with {@code {rate}} and {@code {volume}} in them.
 *
 * @param primary lines for the primary infusion
 * @param secondary lines for the secondary
 * @param start lines that start it
 * @param rateUnit unit of {@code {rate}}
 * @param volumeUnit unit of {@code {volume}}
 * @param accepted the device's answer to each line when it took it; must match the whole line
 */
public record LineEntry(
    List<String> primary,
    List<String> secondary,
    List<String> start,
    LineUnit rateUnit,
    LineUnit volumeUnit,
    Pattern accepted) {
  /** Copies the lists. */
  public LineEntry {
    primary = List.copyOf(primary);
    secondary = List.copyOf(secondary);
    start = List.copyOf(start);
  }

  /** The lines to send; empty if a number has no exact form in its unit. */
  Optional<List<String>> lines(Programming what) {
    return switch (what) {
      case Programming.Primary it ->
          filled(primary, it.rateMicrolitresPerHour(), it.volumeMicrolitres());
      case Programming.Secondary it ->
          filled(secondary, it.rateMicrolitresPerHour(), it.volumeMicrolitres());
      case Programming.Start _ -> Optional.of(start);
    };
  }

  private Optional<List<String>> filled(List<String> templates, long rate, long volume) {
    Optional<String> shownRate = rateUnit.shown(rate);
    Optional<String> shownVolume = volumeUnit.shown(volume);
    if (shownRate.isEmpty() || shownVolume.isEmpty()) {
      return Optional.empty();
    }
    var lines = new ArrayList<String>();
    for (String template : templates) {
      lines.add(template.replace("{rate}", shownRate.get()).replace("{volume}", shownVolume.get()));
    }
    return Optional.of(lines);
  }
}

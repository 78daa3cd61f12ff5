package org.pumprig.rig.judge;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A rule of the plan by which a run doesn't count.
 *
 * @param rule its name
 * @param reason one sentence, with numbers
 */
public record Invalidity(String rule, String reason) {
  /** Which rules are broken, and how. */
  public static String words(List<Invalidity> broken) {
    return broken.stream()
        .map(one -> one.rule() + ": " + one.reason())
        .collect(Collectors.joining(" "));
  }
}

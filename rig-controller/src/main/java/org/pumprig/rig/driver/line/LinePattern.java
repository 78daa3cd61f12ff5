package org.pumprig.rig.driver.line;

import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pumprig.rig.driver.Capability;
import org.pumprig.rig.event.PumpState;

/**
 * What a line means. The expression must match the whole line; its named groups say what is in it.
 *
 * @param expression with the groups of {@link #GROUPS} that it has
 * @param states the device's words for what it does
 * @param codes the device's words for codes, where they are to be called otherwise
 * @param none words that stand for "no code"
 * @param rateUnit unit of {@code rate}
 * @param volumeUnit unit of {@code infused}
 */
public record LinePattern(
    Pattern expression,
    SequencedMap<String, PumpState> states,
    SequencedMap<String, String> codes,
    List<String> none,
    Optional<LineUnit> rateUnit,
    Optional<LineUnit> volumeUnit) {
  /** Names of groups, each with what it holds. */
  static final List<String> GROUPS =
      List.of(
          "state",
          "code",
          "rate",
          "infused",
          "model",
          "serial",
          "firmware",
          "number",
          "up",
          "text");

  /** Copies. */
  public LinePattern {
    states = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(states));
    codes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(codes));
    none = List.copyOf(none);
  }

  boolean has(String group) {
    return expression.namedGroups().containsKey(group);
  }

  /** Whether its lines are lines of the device's log. */
  boolean isLog() {
    return has("number") && has("code");
  }

  /**
   * The groups' texts if the line is one of these; empty if not, or if it takes too long to say.
   */
  Optional<SequencedMap<String, String>> read(String line) {
    try {
      Matcher found = expression.matcher(new BudgetedText(line));
      if (!found.matches()) {
        return Optional.empty();
      }
      var texts = new LinkedHashMap<String, String>();
      for (String group : GROUPS) {
        if (has(group) && found.group(group) != null) {
          texts.put(group, found.group(group));
        }
      }
      return Optional.of(texts);
    } catch (BudgetedText.Exhausted | StackOverflowError tooMuch) {
      return Optional.empty();
    }
  }

  Set<Capability> capabilities() {
    var can = EnumSet.noneOf(Capability.class);
    if (isLog()) {
      can.add(Capability.READS_LOG);
    } else if (has("code")) {
      can.add(Capability.READS_CODES);
    }
    if (has("rate") || has("infused")) {
      can.add(Capability.READS_FLOW);
    }
    if (has("firmware")) {
      can.add(Capability.READS_FIRMWARE_VERSION);
    }
    return can;
  }
}

package org.pumprig.rig.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.pumprig.rig.plan.LoneFault;
import org.pumprig.rig.yaml.InputProblem;

/**
 * A fault in the words of the command line, {@code loss --rate 5% --direction towardsGateway}, as
 * the plan's own parser reads it: names, keys and limits stand in one place.
 */
final class FaultWords {
  private static final int MOST_WORDS = 40;
  private static final int MOST_CHARACTERS = 4_000;

  private FaultWords() {}

  static LoneFault read(String fault, String lasts, List<String> words) throws CommandProblem {
    try {
      byte[] yaml = yaml(fault, lasts, words).getBytes(StandardCharsets.UTF_8);
      return LoneFault.read("the command line", yaml);
    } catch (InputProblem e) {
      throw new CommandProblem(
          e.problem() + ". " + e.remedy() + (e.remedy().endsWith("?") ? "" : "."));
    }
  }

  private static String yaml(String fault, String lasts, List<String> words) throws CommandProblem {
    if (words.size() > MOST_WORDS) {
      throw new CommandProblem("no fault has so many parameters.");
    }
    var text = new StringBuilder();
    line(text, "fault", fault);
    line(text, "lasts", lasts);
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.matches("--[a-z][A-Za-z0-9-]*(=.*)?")) {
        throw new CommandProblem("'" + word + "' belongs to no option; write --KEY VALUE.");
      }
      int equals = word.indexOf('=');
      if (equals > 0) {
        line(text, key(word.substring(2, equals)), word.substring(equals + 1));
      } else if (i + 1 < words.size() && !words.get(i + 1).startsWith("--")) {
        line(text, key(word.substring(2)), words.get(++i));
      } else {
        line(text, key(word.substring(2)), "true");
      }
    }
    return text.toString();
  }

  /** {@code cut-established} is the plan's {@code cutEstablished}. */
  private static String key(String option) {
    var key = new StringBuilder();
    for (String part : option.split("-", -1)) {
      key.append(
          key.isEmpty() || part.isEmpty()
              ? part
              : Character.toUpperCase(part.charAt(0)) + part.substring(1));
    }
    return key.toString();
  }

  private static void line(StringBuilder text, String key, String value) throws CommandProblem {
    if (value.length() > MOST_CHARACTERS || value.chars().anyMatch(Character::isISOControl)) {
      throw new CommandProblem("the value of " + key + " is too long, or more than one line.");
    }
    boolean plain = value.matches("[A-Za-z0-9%./+ -]+|\\[.*]");
    text.append(key)
        .append(": ")
        .append(plain ? value : "'" + value.replace("'", "''") + "'")
        .append('\n');
  }
}

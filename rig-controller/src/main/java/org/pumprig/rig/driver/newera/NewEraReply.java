package org.pumprig.rig.driver.newera;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a pump says: {@code 00S}, {@code 00I125.0MH}, {@code 00A?T}, {@code 00S?NA}.
 *
 * @param address whose it is
 * @param alarm letter of an alarm, which takes the place of everything else
 * @param prompt what the pump does: one of {@code IWSPTUX}; {@code A} with an alarm
 * @param data what was asked for, or an error that begins with {@code ?}
 */
record NewEraReply(int address, Optional<Character> alarm, char prompt, String data) {
  private static final Pattern ALARM = Pattern.compile("([0-9]{2})A\\?([A-Z])");
  private static final Pattern REPLY = Pattern.compile("([0-9]{2})([IWSPTUX])([ -~]{0,40})");

  /** Reads a message without its frame; empty if it is no reply of this protocol. */
  static Optional<NewEraReply> parse(String text) {
    Matcher alarm = ALARM.matcher(text);
    if (alarm.matches()) {
      return Optional.of(
          new NewEraReply(
              Integer.parseInt(alarm.group(1)), Optional.of(alarm.group(2).charAt(0)), 'A', ""));
    }
    Matcher reply = REPLY.matcher(text);
    return reply.matches()
        ? Optional.of(
            new NewEraReply(
                Integer.parseInt(reply.group(1)),
                Optional.empty(),
                reply.group(2).charAt(0),
                reply.group(3)))
        : Optional.empty();
  }

  boolean isError() {
    return data.startsWith("?");
  }

  /** Whether fluid moves or is meant to. */
  boolean pumps() {
    return switch (prompt) {
      case 'I', 'W', 'X', 'T' -> true;
      default -> false; // stopped, paused, waiting for a trigger, alarm
    };
  }
}

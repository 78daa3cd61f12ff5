package org.pumprig.pump.protocol;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pumprig.pump.device.Channel;
import org.pumprig.pump.device.Programme;

/** What the mechanical finger is told to press. */
public sealed interface KeypadCommand {
  /** Enters a programme. */
  record Program(Channel channel, Programme programme) implements KeypadCommand {}

  /** Presses start. */
  record Start() implements KeypadCommand {}

  /** Presses stop. */
  record Stop() implements KeypadCommand {}

  /** Presses the power key. */
  record Power() implements KeypadCommand {}

  /** Reads {@code KEYS START}, {@code KEYS PRIMARY rate=… vtbi=…} …; null for anything else. */
  static @Nullable KeypadCommand parse(String payload) {
    return switch (payload) {
      case "KEYS START" -> new Start();
      case "KEYS STOP" -> new Stop();
      case "KEYS POWER" -> new Power();
      default -> program(payload); // free text from outside, not an enumeration
    };
  }

  private static @Nullable KeypadCommand program(String payload) {
    Matcher matcher =
        Pattern.compile("KEYS (PRIMARY|SECONDARY) rate=([0-9]{1,9}) vtbi=([0-9]{1,9})")
            .matcher(payload);
    if (!matcher.matches()) {
      return null;
    }
    return new Program(
        Channel.valueOf(matcher.group(1)),
        new Programme(Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))));
  }
}

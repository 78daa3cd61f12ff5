package org.pumprig.rig.driver.line;

import java.util.Map;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.driver.DriverPort;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation.ServiceEvent;
import org.pumprig.rig.event.ServiceObservation.ServiceIdentity;
import org.pumprig.rig.event.ServiceObservation.ServiceLogEntry;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;

/**
 * Makes observations of what lines hold. State, code, rate and volume may stand in different lines:
 * each line with one of them gives a status of all that is known, once the state is.
 */
final class LineMeaning {
  private static final String NO_CODE = "NONE";
  private static final long UNKNOWN = -1;
  private static final int MOST_TEXT = 200;
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,32}");

  private final DriverPort port;
  private @Nullable PumpState state;
  private String code = NO_CODE;
  private long rate = UNKNOWN;
  private long infused = UNKNOWN;

  LineMeaning(DriverPort port) {
    this.port = port;
  }

  /** Tells what a line says; false if its words aren't those of the rig file. */
  boolean tell(LinePattern pattern, SequencedMap<String, String> texts) {
    if (texts.isEmpty()) {
      return true; // a line that is known and says nothing for the record
    }
    String told = code(pattern, texts.get("code"));
    if (told.isEmpty()) {
      return false;
    }
    if (pattern.isLog()) {
      return log(texts, told);
    }
    if (texts.containsKey("firmware")) {
      port.observe(
          new ServiceIdentity(cut(texts, "model"), cut(texts, "serial"), cut(texts, "firmware")));
    }
    boolean status = false;
    if (texts.containsKey("state")) {
      PumpState next = pattern.states().get(texts.get("state"));
      if (next == null) {
        return false;
      }
      state = next;
      status = true;
    }
    if (texts.containsKey("rate")) {
      OptionalLong value = number(pattern.rateUnit(), texts.get("rate"));
      if (value.isEmpty()) {
        return false;
      }
      rate = value.getAsLong();
      status = true;
    }
    if (texts.containsKey("infused")) {
      OptionalLong value = number(pattern.volumeUnit(), texts.get("infused"));
      if (value.isEmpty()) {
        return false;
      }
      infused = value.getAsLong();
      status = true;
    }
    if (texts.containsKey("code")) {
      code = told;
      if (!texts.containsKey("state") && !told.equals(NO_CODE)) {
        port.observe(new ServiceEvent(told, number(texts, "up")));
      }
      status = true;
    }
    if (status) {
      status(number(texts, "up"));
    }
    return true;
  }

  private void status(long up) {
    PumpState known = state;
    if (known != null) {
      port.observe(
          new ServiceStatus(
              known, code, rate, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, infused, UNKNOWN, UNKNOWN,
              up));
    }
  }

  private boolean log(SequencedMap<String, String> texts, String told) {
    long number = number(texts, "number");
    if (number < 0) {
      return false;
    }
    port.observe(new ServiceLogEntry(number, number(texts, "up"), told, cut(texts, "text")));
    return true;
  }

  private static OptionalLong number(java.util.Optional<LineUnit> unit, String text) {
    return unit.map(u -> u.base(text)).orElse(OptionalLong.empty());
  }

  private static long number(Map<String, String> texts, String group) {
    String text = texts.getOrDefault(group, "");
    return text.matches("[0-9]{1,15}") ? Long.parseLong(text) : UNKNOWN;
  }

  private static String cut(Map<String, String> texts, String group) {
    String text = texts.getOrDefault(group, "");
    return text.substring(0, Math.min(MOST_TEXT, text.length()));
  }

  /** The code's name on record; empty if it can't stand there. */
  private static String code(LinePattern pattern, @Nullable String text) {
    if (text == null || pattern.none().contains(text)) {
      return NO_CODE;
    }
    String named = pattern.codes().getOrDefault(text, text);
    return CODE.matcher(named).matches() ? named : "";
  }
}

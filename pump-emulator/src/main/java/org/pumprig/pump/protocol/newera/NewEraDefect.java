package org.pumprig.pump.protocol.newera;

import java.util.List;
import java.util.Optional;

/** Ways in which an emulated syringe pump fails at its communication time-out. */
public enum NewEraDefect {
  /** Silence is never noticed. */
  NO_TIME_OUT("noTimeOut"),
  /** The alarm comes, and the motor goes on. */
  ALARM_WITHOUT_STOP("alarmWithoutStop"),
  /** The motor stops, and nobody is told. */
  STOPS_WITHOUT_ALARM("stopsWithoutAlarm"),
  /** Alarm and stop come five seconds late. */
  LATE("stopsTooLate");

  private final String word;

  NewEraDefect(String word) {
    this.word = word;
  }

  /** The word for it in commands and files. */
  public String word() {
    return word;
  }

  /** The defect of that word. */
  public static Optional<NewEraDefect> of(String word) {
    return List.of(values()).stream().filter(each -> each.word.equals(word)).findFirst();
  }
}

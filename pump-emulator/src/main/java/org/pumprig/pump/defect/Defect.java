package org.pumprig.pump.defect;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One way in which a unit lies. Unless it says otherwise, it shows where the watchdog trips. */
public enum Defect {
  /** The fluid stops; contact, screen and service port go on as if nothing had happened. */
  STOPS_WITHOUT_ALARM("stopsWithoutAlarm"),
  /** Alarm everywhere, and the motor runs on. */
  ALARM_WITHOUT_STOP("alarmWithoutStop"),
  /** The motor stops seconds after it should. */
  STOPS_TOO_LATE("stopsTooLate"),
  /** The motor stops and its valve opens: the bag runs in by gravity. */
  FREE_FLOW("freeFlow"),
  /** No fail-safe: the unit restarts by itself and goes on infusing. */
  REBOOTS_AND_RESUMES("rebootsAndResumes"),
  /** The programme outlives a power cycle. */
  KEEPS_PARAMETERS("keepsParameters"),
  /** Codes have other names than they had. */
  CHANGED_CODE_TEXT("changedCodeText"),
  /** The event log is empty after a power cycle. */
  LOSES_LOG("losesLog"),
  /** The unit's clock jumps by an hour. */
  CLOCK_JUMPS("clockJumps"),
  /** The watchdog trips at some time without a cause. */
  FALSE_WATCHDOG("falseWatchdog"),
  /** Nothing acts where the watchdog should: the processor hangs. */
  NO_WATCHDOG("noWatchdog"),
  /** The processor hangs where a task's watchdog should act; a hardware watchdog may end that. */
  PROCESSOR_HANGS("processorHangs"),
  /** The nurse-call contact is the only one that tells. */
  ALARM_ON_CONTACT_ONLY("alarmOnContactOnly"),
  /** The service port dies before it has told the code. */
  LAST_MESSAGE_LOST("lastMessageLost"),
  /** The code stands on the screen, and in the log after a restart; the service port hides it. */
  CODE_ON_SCREEN_ONLY("codeOnScreenOnly");

  private final String word;

  Defect(String word) {
    this.word = word;
  }

  /** Name in rig files and on the command line. */
  public String word() {
    return word;
  }

  /** The defect of that name. */
  public static Optional<Defect> of(String word) {
    return Arrays.stream(values()).filter(defect -> defect.word.equals(word)).findFirst();
  }

  /** All names, in order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Defect::word).toList();
  }
}

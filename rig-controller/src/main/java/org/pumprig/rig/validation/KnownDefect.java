package org.pumprig.rig.validation;

import java.util.List;

/**
 * A way in which an emulated pump lies, and what must find it; decided before any trial.
 *
 * @param word its name in rig files, and the unit's serial number
 * @param requirementId the requirement whose checker must find it
 * @param refusalSuffices whether it is enough that the rig refuses a pass (inconclusive): the pump
 *     hides what would be needed to accuse it
 * @param needsTrip whether it shows only where a watchdog trips: a trial in which none truly did is
 *     none
 * @param risk what it would mean to miss it
 */
public record KnownDefect(
    String word, String requirementId, boolean refusalSuffices, boolean needsTrip, String risk) {
  private static final String MISSED = "missed alarm";
  private static final String STOP = "missed or late stop";
  private static final String RESUME = "wrong dose after a restart";
  private static final String RECORD = "wrong record of an event";

  /** All of them. */
  public static final List<KnownDefect> ALL =
      List.of(
          new KnownDefect("stopsWithoutAlarm", "REQ-THERAPY", false, true, MISSED),
          new KnownDefect("alarmWithoutStop", "REQ-FAILSAFE", false, true, STOP),
          new KnownDefect("stopsTooLate", "REQ-FAILSAFE", false, true, STOP),
          new KnownDefect("freeFlow", "REQ-FAILSAFE", false, true, STOP),
          new KnownDefect("rebootsAndResumes", "REQ-THERAPY", false, true, RESUME),
          new KnownDefect("keepsParameters", "REQ-REPROGRAM", false, true, RESUME),
          new KnownDefect("changedCodeText", "REQ-WATCHDOG", true, true, MISSED),
          new KnownDefect("losesLog", "REQ-LOG", false, true, RECORD),
          new KnownDefect("clockJumps", "REQ-LOG", false, true, RECORD + ": wrong time"),
          new KnownDefect("falseWatchdog", "REQ-WATCHDOG", false, true, "false stop"),
          new KnownDefect("noWatchdog", "REQ-THERAPY", false, false, STOP),
          new KnownDefect("processorHangs", "REQ-RECONNECT", false, false, STOP),
          new KnownDefect("alarmOnContactOnly", "REQ-THERAPY", false, true, MISSED),
          new KnownDefect("lastMessageLost", "REQ-LOG", true, true, RECORD),
          new KnownDefect("codeOnScreenOnly", "REQ-LOG", false, true, RECORD));
}

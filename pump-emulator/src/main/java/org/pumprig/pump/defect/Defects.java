package org.pumprig.pump.defect;

import java.util.EnumSet;
import java.util.List;

/** The defects of one unit, and what they make of each channel in fail-safe. Immutable. */
public final class Defects {
  /** An honest unit. */
  public static final Defects NONE = new Defects(List.of());

  /** How much too late the motor of {@link Defect#STOPS_TOO_LATE} stops. */
  public static final long LATE_STOP_NANOS = 5_000_000_000L;

  /** Rate of {@link Defect#FREE_FLOW}. */
  public static final long FREE_FLOW_MICROLITRES_PER_HOUR = 600_000;

  /** By how much the clock of {@link Defect#CLOCK_JUMPS} goes ahead. */
  public static final long CLOCK_JUMP_NANOS = 3_600_000_000_000L;

  /** Mean time to the trip of {@link Defect#FALSE_WATCHDOG}, from the end of start-up. */
  public static final long FALSE_TRIP_MEAN_NANOS = 6_000_000_000L;

  private final EnumSet<Defect> set;

  /**
   * @param defects in any order; doubles count once
   */
  public Defects(List<Defect> defects) {
    set = EnumSet.noneOf(Defect.class);
    set.addAll(defects);
  }

  /** Whether the unit has it. */
  public boolean has(Defect defect) {
    return set.contains(defect);
  }

  /** The code as this unit writes it. */
  public String shown(String code) {
    return has(Defect.CHANGED_CODE_TEXT) ? "F" + code.replaceAll("[^0-9]", "") : code;
  }

  /** Whether the contact tells of a fail-safe. */
  public boolean tellsContact() {
    return !has(Defect.STOPS_WITHOUT_ALARM);
  }

  /** Whether the screen does. */
  public boolean tellsScreen() {
    return !has(Defect.STOPS_WITHOUT_ALARM) && !has(Defect.ALARM_ON_CONTACT_ONLY);
  }

  /** Whether the service port does. */
  public boolean tellsService() {
    return tellsScreen() && !has(Defect.CODE_ON_SCREEN_ONLY);
  }
}

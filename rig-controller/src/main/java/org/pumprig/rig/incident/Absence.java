package org.pumprig.rig.incident;

import org.pumprig.rig.judge.RunFacts;
import org.pumprig.rig.plan.Watch;

/** What an arm must not show. */
public enum Absence {
  /** A watched code. */
  WATCHDOG("watchdog"),
  /** A system error code that the plan names neither as a watchdog's nor as an alarm's. */
  SYSTEM_ERROR("systemError"),
  /** The nurse-call contact in alarm, before a trip and before the check phase. */
  ALARM("alarm"),
  /** A window of the therapy outside its limits. */
  DEVIATION("deviation");

  private final String diskName;

  Absence(String diskName) {
    this.diskName = diskName;
  }

  /** Its word in files. */
  public String diskName() {
    return diskName;
  }

  /** How often a run shows it. */
  public long count(Watch watch, RunFacts facts) {
    return switch (this) {
      case WATCHDOG -> facts.codes().size();
      case SYSTEM_ERROR ->
          facts.unexpected().stream().filter(code -> !watch.alarms().contains(code.code())).count();
      case ALARM -> facts.conduct().alarms();
      case DEVIATION -> facts.therapy().deviations();
    };
  }
}

package org.pumprig.rig.judge;

import java.util.Optional;
import org.pumprig.rig.plan.Plan;

/** A system error code that the plan names neither as the watchdog's nor as an alarm's. */
final class StrangeCode {
  private StrangeCode() {}

  /** The first one, as words that begin in lower case; it may or may not be a watchdog's. */
  static Optional<String> until(Plan plan, RunFacts facts, long untilNanos) {
    return facts.unexpected().stream()
        .filter(code -> code.atNanos() <= untilNanos)
        .filter(code -> !plan.watch().alarms().contains(code.code()))
        .findFirst()
        .map(
            code ->
                "the unit showed the system error code %s, which the plan doesn't name, at %s"
                    .formatted(code.code(), Say.time(code.atNanos())));
  }
}

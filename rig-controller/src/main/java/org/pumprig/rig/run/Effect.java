package org.pumprig.rig.run;

import org.pumprig.fault.FaultSpec;

/** What the reducers want done; the engine does it, or has it done. */
public sealed interface Effect {
  /**
   * A {@code timer.fired} is wanted.
   *
   * @param name its name
   * @param atNanos run time; in the past means at once
   */
  record Timer(String name, long atNanos) implements Effect {}

  /** Something that touches the world: its intent is durable before it is released. */
  sealed interface World extends Effect {
    /** Its number, which its completion carries. */
    long id();
  }

  /**
   * Put a fault in force, under a lease that the engine keeps renewing.
   *
   * @param id number
   * @param fault which
   */
  record ApplyFault(long id, FaultSpec fault) implements World {}

  /**
   * Ask the back end for its own evidence that the fault acts.
   *
   * @param id number
   * @param fault which
   */
  record VerifyFault(long id, FaultSpec fault) implements World {}

  /**
   * Take a fault back and show that it is gone.
   *
   * @param id number
   * @param fault which
   */
  record RevertFault(long id, FaultSpec fault) implements World {}

  /**
   * Switch the unit's outlet.
   *
   * @param id number
   * @param on on or off
   */
  record SwitchPower(long id, boolean on) implements World {}

  /**
   * Press keys on the unit.
   *
   * @param id number
   * @param keys what
   */
  record PressKeys(long id, Keys keys) implements World {}

  /** What can be entered on a pump's keypad. */
  sealed interface Keys {
    /** Name of the intent to press them. */
    default String action() {
      return switch (this) {
        case Primary _ -> "keysPrimary";
        case Secondary _ -> "keysSecondary";
        case Start _ -> "keysStart";
      };
    }

    /** What is entered, for the record; empty: nothing. */
    default String text() {
      return switch (this) {
        case Primary(var infusion) -> text(infusion);
        case Secondary(var infusion) -> text(infusion);
        case Start _ -> "";
      };
    }

    private static String text(RunContext.Infusion infusion) {
      return "rateMicrolitresPerHour="
          + infusion.rateMicrolitresPerHour()
          + " volumeMicrolitres="
          + infusion.volumeMicrolitres();
    }

    /** Programme the primary infusion. */
    record Primary(RunContext.Infusion infusion) implements Keys {}

    /** Programme the secondary infusion. */
    record Secondary(RunContext.Infusion infusion) implements Keys {}

    /** Start infusing. */
    record Start() implements Keys {}
  }
}

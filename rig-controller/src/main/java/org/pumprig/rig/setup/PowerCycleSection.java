package org.pumprig.rig.setup;

import java.util.List;
import java.util.Optional;
import org.pumprig.link.SerialSettings;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.driver.Capability;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.event.PowerCycleDeclared;
import org.pumprig.rig.event.PowerCycleMethod;
import org.pumprig.rig.event.PowerCycleProof;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/** Reads a unit's {@code powerCycle}, and refuses what its instruments can't do or see. */
final class PowerCycleSection {
  private static final String KEY = "powerCycle";
  private static final String PROOF = "proof";
  private static final String SELF_TEST = "selfTest";
  private static final long USUAL_OFF_NANOS = 1_000_000_000L;
  private static final long USUAL_STOP_NANOS = 3_000_000_000L;
  private static final long USUAL_START_NANOS = 1_000_000_000L;
  private static final long LEAST_NANOS = 50_000_000L;
  private static final long MOST_NANOS = 60_000_000_000L;
  private static final long MOST_WITHIN_NANOS = 86_400_000_000_000L;

  private PowerCycleSection() {}

  /** Of an emulated unit: its outlet, or its power key by the mechanical finger. */
  static Optional<PowerCycleDeclared> emulated(Fields unit) throws InputProblem {
    if (!unit.has(KEY)) {
      return Optional.empty();
    }
    Fields section = unit.fields(KEY).only("by", PROOF, SELF_TEST, "off");
    return Optional.of(
        declared(
            section,
            section.choice(
                "by",
                List.of(PowerCycleMethod.OUTLET, PowerCycleMethod.KEY),
                PowerCycleMethod::onDisk)));
  }

  /** Of a unit on ports of its own. */
  static Optional<PowerCycleDeclared> real(Fields unit, Driver driver) throws InputProblem {
    if (!unit.has(KEY)) {
      return Optional.empty();
    }
    Fields section =
        unit.fields(KEY)
            .only("by", PROOF, SELF_TEST, "off", "within", "relay", "holdStop", "holdStart");
    PowerCycleDeclared declared =
        declared(
            section,
            section.choice("by", List.of(PowerCycleMethod.values()), PowerCycleMethod::onDisk));
    requireActuator(unit, section, declared.method());
    requireWitness(unit, section, declared, driver);
    return Optional.of(declared);
  }

  /** The relay in the battery's way, or across the key. */
  static Optional<RealUnit.CycleRelay> relay(Fields unit, String rigFile, SerialSettings usual)
      throws InputProblem {
    if (!unit.has(KEY) || !unit.fields(KEY).has("relay")) {
      return Optional.empty();
    }
    Fields section = unit.fields(KEY);
    return Optional.of(
        new RealUnit.CycleRelay(
            OutletSection.read(section.fields("relay"), rigFile, usual),
            time(section, "holdStop", USUAL_STOP_NANOS),
            time(section, "holdStart", USUAL_START_NANOS)));
  }

  private static PowerCycleDeclared declared(Fields section, PowerCycleMethod method)
      throws InputProblem {
    List<PowerCycleProof> proofs =
        section.choices(PROOF, 3, List.of(PowerCycleProof.values()), PowerCycleProof::onDisk);
    if (proofs.contains(PowerCycleProof.SELF_TEST) != section.has(SELF_TEST)) {
      throw section
          .place(section.has(SELF_TEST) ? SELF_TEST : PROOF)
          .problem(
              "'selfTest' is the text or code of the power-up self-test, and belongs to the proof"
                  + " of that name",
              "Write both, such as 'proof: [selfTest]' and 'selfTest: SELF TEST', or neither");
    }
    boolean byPerson = method == PowerCycleMethod.OPERATOR;
    if (section.has("within") && !byPerson) {
      throw section
          .place("within")
          .problem("'within' is how long a person has", "Remove it, or write 'by: operator'");
    }
    return new PowerCycleDeclared(
        method,
        proofs,
        section.has(SELF_TEST) ? section.text(SELF_TEST) : "",
        time(section, "off", USUAL_OFF_NANOS),
        byPerson
            ? section.quantity("within", Quantity.DURATION, LEAST_NANOS, MOST_WITHIN_NANOS)
            : 0);
  }

  private static long time(Fields section, String key, long usual) throws InputProblem {
    return section.has(key)
        ? section.quantity(key, Quantity.DURATION, LEAST_NANOS, MOST_NANOS)
        : usual;
  }

  private static void requireActuator(Fields unit, Fields section, PowerCycleMethod method)
      throws InputProblem {
    boolean relayed = section.has("relay");
    switch (method) {
      case OUTLET -> require(unit.has("outlet"), section, "the unit has no 'outlet'", "Add it");
      case OUTLET_AND_BYPASS -> {
        require(unit.has("outlet"), section, "the unit has no 'outlet'", "Add it");
        require(
            relayed,
            section,
            "nothing takes the battery away: 'relay' is missing",
            "Name the relay in the battery's way: with the outlet alone the pump runs on");
      }
      case KEY ->
          require(
              relayed || unit.has("keypad"),
              section,
              "nothing presses the power key",
              "Name the 'relay' across its contacts, or give the unit a 'keypad'");
      case OPERATOR -> {}
    }
    boolean takesRelay =
        method == PowerCycleMethod.KEY || method == PowerCycleMethod.OUTLET_AND_BYPASS;
    require(!relayed || takesRelay, section, "'relay' has no use here", "Remove it");
    boolean held = section.has("holdStop") || section.has("holdStart");
    require(
        !held || (relayed && method == PowerCycleMethod.KEY),
        section,
        "'holdStop' and 'holdStart' say how long a relay holds the power key",
        "Remove them, or write 'by: key' with a 'relay'");
  }

  private static void requireWitness(
      Fields unit, Fields section, PowerCycleDeclared declared, Driver driver) throws InputProblem {
    if (declared.proofs().contains(PowerCycleProof.RESTARTED) && !driver.tellsUpTime()) {
      throw section
          .place(PROOF)
          .problem(
              "the driver '%s' doesn't tell how long the unit has been up, so 'restarted' can't be seen"
                  .formatted(driver.kind()),
              "Prove it by 'linkLost' or 'selfTest'");
    }
    boolean shown = unit.has("screen") || driver.capabilities().contains(Capability.READS_CODES);
    if (declared.proofs().contains(PowerCycleProof.SELF_TEST) && !shown) {
      throw section
          .place(PROOF)
          .problem(
              "nothing sees a self-test: the unit has no 'screen', and the driver '%s' reads no codes"
                  .formatted(driver.kind()),
              "Prove it by 'linkLost', or add a screen witness");
    }
  }

  private static void require(boolean there, Fields section, String problem, String remedy)
      throws InputProblem {
    if (!there) {
      throw section.place("by").problem(problem, remedy);
    }
  }
}

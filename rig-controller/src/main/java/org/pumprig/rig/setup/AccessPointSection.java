package org.pumprig.rig.setup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Capabilities;
import org.pumprig.fault.WifiFault;
import org.pumprig.fault.wifi.AccessPointPrograms;
import org.pumprig.fault.wifi.AccessPointPrograms.Programs;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/** Reads {@code accessPoint}: somebody else's access point, and the programs for its faults. */
final class AccessPointSection {
  private static final String KEY = "accessPoint";
  private static final long LEAST_NANOS = 100_000_000;
  private static final long MOST_NANOS = 60_000_000_000L;
  private static final long USUAL_NANOS = 10_000_000_000L;
  private static final String ONE_UNIT = new WifiFault.Deauthenticated(0).name();

  private AccessPointSection() {}

  static Optional<AccessPointPrograms> read(Fields rig, String rigFile, List<Fields> units)
      throws InputProblem {
    if (!rig.has(KEY)) {
      return Optional.empty();
    }
    for (Fields unit : units) {
      if (!unit.has("mac")) {
        throw unit.place()
            .problem(
                "'accessPoint' knows units by their radio's address, and this one has no 'mac'",
                "Write 'mac: \"02:00:00:00:10:01\"', as the unit's radio has it");
      }
    }
    Fields point = rig.fields(KEY).only("on", "seenFrom", "within", "faults");
    var byFault = new LinkedHashMap<String, Programs>();
    List<String> known =
        Capabilities.ALL.stream()
            .filter(row -> row.backEnds().contains(BackEnd.WIFI))
            .map(row -> row.fault())
            .toList();
    for (Fields fault : point.sections("faults", "a fault of the access point", known.size())) {
      fault.only("fault", "begin", "end", "acts");
      String name = fault.choice("fault", known, word -> word);
      if (byFault.put(name, programs(fault, name)) != null) {
        throw fault
            .place("fault")
            .problem("'" + name + "' stands here twice", "Remove one of them");
      }
    }
    return Optional.of(
        new AccessPointPrograms(
            CommandPlaceSection.read(rigFile, point),
            CommandPlaceSection.read(rigFile, point, "seenFrom"),
            byFault,
            point.has("within")
                ? point.quantity("within", Quantity.DURATION, LEAST_NANOS, MOST_NANOS)
                : USUAL_NANOS));
  }

  private static Programs programs(Fields fault, String name) throws InputProblem {
    var programs =
        new Programs(
            GatewaySection.vector(fault, "begin"),
            GatewaySection.vector(fault, "end"),
            GatewaySection.vector(fault, "acts"));
    for (String key : List.of("begin", "end")) {
      List<String> argv = key.equals("begin") ? programs.begin() : programs.end();
      if (!name.equals(ONE_UNIT) && AccessPointPrograms.namesUnit(argv)) {
        throw fault
            .place(key)
            .problem(
                "'" + name + "' meets every unit, so '" + key + "' can't name one",
                "Remove {mac} and {serial} there; 'acts' is asked for each unit");
      }
    }
    return programs;
  }
}

package org.pumprig.rig.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pumprig.fault.BackEnd;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;
import org.pumprig.rig.yaml.Place;
import org.pumprig.rig.yaml.Words;

/** Reads the section {@code units} of a rig file. */
public final class UnitsSection {
  private static final int MAX_UNITS = 300;

  /** The name by which faults in shared things know the gateway; so no unit may have it. */
  private static final String GATEWAY = "gateway";

  /** Ways in which an emulated unit can lie. */
  public static final List<String> DEFECTS =
      List.of(
          "stopsWithoutAlarm",
          "alarmWithoutStop",
          "stopsTooLate",
          "freeFlow",
          "rebootsAndResumes",
          "keepsParameters",
          "changedCodeText",
          "losesLog",
          "clockJumps",
          "falseWatchdog",
          "noWatchdog",
          "processorHangs",
          "alarmOnContactOnly",
          "lastMessageLost",
          "codeOnScreenOnly");

  private static final String RELAYED = "relayed";
  private static final List<String> SERVICE_LINES = List.of("direct", RELAYED);
  private static final String EMULATED = "emulated";
  private static final List<String> OUTLETS = List.of("none", EMULATED);

  private UnitsSection() {}

  static List<Fields> sections(Fields rig) throws InputProblem {
    return rig.sections("units", "a unit", MAX_UNITS);
  }

  static List<Rig.Unit> read(List<Fields> sections, boolean crossing) throws InputProblem {
    var units = new ArrayList<Rig.Unit>();
    Map<String, Place> macs = new LinkedHashMap<>();
    for (Fields unit : sections) {
      requireStreamsOnly(unit);
      if (crossing) {
        unit.only(
            "serial",
            "address",
            "mac",
            "defects",
            "serviceLine",
            "outlet",
            "downgrade",
            "powerCycle");
      } else {
        unit.only("serial", "defects", "serviceLine", "outlet", "downgrade", "powerCycle");
      }
      requireNotGateway(unit);
      units.add(
          new Rig.Unit(
              unit.name("serial"),
              unit.has("address")
                  ? Optional.of(TopologySection.address(unit, "address"))
                  : Optional.empty(),
              unit.has("mac") ? Optional.of(mac(unit, macs)) : Optional.empty(),
              unit.has("defects") ? defects(unit) : List.of(),
              ownBackEnds(unit),
              !unit.has("downgrade") || unit.flag("downgrade"),
              PowerCycleSection.emulated(unit)));
    }
    Fields.uniqueNames(sections, "serial");
    return List.copyOf(units);
  }

  /** Emulated pumps talk to their gateway by TCP alone: a relay of datagrams would pass nothing. */
  private static void requireStreamsOnly(Fields unit) throws InputProblem {
    if (unit.has("datagrams")) {
      throw unit.place("datagrams")
          .problem(
              "an emulated pump sends no UDP, so a relay of datagrams would pass nothing",
              "Remove it, or give it to a unit with a driver; 'pumprig faults serve' and 'pumprig"
                  + " faults apply' relay datagrams of anything else");
    }
  }

  static void requireNotGateway(Fields unit) throws InputProblem {
    if (unit.name("serial").equals(GATEWAY)) {
      throw unit.place("serial")
          .problem("'gateway' can't be a serial number", "Write the unit's own");
    }
  }

  private static List<BackEnd> ownBackEnds(Fields unit) throws InputProblem {
    var own = new ArrayList<BackEnd>();
    if (unit.has("serviceLine")
        && unit.choice("serviceLine", SERVICE_LINES, word -> word).equals(RELAYED)) {
      own.add(BackEnd.SERIAL);
    }
    if (unit.has("outlet") && unit.choice("outlet", OUTLETS, word -> word).equals(EMULATED)) {
      own.add(BackEnd.POWER);
    }
    return own;
  }

  private static List<String> defects(Fields unit) throws InputProblem {
    var defects = new ArrayList<String>();
    for (Node.Scalar name : unit.names("defects", DEFECTS.size())) {
      if (!DEFECTS.contains(name.text())) {
        throw name.place()
            .problem(
                "no emulated unit has the defect " + name.shown(),
                Words.instead(name.text(), DEFECTS));
      }
      defects.add(name.text());
    }
    return defects;
  }

  static String mac(Fields unit, Map<String, Place> macs) throws InputProblem {
    Node.Scalar text = unit.scalar("mac");
    String mac = text.text().toLowerCase(Locale.ROOT);
    // the second digit's lowest bit marks groups, which are no unit's own
    if (!mac.matches("[0-9a-f][02468ace](:[0-9a-f]{2}){5}") || mac.equals("00:00:00:00:00:00")) {
      throw text.place()
          .problem(
              "'mac' must be the address of one Ethernet interface, not " + text.shown(),
              "Write it such as \"02:00:00:00:10:01\"");
    }
    Place first = macs.putIfAbsent(mac, text.place());
    if (first != null) {
      throw text.place()
          .problem(
              "mac " + mac + " stands here again (first in line " + first.line() + ")",
              "Give each its own");
    }
    return mac;
  }
}

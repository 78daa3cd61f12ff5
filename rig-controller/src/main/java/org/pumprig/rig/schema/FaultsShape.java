package org.pumprig.rig.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Direction;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.plan.FaultKind;
import org.pumprig.rig.plan.FaultWindow;
import org.pumprig.rig.plan.Parameter;

/** A plan's section {@code faults}, from the table of faults. */
final class FaultsShape {
  private static final int MOST_WINDOWS = 1_000;
  private static final int MOST_UNITS = 300;

  /** Not for a mix. */
  private static final List<String> OF_ONE_FAULT =
      List.of("dutyCycle", "ramp", "target", "backEnd", "direction");

  private FaultsShape() {}

  static Shape faults() {
    Shape units = Shape.either(Shape.words("all"), Shape.list(Shape.name(), MOST_UNITS));
    return new Section()
        .need("gapAtLeast", Shape.time().says("least time between two faults; may be 0 s"))
        .may("shared", Shape.map(units).says("things that units share, with the units"))
        .need("windows", Shape.list(window(), MOST_WINDOWS))
        .shape()
        .says("what is injected, and when");
  }

  private static Shape window() {
    var kinds = new LinkedHashMap<String, Shape>();
    for (FaultKind kind : FaultKind.ALL) {
      Section section = fault(kind);
      timed(section)
          .may("dutyCycle", Shape.ref("dutyCycle"))
          .may("ramp", Shape.ref("ramp"))
          .needUnless("ramp", needed(kind));
      kinds.put(kind.name(), section.shape());
    }
    Shape mix =
        timed(new Section().need("mix", Shape.list(choice(), 50).says("one is drawn each time")))
            .shape();
    return Shape.choose(Shape.has("mix"), mix, Section.byKind("fault", kinds));
  }

  private static Shape choice() {
    var kinds = new LinkedHashMap<String, Shape>();
    for (FaultKind kind : FaultKind.ALL) {
      Section section = fault(kind).may("weight", Shape.integer(1, 1_000_000));
      needed(kind).forEach(section::must);
      kinds.put(kind.name(), section.shape());
    }
    return Section.byKind("fault", kinds);
  }

  private static Section fault(FaultKind kind) {
    Section section =
        new Section()
            .need("fault", Shape.words(kind.name()))
            .may("target", Shape.ref("target"))
            .may("backEnd", Shape.ref("backEnd"));
    if (kind.directed()) {
      section.may("direction", Shape.ref("direction"));
    }
    kind.parameters().forEach(each -> section.may(each.name(), parameter(each)));
    return section;
  }

  private static Section timed(Section section) {
    common().sequencedKeySet().stream()
        .filter(key -> !OF_ONE_FAULT.contains(key))
        .forEach(key -> section.may(key, Shape.ref(key)));
    section.must("lasts");
    return section;
  }

  /** What every window may have, by key: written once in a schema and referred to. */
  static SequencedMap<String, Shape> common() {
    var common = new LinkedHashMap<String, Shape>();
    common.put("lasts", Shape.time().says("how long it acts"));
    common.put("times", Shape.integer(1, MOST_WINDOWS).says("how often it comes"));
    common.put("at", Shape.time().says("fixed start; without it the seed places the fault"));
    common.put("every", every());
    common.put(
        "within",
        Shape.words(
                Stream.of(FaultWindow.Within.values()).map(FaultWindow.Within::diskName).toList())
            .usually(FaultWindow.Within.STRESS.diskName()));
    common.put("overlap", Shape.flag().says("may stand at the same time as others"));
    common.put("dutyCycle", pair("on", "off").says("again and again within 'lasts'"));
    common.put("ramp", ramp().says("steps of equal length within 'lasts'"));
    common.put(
        "target",
        Shape.either(Shape.name(), Shape.list(Shape.name(), MOST_UNITS))
            .says("unit, serial numbers, gateway, or a name from 'shared'"));
    common.put("backEnd", Shape.words(Stream.of(BackEnd.values()).map(BackEnd::diskName).toList()));
    common.put(
        "direction",
        Shape.words(Stream.of(Direction.values()).map(Direction::diskName).toList())
            .usually(Direction.BOTH.diskName()));
    return common;
  }

  private static Shape every() {
    Shape spread =
        new Section().may("mean", Shape.time()).may("between", Shape.list(Shape.time(), 2)).shape();
    return Shape.either(Shape.time(), spread).says("from one start to the next");
  }

  private static Shape ramp() {
    return new Section()
        .need("parameter", Shape.text().says("one of the fault's own quantities"))
        .need("from", Shape.text())
        .need("to", Shape.text())
        .need("steps", Shape.integer(2, 100))
        .shape();
  }

  private static Shape pair(String one, String other) {
    return new Section().need(one, Shape.time()).need(other, Shape.time()).shape();
  }

  private static List<String> needed(FaultKind kind) {
    return kind.parameters().stream().filter(Parameter::needed).map(Parameter::name).toList();
  }

  private static Shape parameter(Parameter parameter) {
    if (parameter.quantity().isPresent()) {
      return Shape.quantity(parameter.quantity().orElseThrow());
    }
    return switch (parameter.form()) {
      case "flag" -> Shape.flag();
      case "whole number" -> Shape.integer(1, 1_000_000);
      case "whole dBm" -> Shape.integer(0, 30);
      case "bytes, may be negative" -> Shape.integer(-1_000, 1_000);
      case "list of times" -> Shape.list(Shape.quantity(Quantity.DURATION), 4_096);
      default -> Shape.text().says(parameter.form());
    };
  }
}

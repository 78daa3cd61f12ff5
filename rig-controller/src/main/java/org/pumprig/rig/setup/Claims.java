package org.pumprig.rig.setup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.power.GpioRelay;
import org.pumprig.fault.power.OutletPrograms;
import org.pumprig.rig.observe.contact.ContactLines;
import org.pumprig.rig.observe.drops.DropSensor;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Place;

/**
 * Outlets, lines and ports that a rig file has used: each serves one thing. With an outlet of two
 * units a fault of one would be the other's, unknown to its run; a line or a serial port can't be
 * claimed twice. A TCP port may serve several instruments of one unit.
 */
final class Claims {
  private final Map<String, Claim> claims = new LinkedHashMap<>();

  private record Claim(String unit, boolean sharedByUnit, Place place) {}

  /** What a unit uses. */
  void unit(RealUnit unit, Fields section) throws InputProblem {
    RealUnit.Instruments beside = unit.instruments();
    if (unit.link() instanceof PortAddress.Serial own) {
      port(own, unit, section.place("link"));
    }
    port(beside.flow(), unit, section, "flow");
    if (beside.drops().isPresent()) {
      DropSensor sensor = beside.drops().get();
      claim(line(sensor.line(), sensor.chip()), unit.serial(), section.place("flow"));
    }
    switch (beside.contact().orElse(null)) {
      case ContactPlace.Port(PortAddress address) -> port(address, unit, section.place("contact"));
      case ContactPlace.Lines(ContactLines lines) -> {
        for (int each : List.of(lines.alarmLine(), lines.normalLine())) {
          claim(line(each, lines.chip()), unit.serial(), section.place("contact"));
        }
      }
      case null -> {}
    }
    port(beside.screen(), unit, section, "screen");
    port(beside.keypad(), unit, section, "keypad");
    outlet(beside.outlet().orElse(null), unit, section, "outlet");
    outlet(
        unit.cycleRelay().map(RealUnit.CycleRelay::place).orElse(null),
        unit,
        section,
        "powerCycle");
  }

  /** The button that serves them all. */
  void button(RedButton button, Place place) throws InputProblem {
    switch (button) {
      case RedButton.Line(String chip, int line, long _) -> claim(line(line, chip), "", place);
      case RedButton.Port(PortAddress address) ->
          claim("the port " + name(address), "", false, place);
    }
  }

  private void outlet(@Nullable OutletPlace outlet, RealUnit unit, Fields section, String key)
      throws InputProblem {
    switch (outlet) {
      case OutletPlace.Port(PortAddress address) -> port(address, unit, section.place(key));
      case OutletPlace.Switch(GpioRelay relay) ->
          claim(line(relay.line(), relay.chip()), unit.serial(), section.place(key));
      case OutletPlace.Switch(OutletPrograms programs) ->
          claim(
              "an outlet that '%s' switches on (%s)"
                  .formatted(String.join(" ", programs.on()), programs.place().commands().where()),
              unit.serial(),
              section.place(key));
      case OutletPlace.Switch(var device) ->
          claim("the " + device, unit.serial(), section.place(key));
      case null -> {}
    }
  }

  private void port(Optional<PortAddress> address, RealUnit unit, Fields section, String key)
      throws InputProblem {
    if (address.isPresent()) {
      port(address.get(), unit, section.place(key));
    }
  }

  private void port(PortAddress address, RealUnit unit, Place place) throws InputProblem {
    boolean tcp = address instanceof PortAddress.Tcp;
    claim("the port " + name(address), unit.serial(), tcp, place);
  }

  private static String name(PortAddress address) {
    return address instanceof PortAddress.Serial serial ? serial.device() : address.toString();
  }

  private static String line(int line, String chip) {
    return "line %d of GPIO chip %s".formatted(line, chip);
  }

  private void claim(String what, String unit, Place place) throws InputProblem {
    claim(what, unit, false, place);
  }

  private void claim(String what, String unit, boolean sharedByUnit, Place place)
      throws InputProblem {
    Claim first = claims.putIfAbsent(what, new Claim(unit, sharedByUnit, place));
    boolean allowed = first == null || (first.sharedByUnit && first.unit.equals(unit));
    if (!allowed) {
      throw place.problem(
          "%s is used already (line %d)".formatted(what, first.place.line()),
          "Give each its own: what is done to one would be done to the other");
    }
  }
}

package org.pumprig.rig.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.fault.power.ApcPdu;
import org.pumprig.fault.power.GpioRelay;
import org.pumprig.fault.power.OutletPrograms;
import org.pumprig.fault.power.OutletSwitch;
import org.pumprig.fault.power.ShellyPlug;
import org.pumprig.fault.power.SwitchLogin;
import org.pumprig.fault.power.TasmotaPlug;
import org.pumprig.fault.power.UsbRelay;
import org.pumprig.fault.service.ServiceCommands;
import org.pumprig.host.CommandPlace;
import org.pumprig.rig.setup.ContactPlace;
import org.pumprig.rig.setup.OutletPlace;
import org.pumprig.rig.setup.PortAddress;
import org.pumprig.rig.setup.RealUnit;
import org.pumprig.rig.setup.RedButton;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.Topology;
import org.pumprig.rig.setup.Wifi;

/**
 * Whether that is there by which a rig file's units and instruments are reached from this machine.
 * Nothing is sent, switched or claimed: what answers there is tried before each run.
 */
final class Bench {
  private final List<Finding> found = new ArrayList<>();
  private final Reach reach;

  private Bench(Reach reach) {
    this.reach = reach;
  }

  static List<Finding> look(Rig rig, Reach reach) {
    var bench = new Bench(reach);
    rig.real().ifPresent(real -> real.units().forEach(bench::unit));
    rig.redButton().ifPresent(bench::button);
    rig.gateway().ifPresent(gateway -> bench.gateway(gateway.commands(), gateway.holds()));
    rig.accessPoint()
        .ifPresent(
            point ->
                point
                    .byFault()
                    .forEach(
                        (fault, programs) -> {
                          bench.program(fault, point.place(), programs.begin());
                          bench.program(fault, point.place(), programs.end());
                          bench.program(fault, point.seenFrom(), programs.acts());
                        }));
    if (rig.topology() instanceof Topology.AccessPoint point) {
      bench.wifi(point.wifi().security());
    }
    return bench.found.stream().distinct().map(each -> each.neededIf(true)).toList();
  }

  private void unit(RealUnit unit) {
    String name = unit.serial() + " ";
    RealUnit.Instruments beside = unit.instruments();
    port(name + "link", unit.link());
    beside.flow().ifPresent(at -> port(name + "flow", at));
    beside
        .drops()
        .ifPresent(one -> found.add(reach.lines(name + "flow", one.chip(), List.of(one.line()))));
    beside.contact().ifPresent(at -> contact(name + "contact", at));
    beside.screen().ifPresent(at -> port(name + "screen", at));
    beside.keypad().ifPresent(at -> port(name + "keypad", at));
    beside.outlet().ifPresent(at -> outlet(name + "outlet", at));
    unit.cycleRelay().ifPresent(relay -> outlet(name + "powerCycle", relay.place()));
    unit.microphone().ifPresent(one -> here(name + "sound", one.capture()));
    unit.camera()
        .ifPresent(
            one -> {
              here(name + "camera", one.frame());
              here(name + "camera", one.read());
            });
    unit.proxy().ifPresent(at -> found.add(reach.own(name + "proxy", at)));
    unit.datagrams().ifPresent(at -> found.add(reach.own(name + "datagrams", at.listen())));
  }

  private void port(String name, PortAddress address) {
    switch (address) {
      case PortAddress.Serial(String device, _) -> found.add(reach.serial(name, device));
      case PortAddress.Tcp _ -> later(name, address);
      case PortAddress.Listen(var local, var tls) -> {
        found.add(reach.own(name, local));
        tls.ifPresent(
            files -> {
              found.add(reach.file(name, files.keyStore()));
              found.add(reach.file(name, files.passwordFile()));
            });
      }
    }
  }

  private void contact(String name, ContactPlace place) {
    switch (place) {
      case ContactPlace.Port(PortAddress address) -> port(name, address);
      case ContactPlace.Lines(var lines) ->
          found.add(
              reach.lines(name, lines.chip(), List.of(lines.alarmLine(), lines.normalLine())));
    }
  }

  private void button(RedButton button) {
    switch (button) {
      case RedButton.Line line ->
          found.add(reach.lines("redButton", line.chip(), List.of(line.line())));
      case RedButton.Port(PortAddress address) -> port("redButton", address);
    }
  }

  private void outlet(String name, OutletPlace place) {
    switch (place) {
      case OutletPlace.Port(PortAddress address) -> port(name, address);
      case OutletPlace.Switch(OutletSwitch by) -> outlet(name, by);
    }
  }

  private void outlet(String name, OutletSwitch by) {
    switch (by) {
      case OutletPrograms programs -> {
        program(name, programs.place(), programs.off());
        program(name, programs.place(), programs.on());
        program(name, programs.place(), programs.state());
      }
      case GpioRelay relay -> found.add(reach.lines(name, relay.chip(), List.of(relay.line())));
      case UsbRelay relay -> found.add(reach.board(name, relay));
      case ShellyPlug plug -> device(name, plug, plug.login().map(SwitchLogin::passwordFile));
      case TasmotaPlug plug -> device(name, plug, plug.login().map(SwitchLogin::passwordFile));
      case ApcPdu unit -> device(name, unit, Optional.of(unit.communityFile()));
    }
  }

  private void device(String name, OutletSwitch by, Optional<Path> secret) {
    later(name, by);
    secret.ifPresent(file -> found.add(reach.file(name, file)));
  }

  private void gateway(ServiceCommands commands, List<String> holds) {
    for (ServiceCommands.Pair pair : commands.byFault().values()) {
      program("gateway", commands.place(), pair.begin());
      program("gateway", commands.place(), pair.end());
    }
    program("gateway", commands.place(), commands.status());
    program("gateway", commands.place(), holds);
  }

  private void wifi(Wifi.Security security) {
    switch (security) {
      case Wifi.Security.Personal one -> found.add(reach.file("wifi", one.passphraseFile()));
      case Wifi.Security.Enterprise one ->
          List.of(one.authority(), one.certificate(), one.key())
              .forEach(file -> found.add(reach.file("wifi", file)));
    }
  }

  private void here(String name, List<String> argv) {
    program(name, new CommandPlace.Here(), argv);
  }

  private void program(String name, CommandPlace place, List<String> argv) {
    if (argv.isEmpty()) {
      return;
    }
    switch (place) {
      case CommandPlace.Here _, CommandPlace.InNamespace _ ->
          found.addAll(reach.program(name, argv));
      case CommandPlace.Ssh ssh -> {
        found.add(Finding.unknown(name, argv.getFirst() + " at " + ssh + " is not tried here"));
        found.add(reach.file(name, ssh.knownHosts()));
        ssh.identity().ifPresent(key -> found.add(reach.file(name, key)));
      }
    }
  }

  private void later(String name, Object what) {
    found.add(Finding.unknown(name, what + " is not of this machine: tried before each run"));
  }
}

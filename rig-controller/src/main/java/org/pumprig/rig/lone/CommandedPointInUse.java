package org.pumprig.rig.lone;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pumprig.fault.WifiFault;
import org.pumprig.fault.wifi.AccessPointPrograms;
import org.pumprig.fault.wifi.Station;
import org.pumprig.fault.wifi.WifiInjector;
import org.pumprig.host.CommandPlace;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.time.Scheduler;

/**
 * Somebody else's access point, by the programs that a rig file gives for it.
 *
 * @param unit the unit that is meant; {@link LoneSession#TARGET}: every one
 */
record CommandedPointInUse(AccessPointPrograms programs, String unit, WifiInjector injector)
    implements BackEndInUse {
  static BackEndInUse open(Reach reach, WifiFault fault, Scheduler scheduler)
      throws LoneProblem, InputProblem {
    Path file = reach.rig().orElseThrow();
    Rig rig = RigFile.read(file);
    AccessPointPrograms programs =
        rig.accessPoint()
            .orElseThrow(
                () ->
                    new LoneProblem(
                        file
                            + " has no section 'accessPoint': write the programs of the access"
                            + " point there, or give --unit-interface, a radio of this machine."));
    if (!programs.byFault().containsKey(fault.name())) {
      throw new LoneProblem(
          "the access point of %s has no programs for %s, only for %s."
              .formatted(
                  file, fault.name(), String.join(", ", programs.byFault().sequencedKeySet())));
    }
    String unit = unit(reach.unit(), fault, rig);
    List<Station> stations =
        rig.units().stream()
            .map(each -> new Station(each.serial(), each.mac().orElseThrow(), Optional.empty()))
            .toList();
    return new CommandedPointInUse(
        programs, unit, WifiInjector.commanded(programs, stations, scheduler));
  }

  private static String unit(Optional<String> asked, WifiFault fault, Rig rig) throws LoneProblem {
    List<String> serials = rig.units().stream().map(Rig.Unit::serial).toList();
    if (asked.isPresent() && !serials.contains(asked.get())) {
      throw new LoneProblem(
          "--unit: rig '%s' has no unit '%s', only %s."
              .formatted(rig.id(), asked.get(), String.join(", ", serials)));
    }
    if (asked.isEmpty() && fault.sharedThing().isEmpty()) {
      if (serials.size() > 1) {
        throw new LoneProblem(
            fault.name()
                + " is for one unit: add --unit, one of "
                + String.join(", ", serials)
                + ".");
      }
      return serials.getFirst();
    }
    return asked.orElse(LoneSession.TARGET);
  }

  @Override
  public Endpoint target() {
    return switch (programs.place()) {
      case CommandPlace.Ssh ssh -> new Endpoint(ssh.host(), ssh.port());
      case CommandPlace.Here _, CommandPlace.InNamespace _ -> new Endpoint("access-point", 0);
    };
  }

  @Override
  public String remark() {
    return "By the programs given for the access point, run "
        + programs.place().commands().where()
        + ". If this process is killed, the access point stays ill until 'pumprig faults clear'.";
  }

  @Override
  public void close() {
    injector.close();
  }
}

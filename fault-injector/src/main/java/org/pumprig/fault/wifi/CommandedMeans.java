package org.pumprig.fault.wifi;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionEvidence.Witnessed;
import org.pumprig.fault.Undo;
import org.pumprig.fault.WifiFault;
import org.pumprig.fault.wifi.AccessPointPrograms.Programs;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Commands;

/** Somebody else's access point, by the programs given for it. */
final class CommandedMeans implements WifiMeans {
  static final String PROGRAM = "program";

  private static final int NO = 1;

  private final AccessPointPrograms programs;
  private final List<Station> stations;

  CommandedMeans(AccessPointPrograms programs, List<Station> stations) {
    this.programs = programs;
    this.stations = List.copyOf(stations);
  }

  @Override
  public boolean can(WifiFault fault) {
    return programs.byFault().containsKey(fault.name());
  }

  @Override
  public Undo undo(FaultSpec spec) {
    Optional<Station> target =
        stations.stream().filter(each -> each.serial().equals(spec.target())).findFirst();
    List<String> end = of((WifiFault) spec.fault(), target).end();
    return new CommandedRecipe(programs.place(), end, programs.withinNanos()).undo();
  }

  private Programs of(WifiFault fault, Optional<Station> unit) {
    Programs all = Objects.requireNonNull(programs.byFault().get(fault.name()), fault.name());
    return new Programs(
        filled(all.begin(), fault, unit),
        filled(all.end(), fault, unit),
        filled(all.acts(), fault, unit));
  }

  private static List<String> filled(List<String> argv, WifiFault fault, Optional<Station> unit) {
    List<String> filled = AccessPointPrograms.filled(argv, fault);
    return unit.map(one -> AccessPointPrograms.filled(filled, one)).orElse(filled);
  }

  /** A program that says yes before anything was done would prove anything. */
  @Override
  public void begin(ActiveWifi started, Optional<Station> target) throws IOException {
    for (Station each : target.map(List::of).orElse(stations)) {
      List<String> acts = of(started.fault, Optional.of(each)).acts();
      if (acts(acts).ok()) {
        throw new IOException(
            "%s says that %s acts on %s before anything was done: so it can't prove it"
                .formatted(name(acts, programs.seenFrom()), started.fault.name(), each.serial()));
      }
    }
    Programs own = of(started.fault, target);
    started.back = () -> run(programs.place(), own.end(), programs.withinNanos());
    try {
      run(programs.place(), own.begin(), programs.withinNanos());
    } catch (IOException e) {
      try {
        run(programs.place(), own.end(), programs.withinNanos()); // it may have done half of it
      } catch (IOException left) {
        e.addSuppressed(left);
      }
      throw e;
    }
  }

  @Override
  public void sendAway(ActiveWifi held, Optional<Station> target) throws IOException {
    run(programs.place(), of(held.fault, target).begin(), programs.withinNanos());
  }

  @Override
  public InjectionEvidence look(ActiveWifi present, Station station, long atNanos)
      throws IOException {
    List<String> argv = of(present.fault, Optional.of(station)).acts();
    Commands.Result said = acts(argv);
    String word = said.output().lines().findFirst().orElse("").strip();
    return new Witnessed(
        PROGRAM,
        said.ok(),
        name(argv, programs.seenFrom())
            + (said.ok() ? " says that it acts" : " says that it doesn't act")
            + (word.isEmpty() ? "" : ": " + word),
        atNanos);
  }

  private Commands.Result acts(List<String> argv) throws IOException {
    Commands.Result result = programs.seenFrom().commands().run(argv, "", programs.withinNanos());
    if (!result.ok() && result.exit() != NO) {
      throw new IOException(
          "%s can't tell (0 means that it acts, 1 that it doesn't): %s"
              .formatted(name(argv, programs.seenFrom()), result.complaint()));
    }
    return result;
  }

  static void run(CommandPlace place, List<String> argv, long withinNanos) throws IOException {
    Commands.Result result = place.commands().run(argv, "", withinNanos);
    if (!result.ok()) {
      throw new IOException(name(argv, place) + ": " + result.complaint());
    }
  }

  /** The program and its first argument: enough to know it by, nothing that may be private. */
  private static String name(List<String> argv, CommandPlace place) {
    return String.join(" ", argv.subList(0, Math.min(2, argv.size())))
        + " ("
        + place.commands().where()
        + ")";
  }
}

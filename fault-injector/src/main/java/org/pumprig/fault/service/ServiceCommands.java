package org.pumprig.fault.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Capabilities;
import org.pumprig.fault.ServerFault;
import org.pumprig.host.CommandPlace;

/**
 * By which programs a real gateway is made ill and well again: argument vectors, never shell
 * strings. They must come back once the service is told; a service started by them must not be
 * their child.
 *
 * @param place where they run
 * @param byFault a fault's name ({@link ServerFault#name}) and the programs that begin and end it.
 *     In an argument, {@code {delay}}, {@code {commit}}, {@code {code}} or {@code {version}} stands
 *     for that parameter of the fault
 * @param status a program that succeeds while the service runs; nothing is begun on a service that
 *     doesn't. Empty: it is not asked
 * @param withinNanos how long each program may take
 */
public record ServiceCommands(
    CommandPlace place, SequencedMap<String, Pair> byFault, List<String> status, long withinNanos) {
  /** Longest time that a program may be given, nanoseconds. */
  public static final long MOST_NANOS = 600_000_000_000L;

  private static final String RESTART = new ServerFault.Restart().name();
  private static final String PATCH_CYCLE = new ServerFault.PatchCycle(0).name();
  private static final String FREEZE = new ServerFault.Freeze().name();

  /**
   * The programs of one fault.
   *
   * @param begin argument vector
   * @param end argument vector; must do no harm when the fault isn't there
   */
  public record Pair(List<String> begin, List<String> end) {
    /** Checks that there are programs. */
    public Pair {
      begin = checked(begin);
      end = checked(end);
    }
  }

  /** Checks names, vectors and the time. */
  public ServiceCommands {
    for (String fault : byFault.keySet()) {
      boolean known =
          Capabilities.of(fault)
              .filter(row -> row.backEnds().contains(BackEnd.SERVICE))
              .isPresent();
      if (!known) {
        throw new IllegalArgumentException("no fault of a gateway's service: " + fault);
      }
    }
    if (!status.isEmpty()) {
      status = checked(status);
    }
    if (withinNanos <= 0 || withinNanos > MOST_NANOS) {
      throw new IllegalArgumentException("a program may take more than 0 and up to 10 minutes");
    }
    byFault = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(byFault));
  }

  private static List<String> checked(List<String> argv) {
    if (argv.isEmpty() || argv.getFirst().isBlank()) {
      throw new IllegalArgumentException("an argument vector begins with a program");
    }
    if (argv.stream().anyMatch(arg -> arg.indexOf('\0') >= 0)) {
      throw new IllegalArgumentException("a NUL character in an argument of " + argv.getFirst());
    }
    return List.copyOf(argv);
  }

  /** No programs yet. */
  public static ServiceCommands at(CommandPlace place, long withinNanos) {
    return new ServiceCommands(place, new LinkedHashMap<>(), List.of(), withinNanos);
  }

  /** A systemd unit: restart, patch cycle and freeze through {@code systemctl}. */
  public static ServiceCommands systemd(CommandPlace place, String unit, long withinNanos) {
    if (!unit.matches("[A-Za-z0-9:_.@\\\\-]{1,255}") || unit.startsWith("-")) {
      throw new IllegalArgumentException("no name of a systemd unit: '" + unit + "'");
    }
    return at(place, withinNanos)
        .stopping(List.of("systemctl", "stop", unit), List.of("systemctl", "start", unit))
        .with(
            FREEZE,
            List.of("systemctl", "kill", "--signal=SIGSTOP", unit),
            List.of("systemctl", "kill", "--signal=SIGCONT", unit))
        .withStatus(List.of("systemctl", "is-active", "--quiet", unit));
  }

  /** The same with programs that stop and start the service: restart and patch cycle. */
  public ServiceCommands stopping(List<String> stop, List<String> start) {
    return with(RESTART, stop, start).with(PATCH_CYCLE, stop, start);
  }

  /** The same with a freeze by signals to the process whose number stands in a file. */
  public ServiceCommands freezing(String pidFile) {
    return with(
        FREEZE, List.of("pkill", "-STOP", "-F", pidFile), List.of("pkill", "-CONT", "-F", pidFile));
  }

  /** The same with a freeze by signals to one process. */
  public ServiceCommands freezing(long pid) {
    if (pid < 2) {
      throw new IllegalArgumentException("no process to freeze: " + pid);
    }
    return with(
        FREEZE,
        List.of("kill", "-STOP", Long.toString(pid)),
        List.of("kill", "-CONT", Long.toString(pid)));
  }

  /** The same with the programs of one more fault, or with others for it. */
  public ServiceCommands with(String fault, List<String> begin, List<String> end) {
    var more = new LinkedHashMap<>(byFault);
    more.put(fault, new Pair(begin, end));
    return new ServiceCommands(place, more, status, withinNanos);
  }

  /** The same with a program that tells whether the service runs. */
  public ServiceCommands withStatus(List<String> argv) {
    return new ServiceCommands(place, byFault, argv, withinNanos);
  }

  /** What begins and ends a fault, its parameters filled in; empty if it can't be done. */
  Optional<Pair> of(ServerFault fault) {
    return Optional.ofNullable(byFault.get(fault.name()))
        .map(pair -> new Pair(filled(pair.begin(), fault), filled(pair.end(), fault)));
  }

  private static List<String> filled(List<String> argv, ServerFault fault) {
    int equals = fault.parameters().indexOf('=');
    if (equals < 0) {
      return argv;
    }
    String name = "{" + fault.parameters().substring(0, equals) + "}";
    String value = fault.parameters().substring(equals + 1);
    var filled = new ArrayList<String>(argv.size());
    argv.forEach(argument -> filled.add(argument.replace(name, value)));
    return filled;
  }
}

package org.pumprig.rig.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.pumprig.rig.session.StateDirectory;
import org.pumprig.rig.session.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code pumprig}: the root of the command line. */
@Command(
    name = "pumprig",
    description = {
      "Tests networked infusion pumps under faults of their network and gateway,",
      "and judges what happened from its journals. Not for clinical use."
    },
    footer = {
      "",
      "Exit codes: 0 pass (demo, run, simulate: expectations met), 1 fail,",
      "2 usage or invalid input, 3 inconclusive, 4 aborted, 69 no Java 25.",
      "",
      "Example: pumprig demo --out /tmp/demo"
    },
    synopsisSubcommandLabel = "COMMAND")
public final class Main {
  @CommandLine.Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  @CommandLine.Option(
      names = "--version",
      versionHelp = true,
      description = "Show which PumpRig this is.")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean version;

  /** In the order of the help; {@code plan-size} is {@code PlanSizeCommand}. */
  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          CheckCommand.class,
          RunCommand.class,
          SimulateCommand.class,
          JudgeCommand.class,
          CompareCommand.class,
          PlanSizeCommand.class,
          ReportCommand.class,
          DoctorCommand.class,
          CalibrationCommand.class,
          ApproveCommand.class,
          PackCommand.class,
          ValidateCommand.class,
          BlindListCommand.class,
          TraceCommand.class,
          VerifyCommand.class,
          ProveCommand.class,
          KeyCommand.class,
          SchemaCommand.class,
          StatusCommand.class,
          AttendCommand.class,
          NoteCommand.class,
          DeviationCommand.class,
          InvalidateCommand.class,
          RetestOfCommand.class,
          TriageCommand.class,
          HistoryCommand.class,
          HandoverCommand.class,
          RecoverCommand.class,
          FaultsCommand.class,
          IncidentCommand.class,
          DriverCommand.class,
          PumpCommand.class,
          BenchCommand.class,
          GatewayCommand.class);

  /** Wide enough for the longest example: one that is broken in two can't be copied. */
  private static final int HELP_COLUMNS = 100;

  private final Path state;

  private Main() {
    this(StateDirectory.ofThisMachine());
  }

  private Main(Path state) {
    this.state = state;
  }

  /** The machine's state directory. */
  Path state() {
    return state;
  }

  /** Runs one command and exits with its code. */
  public static void main(String[] args) {
    System.exit(
        run(
            new PrintWriter(System.out, true, System.out.charset()),
            new PrintWriter(System.err, true, System.err.charset()),
            StateDirectory.ofThisMachine(),
            args));
  }

  /**
   * Runs one command.
   *
   * @param out for answers
   * @param err for problems
   * @param state the machine's state directory
   * @return the exit code
   */
  static int run(PrintWriter out, PrintWriter err, Path state, String... args) {
    CommandLine commandLine =
        commandLine(state, args.length == 0 ? "" : args[0]).setOut(out).setErr(err);
    if (args.length == 0) {
      commandLine.usage(commandLine.getErr());
      return Exit.USAGE;
    }
    return commandLine.execute(args);
  }

  private static List<Class<?>> asked(String word) {
    String named = word.replace("-", "") + "Command";
    return COMMANDS.stream()
        .filter(one -> one.getSimpleName().equalsIgnoreCase(named) && word.equals(name(one)))
        .findFirst()
        .<List<Class<?>>>map(List::of)
        .orElse(COMMANDS);
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }

  /** The command line with all commands, on a state directory. */
  public static CommandLine commandLine(Path state) {
    return commandLine(state, COMMANDS);
  }

  /** With the command that a word names; if it names none, with all: looking at them takes long. */
  static CommandLine commandLine(Path state, String word) {
    return commandLine(state, asked(word));
  }

  private static CommandLine commandLine(Path state, List<Class<?>> commands) {
    var root = new CommandLine(new Main(state));
    commands.forEach(root::addSubcommand);
    CommandLine commandLine = CommandList.in(root);
    commandLine.getCommandSpec().version("pumprig " + Version.read());
    return commandLine
        .setUsageHelpWidth(HELP_COLUMNS)
        .setExecutionExceptionHandler((failure, cmd, parsed) -> Failures.report(failure, cmd))
        .setParameterExceptionHandler(Failures::usage)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}

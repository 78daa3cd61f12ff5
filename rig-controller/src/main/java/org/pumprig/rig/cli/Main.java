package org.pumprig.rig.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
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
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
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
      GatewayCommand.class
    })
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
    CommandLine commandLine = commandLine(state).setOut(out).setErr(err);
    if (args.length == 0) {
      commandLine.usage(commandLine.getErr());
      return Exit.USAGE;
    }
    return commandLine.execute(args);
  }

  static CommandLine commandLine(Path state) {
    CommandLine commandLine = CommandList.in(new CommandLine(new Main(state)));
    commandLine.getCommandSpec().version("pumprig " + Version.read());
    return commandLine
        .setUsageHelpWidth(HELP_COLUMNS)
        .setExecutionExceptionHandler((failure, cmd, parsed) -> Failures.report(failure, cmd))
        .setParameterExceptionHandler(Failures::usage)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}

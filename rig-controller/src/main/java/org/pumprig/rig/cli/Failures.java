package org.pumprig.rig.cli;

import java.io.IOException;
import java.io.PrintWriter;
import org.pumprig.rig.yaml.InputProblem;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Turns failures into one clear message and an exit code. */
final class Failures {
  private Failures() {}

  static int report(Exception failure, CommandLine cmd) {
    PrintWriter err = cmd.getErr();
    switch (failure) {
      case InputProblem problem -> err.println(problem.getMessage());
      case CommandProblem problem -> err.println("pumprig: " + problem.getMessage());
      case IOException problem ->
          err.println("pumprig: " + problem.getMessage() + ". Check path, rights and free space.");
      default -> {
        err.println("pumprig: a programming error stopped this command; please report it:");
        failure.printStackTrace(err);
        return Exit.ABORTED;
      }
    }
    return Exit.USAGE;
  }

  static int usage(ParameterException problem, String[] args) {
    CommandLine cmd = problem.getCommandLine();
    cmd.getErr().println("pumprig: " + problem.getMessage());
    cmd.getErr().println("Try '" + cmd.getCommandSpec().qualifiedName() + " --help'.");
    return Exit.USAGE;
  }
}

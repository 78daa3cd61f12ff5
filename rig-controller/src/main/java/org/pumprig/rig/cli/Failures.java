package org.pumprig.rig.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.pumprig.rig.emulated.StandingProblem;
import org.pumprig.rig.seal.SealException;
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
      case SealException problem -> err.println("pumprig: " + problem.getMessage() + ".");
      case StandingProblem problem -> err.println("pumprig: " + problem.getMessage());
      case CommandProblem problem -> err.println("pumprig: " + problem.getMessage());
      case IOException problem ->
          err.println("pumprig: " + describe(problem) + ". Check path, rights and free space.");
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
    String what = String.valueOf(problem.getMessage()).replaceAll("\\s+", " ");
    String help = cmd.getCommandSpec().qualifiedName() + " --help";
    cmd.getErr().println("pumprig: " + what + "; see '" + help + "'.");
    return Exit.USAGE;
  }

  /** The JDK's file exceptions say no more than the file's name. */
  private static String describe(IOException problem) {
    return switch (problem) {
      case NoSuchFileException file -> "there is no " + file.getFile();
      case FileAlreadyExistsException file -> file.getFile() + " exists already";
      case AccessDeniedException file -> "access to " + file.getFile() + " is denied";
      case NotDirectoryException file -> file.getFile() + " is no directory";
      default -> String.valueOf(problem.getMessage());
    };
  }
}

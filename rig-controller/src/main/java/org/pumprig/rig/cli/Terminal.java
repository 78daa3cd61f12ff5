package org.pumprig.rig.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.TerminalSize;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command speaks to, and which machine it is on.
 *
 * @param answers for the answer: text, or JSON where that was asked for
 * @param people for progress, remarks and summaries
 * @param problems for what went wrong
 * @param json whether JSON was asked for
 * @param state the machine's state directory
 */
record Terminal(
    PrintWriter answers, PrintWriter people, PrintWriter problems, boolean json, Path state) {
  static Terminal of(@Nullable CommandSpec spec, JsonOption json) {
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    Path state = ((Main) spec.root().userObject()).state();
    PrintWriter people = json.on ? line.getErr() : line.getOut();
    return new Terminal(line.getOut(), people, line.getErr(), json.on, state);
  }

  /** Prints one line of JSON, if that was asked for. */
  void answer(byte[] canonicalJson) {
    if (json) {
      answers.println(new String(canonicalJson, StandardCharsets.UTF_8));
    }
    answers.flush();
  }

  /** Progress of long work. */
  ConsoleProgress progress() {
    return new ConsoleProgress(
        people, Terminals.isTerminal(), () -> TerminalSize.ofStandardOutput().rows());
  }
}

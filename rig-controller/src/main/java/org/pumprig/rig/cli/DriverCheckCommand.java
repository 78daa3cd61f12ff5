package org.pumprig.rig.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.driver.process.Conformance;
import org.pumprig.rig.json.CanonicalJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig driver check}: whether a program is fit to be a driver. */
@Command(
    name = "check",
    description = {
      "Runs a program without any unit and looks whether it speaks as a driver must: hello, signs"
          + " of",
      "life, noise, unknown messages, end of input."
    },
    footer = {
      "",
      "Exit codes: 0 it does, 1 it doesn't, 2 it can't be started.",
      "Example: pumprig driver check -- python3 fixtures/drivers/example.py"
    })
final class DriverCheckCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "COMMAND",
      arity = "1..*",
      description = "The program and its arguments; write -- before it.")
  private List<String> command = new ArrayList<>();

  @Option(
      names = "--answers-within",
      paramLabel = "TIME",
      description = "How long an answer may take (default: ${DEFAULT-VALUE}).")
  private String answersWithin = "2s";

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    List<Conformance.Step> steps;
    try {
      steps = Conformance.check(command, within());
    } catch (IOException e) {
      throw new CommandProblem(
          "'" + command.getFirst() + "' can't be started: " + e.getMessage() + ".");
    }
    Terminal terminal = Terminal.of(spec, json);
    for (Conformance.Step step : steps) {
      terminal
          .people()
          .println(
              (step.passed() ? "pass  " : "FAIL  ")
                  + step.what()
                  + (step.passed() ? "" : ": " + step.detail()));
    }
    boolean all = steps.stream().allMatch(Conformance.Step::passed);
    terminal.answer(
        CanonicalJson.bytes(
            out ->
                out.flag("passed", all)
                    .objects(
                        "steps",
                        steps,
                        (step, each) ->
                            each.text("detail", step.detail())
                                .flag("passed", step.passed())
                                .text("what", step.what()))));
    return all ? Exit.PASS : Exit.FAIL;
  }

  private long within() throws CommandProblem {
    return Durations.nanos(
        "--answers-within", answersWithin, 10_000_000, 60_000_000_000L, "10ms to 1min");
  }
}

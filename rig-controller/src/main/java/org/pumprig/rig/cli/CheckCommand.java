package org.pumprig.rig.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.plan.PlanAndRig;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.schedule.CheckText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig check}: validates and explains; touches nothing. */
@Command(
    name = "check",
    description = "Validates a plan; prints its schedule, what it will touch, what it can't judge.",
    footer = {"", "Example: pumprig check fixtures/plans/demo.yaml"})
final class CheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "PLAN", description = "Plan file.")
  private Path plan = Path.of("");

  @Option(names = "--rig", paramLabel = "RIG", description = "Rig file instead of the plan's own.")
  private @Nullable Path rig;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    PlanAndRig both = PlanFile.readWithRig(plan, Optional.ofNullable(rig));
    PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
    CheckText.lines(both.plan(), both.rig()).forEach(out::println);
    return Exit.PASS;
  }
}

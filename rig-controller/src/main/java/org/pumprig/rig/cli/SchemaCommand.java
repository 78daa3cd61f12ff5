package org.pumprig.rig.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.schema.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig schema}: what editors complete plan, rig and incident files by. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema (draft 7) of plan, rig or incident files, for editors.",
    footer = {"", "Example: pumprig schema plan"})
final class SchemaCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILES", description = "Of which files: ${COMPLETION-CANDIDATES}.")
  private Schema of = Schema.PLAN;

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec, json);
    terminal.answers().println(json.on ? of.json().toString() : of.json().toPrettyString());
    terminal.answers().flush();
    return Exit.PASS;
  }
}

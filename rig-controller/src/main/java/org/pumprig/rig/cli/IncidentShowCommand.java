package org.pumprig.rig.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.incident.Incident;
import org.pumprig.rig.incident.IncidentLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig incident show}: all that is known of one incident. */
@Command(
    name = "show",
    description = {
      "One incident: source, confidence, trigger, what must show on the bench, what must not,",
      "and what isn't reproduced."
    },
    footer = {"", "Example: pumprig incident show gateway-reboot"})
final class IncidentShowCommand implements Callable<Integer> {
  @Parameters(paramLabel = "ID|FILE", description = "Id from 'incident list', or incident file.")
  private String incident = "";

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec, json);
    Incident found = IncidentLibrary.read(incident);
    lines(found, terminal);
    terminal.answer(IncidentJson.bytes(found));
    return Exit.PASS;
  }

  private static void lines(Incident of, Terminal terminal) {
    say(terminal, of.id() + ": " + of.title());
    say(terminal, "Confidence     " + of.confidence().diskName());
    list(terminal, "Source", of.source());
    say(terminal, "Trigger        " + of.trigger());
    say(terminal, "Timeline       " + of.timeline());
    list(terminal, "Must show", of.symptoms().stream().map(IncidentWords::of).toList());
    list(terminal, "Must not show", of.nonSymptoms().stream().map(IncidentWords::of).toList());
    list(terminal, "Not reproduced", of.notReproduced());
    say(terminal, "Plan           " + of.plan());
    say(terminal, "Run it         pumprig incident run " + of.id());
    say(terminal, "Every number about the emulated pumps is illustrative.");
    terminal.people().flush();
  }

  private static void list(Terminal terminal, String head, List<String> items) {
    String start = head;
    for (String item : items) {
      say(terminal, "%-14s %s".formatted(start, item));
      start = "";
    }
  }

  private static void say(Terminal terminal, String line) {
    terminal.people().println(line);
  }
}

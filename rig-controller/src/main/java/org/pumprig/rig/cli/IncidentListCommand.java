package org.pumprig.rig.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.incident.Incident;
import org.pumprig.rig.incident.IncidentLibrary;
import org.pumprig.rig.json.CanonicalJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code pumprig incident list}: what the library holds. */
@Command(
    name = "list",
    description = "The incidents that come with PumpRig, a line each.",
    footer = {"", "Example: pumprig incident list"})
final class IncidentListCommand implements Callable<Integer> {
  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec, json);
    var all = new ArrayList<Incident>();
    for (String id : IncidentLibrary.ids()) {
      all.add(IncidentLibrary.read(id));
    }
    int width = all.stream().mapToInt(each -> each.id().length()).max().orElse(0);
    for (Incident each : all) {
      terminal
          .people()
          .println(
              "%s%s  %-8s  %s"
                  .formatted(
                      each.id(),
                      " ".repeat(width - each.id().length()),
                      each.confidence().diskName(),
                      each.title()));
    }
    terminal.people().flush();
    terminal.answer(json(all));
    return Exit.PASS;
  }

  private static byte[] json(List<Incident> all) {
    return CanonicalJson.bytes(
        out ->
            out.objects(
                "incidents",
                all,
                (each, members) ->
                    members
                        .text("confidence", each.confidence().diskName())
                        .text("id", each.id())
                        .text("title", each.title())));
  }
}

package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.incident.Incident;
import org.pumprig.rig.incident.IncidentLibrary;
import org.pumprig.rig.incident.match.Match;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.rundir.JudgedRun;
import org.pumprig.rig.rundir.VerifiedRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig incident match}: how well runs show an incident's picture. */
@Command(
    name = "match",
    sortOptions = false,
    description = {
      "Says how well a run shows the same picture as an incident, from its journal alone: the same",
      "codes, in the same order, time and counts within the incident's limits, and nothing that",
      "must not show."
    },
    footer = {
      "",
      "Exit codes: 0 every point is the same, 1 some are not, 2 usage or invalid input,",
      "3 the rig was blind or the run was cut short, so nobody can tell; the worst of several.",
      "Example: pumprig incident match /tmp/reboot/runs/r0-before-SN-1001 gateway-reboot"
    })
final class IncidentMatchCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "RUN… INCIDENT",
      arity = "2..*",
      description = "Run directories, and last an id from 'incident list' or an incident file.")
  private List<String> words = List.of();

  @Option(
      names = "--arm",
      paramLabel = "NAME",
      description = "The incident's arm to hold the runs against (default: the run's own).")
  private @Nullable String arm;

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  /** One run beside the incident. */
  private record Matched(String run, String arm, Match match) {
    int code() {
      return match.doubt().isPresent() ? Exit.INCONCLUSIVE : match.whole() ? Exit.PASS : Exit.FAIL;
    }
  }

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec, json);
    Incident incident = IncidentLibrary.read(words.getLast());
    List<Matched> all = new ArrayList<>();
    for (String run : words.subList(0, words.size() - 1)) {
      JudgedRun judged = VerifiedRun.read(Path.of(run));
      judged.remark().ifPresent(remark -> terminal.problems().println(run + ": " + remark));
      all.add(matched(incident, judged));
    }
    all.forEach(each -> lines(each, incident).forEach(terminal.people()::println));
    terminal.people().flush();
    terminal.answer(bytes(incident, all));
    return all.stream().map(Matched::code).reduce(Exit.PASS, SimulateCommand::worse);
  }

  private Matched matched(Incident incident, JudgedRun judged) throws CommandProblem {
    String held = Optional.ofNullable(arm).orElse(judged.verdict().arm());
    Match match = Match.of(incident, held, judged.plan().watch(), judged.verdict().facts());
    if (match.points().isEmpty()) {
      throw new CommandProblem(
          "incident '%s' expects nothing of an arm '%s'; name one of its arms with --arm (see 'pumprig incident show %s')."
              .formatted(incident.id(), held, incident.id()));
    }
    return new Matched(judged.verdict().runId(), held, match);
  }

  private static List<String> lines(Matched matched, Incident incident) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s beside %s, arm '%s': %d of %d points are the same%s"
            .formatted(
                matched.run(),
                incident.id(),
                matched.arm(),
                matched.match().held(),
                matched.match().points().size(),
                matched.match().doubt().map(why -> "; INCONCLUSIVE: " + why).orElse("")));
    for (Match.Point point : matched.match().points()) {
      lines.add(
          "  %-6s %s: %s (incident: %s), %s"
              .formatted(
                  point.held() ? "same" : "OTHER",
                  point.what(),
                  point.found(),
                  point.expected(),
                  point.symptom()));
    }
    return lines;
  }

  private static byte[] bytes(Incident incident, List<Matched> all) {
    return CanonicalJson.bytes(
        out ->
            out.text("incident", incident.id())
                .objects(
                    "runs",
                    all,
                    (each, inner) -> {
                      inner.text("arm", each.arm());
                      each.match().doubt().ifPresent(why -> inner.text("doubt", why));
                      inner
                          .number("held", each.match().held())
                          .objects(
                              "points",
                              each.match().points(),
                              (point, fields) ->
                                  fields
                                      .text("expected", point.expected())
                                      .text("found", point.found())
                                      .flag("held", point.held())
                                      .text("symptom", point.symptom())
                                      .text("what", point.what()))
                          .text("run", each.run());
                    }));
  }
}

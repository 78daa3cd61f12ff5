package org.pumprig.rig.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.attend.AttendServer;
import org.pumprig.rig.attend.Attending;
import org.pumprig.rig.attend.Door;
import org.pumprig.rig.attend.OpenStep;
import org.pumprig.rig.attend.SelfSigned;
import org.pumprig.rig.event.Attendance.StepAnswered;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.status.RunDirectories;
import org.pumprig.rig.status.StatusText;
import org.pumprig.rig.yaml.InputProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig attend}: what a plan asks of people, and their answers. */
@Command(
    name = "attend",
    description = {
      "Shows the steps that runs ask people for, and takes their answers: here or, with --web,",
      "in a phone's browser. On a terminal it asks for the answer to each step that waits."
    },
    footer = {
      "",
      "Example: pumprig attend /tmp/soak",
      "  pumprig attend /tmp/soak --step power-cycle --by Ada --entry 'start screen seen'",
      "  pumprig attend /tmp/soak --web 192.0.2.7:8443"
    })
final class AttendCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "A run's directory, or a campaign's.")
  private Path directory = Path.of("");

  @Option(names = "--step", paramLabel = "ID", description = "Answer this step.")
  private @Nullable String step;

  @Option(names = "--by", paramLabel = "NAME", description = "Who did it.")
  private String by = "";

  @Option(names = "--entry", paramLabel = "TEXT", description = "What the plan asks to enter.")
  private String entry = "";

  @Option(names = "--photo", paramLabel = "FILE", description = "What it asks to photograph.")
  private @Nullable Path photo;

  @Option(
      names = "--web",
      paramLabel = "HOST:PORT",
      description = {
        "Serve a page for a phone until Ctrl-C. Beyond loopback with TLS and a token, which the",
        "address that is printed holds."
      })
  private @Nullable String web;

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec, json);
    var attending = new Attending(directory);
    if (web != null && step != null) {
      throw new CommandProblem("either --step answers here, or --web lets a browser answer.");
    }
    if (step == null && (!by.isEmpty() || !entry.isEmpty() || photo != null)) {
      throw new CommandProblem("--by, --entry and --photo answer a step: name it with --step ID.");
    }
    if (web != null) {
      return serve(attending, terminal);
    }
    if (step != null) {
      StepAnswered answer = answer(attending, attending.find("", step));
      terminal.people().println("Taken: " + answer.step() + " by " + answer.by() + ".");
      terminal.people().println("The step counts once the rig has seen its effect: see status.");
      terminal.answer(CanonicalJson.bytes(answer));
      return Exit.PASS;
    }
    List<OpenStep> open = attending.open();
    if (open.isEmpty()) {
      terminal.people().println("No step waits for anybody.");
    }
    boolean asks = !open.isEmpty() && !json.on && Terminals.isTerminal();
    if (!asks) {
      open.forEach(each -> lines(each).forEach(terminal.people()::println));
    }
    terminal.people().flush();
    if (asks) {
      dialogue(attending, terminal, open);
    }
    List<InputProblem> half = RunDirectories.halfDeleted(directory);
    half.forEach(problem -> terminal.problems().println(problem.getMessage()));
    terminal.answer(OpenStep.json(open));
    return half.isEmpty() ? Exit.PASS : Exit.USAGE;
  }

  private static void dialogue(Attending attending, Terminal terminal, List<OpenStep> open)
      throws IOException {
    Console console = Objects.requireNonNull(System.console());
    AttendDialogue.Question question =
        prompt -> Optional.ofNullable(console.readLine("%s", prompt));
    new AttendDialogue(attending, terminal.people(), question).answer(open);
  }

  private StepAnswered answer(Attending attending, OpenStep open)
      throws IOException, InputProblem, CommandProblem {
    if (by.isBlank()) {
      throw new CommandProblem("--by NAME is missing: the journal says who did it.");
    }
    Optional<byte[]> bytes = Optional.empty();
    if (photo != null) {
      try (var in = Files.newInputStream(photo)) {
        bytes = Optional.of(in.readNBytes(Attending.MOST_PHOTO_BYTES + 1));
      }
    }
    return attending.answer(open, by, entry, bytes);
  }

  static List<String> lines(OpenStep open) {
    String wanted = open.wanted();
    return List.of(
        "%s  %s: %s".formatted(open.header().unit(), open.step().step(), open.step().text()),
        "  until %s into run %s%s"
            .formatted(
                StatusText.time(open.step().untilNanos()),
                open.header().runId(),
                open.step().effects().isEmpty()
                    ? ""
                    : "; the rig looks for: " + open.step().effects()),
        "  pumprig attend %s --step %s --by NAME%s%s"
                .formatted(
                    open.run(),
                    open.step().step(),
                    open.step().entry().isEmpty() ? "" : " --entry TEXT",
                    open.step().photo().isEmpty() ? "" : " --photo FILE")
            + (wanted.isEmpty() ? "" : "   (" + wanted + ")"));
  }

  private int serve(Attending attending, Terminal terminal) throws Exception {
    attending.open(); // a directory that is none is said now
    Endpoint at = Endpoints.parse("--web", String.valueOf(web));
    Door door = Door.at(at.host(), at.port());
    Optional<SelfSigned> identity =
        door.token().isPresent()
            ? Optional.of(SelfSigned.make(door.address().getAddress()))
            : Optional.empty();
    AttendServer server = AttendServer.start(attending, door, identity);
    terminal.people().println("Serving the steps of " + directory + " on " + server.url());
    if (identity.isPresent()) {
      terminal
          .people()
          .println("Certificate of this session, SHA-256: " + identity.get().fingerprint());
      terminal.people().println("Who knows the address may answer. Ctrl-C ends it.");
    }
    terminal.people().flush();
    terminal.answer(CanonicalJson.bytes(out -> out.text("url", server.url())));
    return UntilStopped.stand(new CompletableFuture<>(), server::close);
  }
}

package org.pumprig.rig.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.TlsSettings;
import org.pumprig.rig.emulated.LoneGateway;
import org.pumprig.rig.emulated.StandingProblem;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.yaml.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pumprig gateway}: the emulated gateway on its own. */
@Command(
    name = "gateway",
    description = {
      "Starts an emulated gateway (HL7 over MLLP) and keeps it until Ctrl-C.",
      "Each line of standard input is a command: 'help' lists them, 'counts' tells what was"
          + " stored,",
      "by pump: lost and doubled messages show as gaps and repeats of the pump's own numbers."
    },
    footer = {
      "",
      "Example: pumprig gateway --listen 127.0.0.1:6660",
      "Example: echo 'restart 5s' | pumprig gateway --do 'acknowledge late 1500ms'"
    })
final class GatewayCommand implements Callable<Integer> {
  private static final int MOST_COMMAND = 200;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description = "Where it listens (default: ${DEFAULT-VALUE}; port 0: any).")
  private String listen = "127.0.0.1:6660";

  @Option(
      names = "--tls",
      paramLabel = "VERSION",
      split = ",",
      description = "Speak TLS: TLSv1.2,TLSv1.3 or one of them (default: plain TCP).")
  private List<String> tls = new ArrayList<>();

  @Option(
      names = "--authority",
      paramLabel = "FILE",
      description = "With --tls: write the certificate that clients are to trust there (PEM).")
  private @Nullable Path authority;

  @Option(
      names = "--report-to",
      paramLabel = "HOST:PORT",
      description = "Pass on what it stored to this HL7 listener (default: nowhere).")
  private @Nullable String reportTo;

  @Option(
      names = "--report-authority",
      paramLabel = "FILE",
      description =
          "Speak TLS to that listener; FILE has the certificate it must descend from (PEM).")
  private @Nullable Path reportAuthority;

  @Option(
      names = "--do",
      paramLabel = "COMMAND",
      description = "Obey this command at the start; can stand again.")
  private List<String> orders = new ArrayList<>();

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec, json);
    check();
    var broken = new CompletableFuture<Throwable>();
    LoneGateway gateway = start(broken);
    try {
      for (String order : orders) {
        gateway.obey(order);
      }
    } catch (StandingProblem problem) {
      gateway.close();
      throw new CommandProblem(String.valueOf(problem.getMessage()));
    }
    say(terminal, gateway);
    Thread.ofPlatform()
        .daemon()
        .name("pumprig-commands")
        .start(() -> obey(terminal, gateway, broken));
    return UntilStopped.stand(broken, () -> end(terminal, gateway));
  }

  private LoneGateway start(CompletableFuture<Throwable> broken)
      throws CommandProblem, IOException {
    try {
      return LoneGateway.start(
          Endpoints.parse("--listen", listen),
          tls,
          Optional.ofNullable(authority),
          reportTo == null
              ? Optional.empty()
              : Optional.of(
                  new LoneGateway.Onwards(
                      Endpoints.parse("--report-to", reportTo),
                      Optional.ofNullable(reportAuthority))),
          broken::complete);
    } catch (StandingProblem problem) {
      throw new CommandProblem(String.valueOf(problem.getMessage()));
    }
  }

  private void check() throws CommandProblem {
    for (String version : tls) {
      if (!TlsSettings.VERSIONS.contains(version)) {
        throw new CommandProblem(
            "unknown version of TLS '"
                + version
                + "'. "
                + Words.instead(version, TlsSettings.VERSIONS));
      }
    }
    if (reportAuthority != null && reportTo == null) {
      throw new CommandProblem("--report-authority belongs to --report-to: write that too.");
    }
    if (authority != null && tls.isEmpty()) {
      throw new CommandProblem("--authority belongs to --tls: write that too.");
    }
  }

  private void say(Terminal terminal, LoneGateway gateway) {
    String how = tls.isEmpty() ? "" : " with " + String.join(", ", tls);
    terminal
        .people()
        .println(
            "Emulated gateway on "
                + gateway.endpoint()
                + how
                + ". Commands come from standard input; Ctrl-C ends it.");
    terminal.people().flush();
    terminal.answer(
        CanonicalJson.bytes(
            out -> out.text("listen", gateway.endpoint().toString()).texts("tls", tls)));
  }

  private static void end(Terminal terminal, LoneGateway gateway) {
    try {
      GatewayCounts.say(terminal, gateway.counts());
    } catch (IOException e) {
      terminal.problems().println("pumprig: the counts are lost: " + e.getMessage());
    }
    gateway.close();
  }

  /** Reads commands until the input ends; the gateway stands on. */
  private static void obey(
      Terminal terminal, LoneGateway gateway, CompletableFuture<Throwable> broken) {
    try {
      var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isBlank()) {
          obey(terminal, gateway, line.strip());
        }
      }
    } catch (IOException e) {
      broken.complete(e);
    }
  }

  private static void obey(Terminal terminal, LoneGateway gateway, String line) throws IOException {
    switch (line.toLowerCase(Locale.ROOT)) {
      case "counts" -> GatewayCounts.say(terminal, gateway.counts());
      case "help" -> LoneGateway.help().forEach(terminal.people()::println);
      default -> answer(terminal, line, outcome(gateway, line));
    }
    terminal.people().flush();
  }

  private static Optional<String> outcome(LoneGateway gateway, String line) throws IOException {
    if (line.length() > MOST_COMMAND) {
      return Optional.of("a command has at most " + MOST_COMMAND + " characters.");
    }
    try {
      gateway.obey(line);
      return Optional.empty();
    } catch (StandingProblem problem) {
      return Optional.of(String.valueOf(problem.getMessage()));
    }
  }

  private static void answer(Terminal terminal, String line, Optional<String> problem) {
    terminal.people().println(problem.map(why -> "ERR " + why).orElse("OK " + line));
    terminal.answer(
        CanonicalJson.bytes(
            out -> {
              out.text("command", line.length() > MOST_COMMAND ? "" : line);
              out.flag("obeyed", problem.isEmpty());
              out.text("problem", problem.orElse(""));
            }));
  }
}

package org.pumprig.rig.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.rest.FaultServer;
import org.pumprig.fault.rest.FaultServerSettings;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pumprig faults serve}: proxies and their faults over HTTP, until it is stopped. */
@Command(
    name = "serve",
    description = {
      "Serves TCP proxies with faults over HTTP, as Toxiproxy does, and UDP relays beside them.",
      "Toxiproxy's clients drive it unchanged. Once stopped, it takes all proxies and faults with"
          + " it."
    },
    footer = {
      "",
      "Example: pumprig faults serve",
      "  curl -X POST -d"
          + " '{\"name\":\"pump\",\"listen\":\"127.0.0.1:6661\",\"upstream\":\"127.0.0.1:6660\"}'"
          + " \\",
      "    http://127.0.0.1:8474/proxies"
    })
final class FaultsServeCommand implements Callable<Integer> {
  private static final int MOST_TOKEN = 1_000;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description = "Numeric address of the interface (default: ${DEFAULT-VALUE}).")
  private String listen = "127.0.0.1:" + FaultServerSettings.USUAL_PORT;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "File with the token that clients must show; needed outside loopback.")
  private @Nullable Path tokenFile;

  @Option(names = "--proxies-anywhere", description = "Let proxies listen outside loopback too.")
  private boolean proxiesAnywhere;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of all draws (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec, json);
    var settings =
        new FaultServerSettings(
            Endpoints.parse("--listen", listen), token(), proxiesAnywhere, new Seed(seed));
    var broken = new CompletableFuture<Throwable>();
    var scheduler = new SystemScheduler("faults", broken::complete);
    FaultServer server = start(settings, scheduler);
    say(terminal, server.endpoint());
    return UntilStopped.stand(
        broken,
        () -> {
          server.close();
          scheduler.close();
        });
  }

  private static FaultServer start(FaultServerSettings settings, SystemScheduler scheduler)
      throws IOException {
    try {
      return FaultServer.start(settings, scheduler);
    } catch (IOException e) {
      scheduler.close();
      throw e;
    }
  }

  private void say(Terminal terminal, Endpoint endpoint) {
    PrintWriter people = terminal.people();
    people.println("Serving faults on http://" + endpoint + ", seed " + seed + ". Ctrl-C ends it.");
    people.flush();
    terminal.answer(
        CanonicalJson.bytes(out -> out.text("listen", endpoint.toString()).number("seed", seed)));
  }

  private String token() throws IOException, CommandProblem {
    if (tokenFile == null) {
      return "";
    }
    byte[] bytes;
    try (var in = Files.newInputStream(tokenFile)) {
      bytes = in.readNBytes(MOST_TOKEN + 1);
    }
    String token = new String(bytes, StandardCharsets.UTF_8).strip();
    if (token.length() < 16 || token.length() > MOST_TOKEN || token.contains("\n")) {
      throw new CommandProblem(
          tokenFile + " must hold one line of 16 to " + MOST_TOKEN + " characters.");
    }
    return token;
  }
}

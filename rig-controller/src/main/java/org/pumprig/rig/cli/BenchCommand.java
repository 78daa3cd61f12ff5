package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.emulated.LoneBench;
import org.pumprig.rig.emulated.Standing;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.seed.Seed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig bench}: a rig file's emulated bench on its own. */
@Command(
    name = "bench",
    description = {
      "Starts the emulated gateway and all emulated pumps of a rig file, says where they can be",
      "reached, and keeps them until Ctrl-C. No plan is run and nothing is judged."
    },
    footer = {"", "Example: pumprig bench fixtures/rigs/demo.yaml --firmware after"})
final class BenchCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RIG", description = "Rig file.")
  private Path rigFile = Path.of("");

  @Option(
      names = "--firmware",
      paramLabel = "NAME",
      description = "Firmware of all units, by its name in the rig file (default: its first).")
  private @Nullable String firmware;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description = "Where the gateway listens (default: any free port of loopback).")
  private String listen = "127.0.0.1:0";

  @Option(
      names = "--gateway",
      paramLabel = "HOST:PORT",
      description =
          "Where the pumps find their gateway, such as a proxy (default: the gateway itself).")
  private @Nullable String gateway;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of what makes units differ (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec, json);
    Rig rig = RigFile.read(rigFile);
    var broken = new CompletableFuture<Throwable>();
    Optional<Endpoint> pumpsConnect =
        gateway == null ? Optional.empty() : Optional.of(Endpoints.parse("--gateway", gateway));
    Standing bench =
        LoneBench.start(
            rig,
            Optional.ofNullable(firmware),
            Endpoints.parse("--listen", listen),
            pumpsConnect,
            new Seed(seed),
            broken::complete);
    say(terminal, rig, bench);
    return UntilStopped.stand(broken, bench::close);
  }

  private void say(Terminal terminal, Rig rig, Standing bench) {
    String name = firmware == null ? rig.emulated().firmware().firstEntry().getKey() : firmware;
    terminal
        .people()
        .println(
            rig.title()
                + ", firmware "
                + name
                + ": every number about the pumps is illustrative. Ctrl-C ends it.");
    LoneBench.remarks(rig).forEach(each -> terminal.people().println("Note: " + each + "."));
    Places.say(terminal, bench.places());
    terminal.answer(
        CanonicalJson.bytes(
            out -> {
              out.text("firmware", name);
              Places.write(out, bench.places());
              out.text("rig", rig.id()).number("seed", seed);
            }));
  }
}

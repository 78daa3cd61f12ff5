package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.emulated.LonePumps;
import org.pumprig.rig.emulated.Standing;
import org.pumprig.rig.emulated.StandingProblem;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.seed.Seed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pumprig pump}: one emulated pump on its own. */
@Command(
    name = "pump",
    description = {
      "Starts one emulated pump with power, says where it can be reached, and keeps it until"
          + " Ctrl-C.",
      "Not a model of any manufacturer's pump; every number about it is illustrative."
    },
    footer = {
      "",
      "Example: pumprig pump --serial pty --firmware before",
      "Example: pumprig pump --protocol ne1000 --serial pty --balance mtSics,noise=2mg,lag=200ms",
      "Example: pumprig pump --listen 127.0.0.1:4001 --gateway 127.0.0.1:6660 --defect freeFlow"
    })
final class PumpCommand implements Callable<Integer> {
  private static final Endpoint ANYWHERE = new Endpoint("127.0.0.1", 0);

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      description = "What it speaks: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
      completionCandidates = Protocols.class)
  private String protocol = "networked";

  @Option(
      names = "--serial",
      paramLabel = "pty|DEVICE",
      description = "Its port is a pseudo terminal of its own, or this serial device.")
  private @Nullable String serial;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description = "Its port listens there (default: any free port of loopback).")
  private @Nullable String listen;

  @Option(
      names = "--firmware",
      paramLabel = "NAME|FILE",
      description =
          "Profile that comes with PumpRig, or a file (default: after); of the networked pump.")
  private @Nullable String firmware;

  @Option(
      names = "--defect",
      paramLabel = "NAME",
      arity = "1..*",
      description = "Ways in which it lies (default: none).")
  private List<String> defects = new ArrayList<>();

  @Option(
      names = "--gateway",
      paramLabel = "HOST:PORT",
      description = "Where it reports to (default: a gateway of its own).")
  private @Nullable String gateway;

  @Option(
      names = "--tls-authority",
      paramLabel = "FILE",
      description =
          "Speak TLS to that gateway; FILE has the certificate it must descend from (PEM).")
  private @Nullable Path tlsAuthority;

  @Option(
      names = "--instruments",
      paramLabel = "ADDRESS",
      description =
          "Where its witnesses, outlet and finger listen, on free ports (default:"
              + " ${DEFAULT-VALUE}).")
  private String instruments = ANYWHERE.host();

  @Option(
      names = "--balance",
      paramLabel = "mtSics|sbi[,KEY=VALUE…]",
      description =
          "A balance under its line. Keys: step, noise, capacity, vessel (masses), lag, bagChange"
              + " (times), drift, evaporation (rates), weighs (collected or source), serial (pty,"
              + " which is the default, or a device).")
  private @Nullable String balance;

  @Option(
      names = "--unit",
      paramLabel = "SERIAL",
      description = "Its serial number (default: ${DEFAULT-VALUE}).")
  private String unit = "SN-1";

  @Option(
      names = "--status-every",
      paramLabel = "TIME",
      description = "How often it reports (default: ${DEFAULT-VALUE}).")
  private String statusEvery = "1s";

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of what makes this unit differ from others (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  /** The names for the help. */
  static final class Protocols extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Protocols() {
      super(LonePumps.protocols());
    }
  }

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec, json);
    var broken = new CompletableFuture<Throwable>();
    String version = version();
    Standing pump = LonePumps.start(wanted(), broken::complete);
    say(terminal, pump, version);
    return UntilStopped.stand(broken, pump::close);
  }

  /** What is told of its firmware: a profile's name, or what a pump of another make has. */
  private String version() throws StandingProblem, CommandProblem {
    Optional<String> own = LonePumps.ownFirmware(protocol);
    if (own.isPresent() && firmware != null) {
      throw new CommandProblem(
          "--firmware is about the networked pump, and a pump that speaks '"
              + protocol
              + "' is another: leave it out.");
    }
    return own.orElse(profile());
  }

  private String profile() {
    return firmware == null ? "after" : firmware;
  }

  private void say(Terminal terminal, Standing pump, String version) {
    terminal
        .people()
        .println(
            "Emulated pump "
                + unit
                + ", "
                + protocol
                + ", firmware "
                + version
                + ": every number is illustrative. Ctrl-C ends it.");
    Places.say(terminal, pump.places());
    terminal.answer(
        CanonicalJson.bytes(
            out -> {
              out.text("firmware", version);
              Places.write(out, pump.places());
              out.text("protocol", protocol).number("seed", seed).text("unit", unit);
            }));
  }

  private LonePumps.Wanted wanted() throws CommandProblem {
    if (serial != null && listen != null) {
      throw new CommandProblem("--serial and --listen exclude each other: write one of them.");
    }
    if (!unit.matches("[A-Za-z0-9-]{1,20}")) {
      throw new CommandProblem("--unit takes letters, digits and '-', at most 20.");
    }
    if (tlsAuthority != null && gateway == null) {
      throw new CommandProblem("--tls-authority belongs to --gateway: write that too.");
    }
    return new LonePumps.Wanted(
        protocol,
        unit,
        profile(),
        defects,
        Optional.ofNullable(serial),
        listen == null ? ANYWHERE : Endpoints.parse("--listen", listen),
        gateway == null ? Optional.empty() : Optional.of(Endpoints.parse("--gateway", gateway)),
        Optional.ofNullable(tlsAuthority),
        Endpoints.parse("--instruments", instruments + ":0").host(),
        statusNanos(),
        new Seed(seed),
        Optional.ofNullable(balance));
  }

  private long statusNanos() throws CommandProblem {
    return Durations.nanos(
        "--status-every", statusEvery, 1_000_000, 60_000_000_000L, "1ms to 1min");
  }
}

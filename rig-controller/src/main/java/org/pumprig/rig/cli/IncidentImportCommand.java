package org.pumprig.rig.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.incident.capture.CaptureImport;
import org.pumprig.rig.incident.capture.CaptureImport.Seen;
import org.pumprig.rig.incident.capture.Endpoint;
import org.pumprig.rig.incident.fit.FaultFit;
import org.pumprig.rig.incident.fit.Fitted;
import org.pumprig.rig.incident.fit.Picture;
import org.pumprig.rig.incident.fit.PlanText;
import org.pumprig.rig.incident.fit.Reproduction;
import org.pumprig.rig.incident.fit.Traces;
import org.pumprig.rig.incident.importing.GatewayLog;
import org.pumprig.rig.incident.importing.LogPatterns;
import org.pumprig.rig.incident.importing.RunJournal;
import org.pumprig.rig.incident.importing.SourceKind;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pumprig incident import}: from a capture, a log or a journal to plans. */
@Command(
    name = "import",
    description = {
      "Reads a capture (pcap, pcapng), a gateway's log or a run's journal, fits faults to it, and",
      "writes plans that play it again: an exact one and a compact one, with a picture.",
      "Addresses and names are replaced; of what messages say nothing is kept."
    },
    footer = {"", "Example: pumprig incident import ward.pcapng --out /tmp/ward"})
final class IncidentImportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "Capture or log; or a run's directory.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "New directory for everything that is written (default: below pumprig-out).")
  private @Nullable Path out;

  @Option(
      names = "--as",
      paramLabel = "KIND",
      description = "capture, gateway-log or journal (default: by what the file is).")
  private @Nullable String as;

  @Option(
      names = "--gateway",
      paramLabel = "HOST:PORT",
      description = "The only gateway that counts, by its numeric address (default: all servers).")
  private @Nullable String gateway;

  @Option(
      names = "--patterns",
      paramLabel = "FILE",
      description = "How the lines of a gateway's log look, if it is no CSV.")
  private @Nullable Path patterns;

  @Option(
      names = "--keep-identities",
      description = "Keep addresses, and names that messages give.")
  private boolean keepIdentities;

  @Mixin private final JsonOption json = new JsonOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Terminal terminal = Terminal.of(spec, json);
    Path root = OutputPath.of(Optional.ofNullable(out), OutputPath.campaignId("incident-import"));
    CampaignDirectory.checkUnused(root);
    SourceKind kind = kind();
    Seen seen = read(kind);
    if (seen.pumps().isEmpty()) {
      throw new InputProblem(
          file.toString(),
          1,
          "there is no connection of a pump in it" + remarks(seen),
          gateway == null ? "Check what was captured" : "Check --gateway, or leave it out");
    }
    List<Fitted> fitted = FaultFit.of(seen.sightings(), seen.pumps().size());
    Reproduction reproduction = Reproduction.of(seen.sightings(), fitted);
    write(root, seen, fitted, reproduction);
    var report = new ImportReport(kind, seen, fitted, reproduction, keepIdentities);
    Files.write(root.resolve("import.json"), report.json());
    Files.writeString(root.resolve("connections.csv"), report.connections());
    report.lines().forEach(terminal.people()::println);
    terminal.people().println("Written to " + root + ": compact.yaml, exact.yaml, picture.svg");
    terminal.people().flush();
    terminal.answer(report.json());
    return Exit.PASS;
  }

  private static String remarks(Seen seen) {
    return seen.remarks().isEmpty() ? "" : " (" + String.join("; ", seen.remarks()) + ")";
  }

  private SourceKind kind() throws CommandProblem, IOException {
    for (SourceKind kind : SourceKind.values()) {
      if (kind.word().equals(as)) {
        return kind;
      }
    }
    if (as != null) {
      String known =
          String.join(", ", Stream.of(SourceKind.values()).map(SourceKind::word).toList());
      throw new CommandProblem("--as takes one of " + known + ", not '" + as + "'.");
    }
    if (Files.isDirectory(file)) {
      return SourceKind.JOURNAL;
    }
    if (patterns != null || file.toString().endsWith(".csv") || file.toString().endsWith(".log")) {
      return SourceKind.GATEWAY_LOG;
    }
    return SourceKind.CAPTURE;
  }

  private Seen read(SourceKind kind) throws CommandProblem, InputProblem, IOException {
    return switch (kind) {
      case CAPTURE -> {
        Optional<Endpoint> only = endpoint();
        try (var in = Files.newInputStream(file)) {
          yield CaptureImport.read(file.toString(), in, only);
        }
      }
      case GATEWAY_LOG -> {
        Optional<LogPatterns> lines =
            patterns == null
                ? Optional.empty()
                : Optional.of(LogPatterns.parse(patterns.toString(), InputFile.read(patterns)));
        // Latin-1 takes every byte: a log is no reason to stop for one that is no UTF-8.
        try (var in =
            new BufferedReader(
                new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1))) {
          yield GatewayLog.read(file.toString(), in, lines);
        }
      }
      case JOURNAL -> {
        if (!RunJournal.isOne(file)) {
          throw new CommandProblem(
              file + " is neither a run's directory nor a campaign's; name one of 'runs/…'.");
        }
        yield RunJournal.read(file);
      }
    };
  }

  private Optional<Endpoint> endpoint() throws CommandProblem {
    if (gateway == null) {
      return Optional.empty();
    }
    int colon = gateway.lastIndexOf(':');
    String host = gateway.substring(0, Math.max(0, colon)).replaceAll("^\\[|]$", "");
    String port = gateway.substring(colon + 1);
    boolean numeric = host.matches("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
    if (colon < 0 || !numeric || !port.matches("[0-9]{1,5}")) {
      throw new CommandProblem("--gateway takes a numeric address and a port: 10.0.0.1:6660.");
    }
    try {
      byte[] address = InetAddress.getByName(host).getAddress();
      ByteBuffer bytes = ByteBuffer.wrap(address);
      return Optional.of(
          address.length == 4
              ? new Endpoint(0, bytes.getInt() & 0xffff_ffffL, Integer.parseInt(port))
              : new Endpoint(bytes.getLong(), bytes.getLong(), Integer.parseInt(port)));
    } catch (UnknownHostException e) {
      throw new CommandProblem("--gateway: '" + host + "' is no address.");
    }
  }

  private static void write(Path root, Seen seen, List<Fitted> fitted, Reproduction reproduction)
      throws IOException {
    Files.createDirectories(root.resolve("firmware"));
    for (String name : List.of("before", "after")) {
      String path = "firmware/" + name + ".yaml";
      Files.write(root.resolve(path), Fixtures.bytes(path));
    }
    int pumps = seen.pumps().size();
    long first = seen.sightings().firstNanos();
    long last = seen.sightings().lastNanos();
    Optional<String> trace = Traces.of(seen.sightings(), fitted);
    Files.writeString(root.resolve("rig.yaml"), PlanText.rig(pumps));
    Files.writeString(root.resolve("compact.yaml"), PlanText.compact(fitted, pumps, first, last));
    Files.writeString(
        root.resolve("exact.yaml"), PlanText.exact(fitted, trace.isPresent(), first, last));
    if (trace.isPresent()) {
      Files.writeString(root.resolve(Traces.FILE), trace.get());
    }
    Files.writeString(root.resolve("picture.svg"), Picture.svg(reproduction));
  }
}

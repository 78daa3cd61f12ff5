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
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.incident.capture.CaptureImport;
import org.pumprig.rig.incident.capture.CaptureImport.Seen;
import org.pumprig.rig.incident.capture.Endpoint;
import org.pumprig.rig.incident.importing.GatewayLog;
import org.pumprig.rig.incident.importing.LogPatterns;
import org.pumprig.rig.incident.importing.PumpLog;
import org.pumprig.rig.incident.importing.RunJournal;
import org.pumprig.rig.incident.importing.SourceKind;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an incident is read from, and how. */
final class SourceOptions {
  @Option(
      names = "--as",
      paramLabel = "KIND",
      description = {
        "What FILE is: capture, gateway-log, journal or pump-log (default: by what the file is;",
        "with --unit a pump's log)."
      })
  private @Nullable String as;

  @Option(
      names = "--gateway",
      paramLabel = "HOST:PORT",
      description = "The only gateway that counts, by its numeric address (default: all servers).")
  private @Nullable String gateway;

  @Option(
      names = "--patterns",
      paramLabel = "FILE",
      description = "How the lines of a gateway's log look, or what a pump's log entries mean.")
  private @Nullable Path patterns;

  @Mixin private final PumpLogOptions pump = new PumpLogOptions();

  /** Reads a source, in which there must be a pump. */
  IncidentSource read(Path file) throws CommandProblem, InputProblem, IOException {
    SourceKind kind = kind(file);
    return IncidentSource.of(
        file,
        kind,
        read(file, kind),
        gateway == null ? "Check what was captured" : "Check --gateway, or leave it out");
  }

  /** Reads PumpRig's own capture or journal, about which nothing need be said. */
  static IncidentSource readOwn(Path file) throws CommandProblem, InputProblem, IOException {
    return new SourceOptions().read(file);
  }

  private SourceKind kind(Path file) throws CommandProblem {
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
    if (pump.asked()) {
      return SourceKind.PUMP_LOG;
    }
    if (patterns != null || file.toString().endsWith(".csv") || file.toString().endsWith(".log")) {
      return SourceKind.GATEWAY_LOG;
    }
    return SourceKind.CAPTURE;
  }

  private Seen read(Path file, SourceKind kind) throws CommandProblem, InputProblem, IOException {
    return switch (kind) {
      case CAPTURE -> {
        Optional<Endpoint> only = endpoint();
        try (var in = Files.newInputStream(file)) {
          yield CaptureImport.read(file.toString(), in, only);
        }
      }
      case GATEWAY_LOG -> {
        Optional<LogPatterns> lines = patterns();
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
      case PUMP_LOG -> {
        LogPatterns meanings =
            patterns()
                .orElseThrow(
                    () ->
                        new CommandProblem(
                            "a pump's log needs --patterns FILE: what its entries mean for the"
                                + " connection."));
        PumpLogOptions.Pump of = pump.pump();
        try (var in = Files.newInputStream(file)) {
          yield PumpLog.read(file.toString(), in, of.driver(), of.serial(), meanings);
        }
      }
    };
  }

  private Optional<LogPatterns> patterns() throws InputProblem {
    return patterns == null
        ? Optional.empty()
        : Optional.of(LogPatterns.parse(patterns.toString(), InputFile.read(patterns)));
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
}

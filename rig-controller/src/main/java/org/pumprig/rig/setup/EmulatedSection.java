package org.pumprig.rig.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.pumprig.link.TlsSettings;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;
import org.pumprig.rig.yaml.Words;

/** Reads the section {@code emulated} of a rig file. */
final class EmulatedSection {
  private static final long MILLI = 1_000_000;
  private static final long MINUTE = 60_000_000_000L;
  private static final long DEFAULT_WITNESS_NANOS = 1_000_000_000;
  private static final int MAX_FIRMWARE = 50;

  private EmulatedSection() {}

  static Rig.Emulated read(String fileName, Fields emulated) throws InputProblem {
    emulated.only(
        "firmware",
        "statusEvery",
        "flowEvery",
        "witnessEvery",
        "virtualLatency",
        "tls",
        "drugLibrary");
    return new Rig.Emulated(
        firmware(fileName, emulated.fields("firmware")),
        emulated.quantity("statusEvery", Quantity.DURATION, MILLI, MINUTE),
        emulated.quantity("flowEvery", Quantity.DURATION, MILLI, MINUTE),
        emulated.has("witnessEvery")
            ? emulated.quantity("witnessEvery", Quantity.DURATION, MILLI, MINUTE)
            : DEFAULT_WITNESS_NANOS,
        emulated.quantity("virtualLatency", Quantity.DURATION, 1000, MINUTE),
        tls(emulated),
        emulated.has("drugLibrary")
            ? Optional.of(library(emulated.fields("drugLibrary")))
            : Optional.empty());
  }

  private static Rig.Library library(Fields library) throws InputProblem {
    library.only("version", "entries");
    return new Rig.Library(
        library.integer("version", 1, 1_000_000_000), library.integer("entries", 1, 100_000));
  }

  private static List<String> tls(Fields emulated) throws InputProblem {
    if (!emulated.has("tls")) {
      return List.of();
    }
    var versions = new ArrayList<String>();
    for (Node.Scalar version : emulated.names("tls", TlsSettings.VERSIONS.size())) {
      if (!TlsSettings.VERSIONS.contains(version.text())) {
        throw version
            .place()
            .problem(
                "unknown version of TLS " + version.shown(),
                Words.instead(version.text(), TlsSettings.VERSIONS));
      }
      versions.add(version.text());
    }
    return versions;
  }

  private static SequencedMap<String, Path> firmware(String fileName, Fields profiles)
      throws InputProblem {
    if (profiles.keys().isEmpty() || profiles.keys().size() > MAX_FIRMWARE) {
      throw profiles
          .place()
          .problem(
              "'firmware' has " + profiles.keys().size() + " entries",
              "Write 1 to " + MAX_FIRMWARE + " entries NAME: FILE");
    }
    var firmware = new LinkedHashMap<String, Path>();
    for (String name : profiles.keys()) {
      firmware.put(name, InputFile.resolve(fileName, profiles.scalar(name)));
    }
    return firmware;
  }
}

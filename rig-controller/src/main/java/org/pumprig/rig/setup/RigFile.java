package org.pumprig.rig.setup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pumprig.digest.ContentDigest;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.YamlDocument;

/** Reads rig files, format version 1. */
public final class RigFile {
  private RigFile() {}

  /**
   * Reads a rig file and checks that the files it names are there.
   *
   * @throws InputProblem for everything that is wrong with it
   */
  public static Rig read(Path file) throws InputProblem {
    byte[] content = InputFile.read(file);
    Rig rig = parse(file.toString(), content);
    if (rig.real().isPresent()) {
      return rig;
    }
    Fields firmware = root(file.toString(), content).fields("emulated").fields("firmware");
    for (var profile : rig.emulated().firmware().entrySet()) {
      if (!Files.isRegularFile(profile.getValue())) {
        throw firmware
            .value(profile.getKey())
            .place()
            .problem(
                "firmware '"
                    + profile.getKey()
                    + "' names "
                    + profile.getValue()
                    + ", which is no file",
                "Correct the path; it counts from the rig file's folder");
      }
    }
    return rig;
  }

  /**
   * Reads a rig file's content; whether the files it names are there is not looked at.
   *
   * @param fileName for messages, and to resolve paths against its folder
   * @param content the file's bytes
   * @throws InputProblem for everything that is wrong with it
   */
  public static Rig parse(String fileName, byte[] content) throws InputProblem {
    Fields rig = root(fileName, content);
    Topology topology =
        rig.has("topology")
            ? TopologySection.read(fileName, rig.fields("topology"))
            : new Topology.Proxy(Optional.empty());
    List<Fields> sections = UnitsSection.sections(rig);
    return RealUnitsSection.isReal(sections)
        ? real(fileName, rig, sections, topology, content)
        : emulated(fileName, rig, sections, topology, content);
  }

  private static Rig emulated(
      String fileName, Fields rig, List<Fields> sections, Topology topology, byte[] content)
      throws InputProblem {
    for (String key : List.of("firmware", "images", "drivers", "calibration", "accessPoint")) {
      if (rig.has(key)) {
        throw rig.place(key)
            .problem(
                "'" + key + "' is for units with a driver; these are emulated",
                "Name profiles in 'emulated.firmware', or give the units a driver");
      }
    }
    List<Rig.Unit> units = UnitsSection.read(sections, topology.crossing().isPresent());
    check(rig, topology, units, sections);
    requireOneGateway(rig, topology);
    return new Rig(
        rig.name("id"),
        rig.text("title"),
        EmulatedSection.read(fileName, rig.fields("emulated")),
        gateway(fileName, rig, false),
        topology,
        units,
        Optional.empty(),
        Optional.empty(),
        redButton(rig),
        ContentDigest.hex(content));
  }

  private static void check(
      Fields rig, Topology topology, List<Rig.Unit> units, List<Fields> sections)
      throws InputProblem {
    if (rig.has("topology")) {
      TopologyCheck.check(rig.fields("topology"), topology, units, sections);
    }
  }

  private static Optional<Gateway> gateway(String fileName, Fields rig, boolean proxied)
      throws InputProblem {
    return rig.has("gateway")
        ? Optional.of(GatewaySection.read(fileName, rig.fields("gateway"), proxied))
        : Optional.empty();
  }

  private static Rig real(
      String fileName, Fields rig, List<Fields> sections, Topology topology, byte[] content)
      throws InputProblem {
    RealUnitsSection.Read read =
        RealUnitsSection.read(rig, sections, fileName, topology.crossing().isPresent());
    check(rig, topology, read.units(), sections);
    requireNoNamespaces(rig, topology);
    requireOneAccessPoint(rig, topology);
    Optional<RedButton> button = redButton(rig);
    if (button.isPresent()) {
      read.claims().button(button.get(), rig.place("redButton"));
    }
    boolean proxied = read.real().units().stream().anyMatch(unit -> unit.proxy().isPresent());
    if (proxied && !rig.has("gateway")) {
      throw sections
          .getFirst()
          .place()
          .problem(
              "there is a 'proxy' for a unit, but nowhere that it leads to",
              "Add 'gateway' with 'host' and 'port'");
    }
    return new Rig(
        rig.name("id"),
        rig.text("title"),
        Rig.Emulated.NONE,
        gateway(fileName, rig, proxied),
        topology,
        read.units(),
        Optional.of(read.real()),
        CalibrationSection.read(rig, sections, fileName),
        button,
        ContentDigest.hex(content));
  }

  private static void requireOneAccessPoint(Fields rig, Topology topology) throws InputProblem {
    if (rig.has("accessPoint") && topology instanceof Topology.AccessPoint) {
      throw rig.place("accessPoint")
          .problem(
              "the rig is the units' access point itself: 'accessPoint' is for somebody else's",
              "Remove it, or use another 'kind' of topology");
    }
  }

  private static Optional<RedButton> redButton(Fields rig) throws InputProblem {
    return rig.has("redButton")
        ? Optional.of(RedButton.read(rig.fields("redButton")))
        : Optional.empty();
  }

  private static void requireNoNamespaces(Fields rig, Topology topology) throws InputProblem {
    if (topology
        .crossing()
        .filter(ends -> !(ends.far() instanceof Topology.Far.Wired))
        .isPresent()) {
      throw rig.fields("topology")
          .place("namespaces")
          .problem(
              "units with a driver are plugged into the rig's interfaces, nothing is emulated"
                  + " there",
              "Remove 'namespaces', or the units' drivers");
    }
  }

  /** In namespaces the bench makes its own gateway, and speaks plain TCP to it. */
  private static void requireOneGateway(Fields rig, Topology topology) throws InputProblem {
    boolean emulated =
        topology.crossing().filter(ends -> !(ends.far() instanceof Topology.Far.Wired)).isPresent();
    if (!emulated) {
      return;
    }
    if (rig.has("gateway")) {
      throw rig.place("gateway")
          .problem(
              "in namespaces the gateway is an emulated one, and has no commands of its own",
              "Remove 'gateway', or 'namespaces'");
    }
    if (rig.fields("emulated").has("tls")) {
      throw rig.fields("emulated")
          .place("tls")
          .problem("in namespaces the bench speaks no TLS", "Remove 'tls', or use 'kind: proxy'");
    }
  }

  private static Fields root(String fileName, byte[] content) throws InputProblem {
    Fields rig = Fields.of("the rig file", YamlDocument.parse(fileName, content));
    rig.version("rig", 1);
    NotForClinicalUse.require(rig);
    return rig.only(
        "rig",
        "id",
        "title",
        "notForClinicalUse",
        "emulated",
        "gateway",
        "topology",
        "firmware",
        "images",
        "drivers",
        "calibration",
        "redButton",
        "accessPoint",
        "units");
  }
}

package org.pumprig.rig.setup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.digest.ContentDigest;
import org.pumprig.fault.BackEnd;
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
    if (RealUnitsSection.isReal(UnitsSection.sections(rig))) {
      return real(fileName, rig, content);
    }
    for (String key : List.of("firmware", "images", "drivers")) {
      if (rig.has(key)) {
        throw rig.place(key)
            .problem(
                "'" + key + "' is for units with a driver; these are emulated",
                "Name profiles in 'emulated.firmware', or give the units a driver");
      }
    }
    Topology topology =
        rig.has("topology")
            ? TopologySection.read(rig.fields("topology"))
            : new Topology.Proxy(Optional.empty());
    List<Fields> sections = UnitsSection.sections(rig);
    List<Rig.Unit> units = UnitsSection.read(sections, topology.crossing().isPresent());
    if (rig.has("topology")) {
      TopologyCheck.check(rig.fields("topology"), topology, units, sections);
    }
    requireOneGateway(rig, topology);
    return new Rig(
        rig.name("id"),
        rig.text("title"),
        EmulatedSection.read(fileName, rig.fields("emulated")),
        rig.has("gateway")
            ? Optional.of(GatewaySection.read(fileName, rig.fields("gateway")))
            : Optional.empty(),
        topology,
        units,
        Optional.empty(),
        ContentDigest.hex(content));
  }

  private static Rig real(String fileName, Fields rig, byte[] content) throws InputProblem {
    List<Fields> sections = UnitsSection.sections(rig);
    Rig.Real real = RealUnitsSection.read(rig, sections, fileName);
    var units = new ArrayList<Rig.Unit>();
    for (Fields unit : sections) {
      units.add(
          new Rig.Unit(
              unit.name("serial"),
              Optional.empty(),
              Optional.empty(),
              List.of(),
              List.of(BackEnd.SERIAL),
              !unit.has("downgrade") || unit.flag("downgrade")));
    }
    return new Rig(
        rig.name("id"),
        rig.text("title"),
        Rig.Emulated.NONE,
        Optional.empty(),
        new Topology.Proxy(Optional.empty()),
        units,
        Optional.of(real),
        ContentDigest.hex(content));
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
        "units");
  }
}

package org.pumprig.rig.incident;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.rig.plan.Attachments;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Words;

/** The incidents that come with PumpRig, and files of one's own. */
public final class IncidentLibrary {
  private static final String FOLDER = "incidents/";

  /** A root that exists nowhere: fixtures' paths are resolved as if they lay there. */
  private static final Path FIXTURES = Path.of("/fixtures");

  private IncidentLibrary() {}

  /** Ids of the incidents that come with PumpRig, in the list's order. */
  public static List<String> ids() {
    return Fixtures.text(FOLDER + "list.txt").lines().filter(line -> !line.isBlank()).toList();
  }

  /**
   * An incident.
   *
   * @param idOrFile one of {@link #ids}, or the path of an incident file
   */
  public static Incident read(String idOrFile) throws InputProblem {
    if (ids().contains(idOrFile)) {
      String file = FOLDER + idOrFile + ".yaml";
      return IncidentFile.parse(FIXTURES.resolve(file).toString(), Fixtures.bytes(file));
    }
    if (!idOrFile.contains("/") && !Files.exists(Path.of(idOrFile))) {
      throw new InputProblem(
          idOrFile,
          1,
          "this is neither an incident that comes with PumpRig nor a file",
          Words.instead(idOrFile, ids()));
    }
    return IncidentFile.parse(idOrFile, InputFile.read(Path.of(idOrFile)));
  }

  /**
   * The plan of an incident that comes with PumpRig, with all files that it names.
   *
   * @param id one of {@link #ids}
   * @return contents by path below {@code fixtures}; the plan comes first, then its rig, then what
   *     these name
   */
  public static SequencedMap<String, byte[]> planAndFiles(String id) throws InputProblem {
    var files = new LinkedHashMap<String, byte[]>();
    var beside = new LinkedHashMap<String, byte[]>();
    Plan plan = plan(read(id), files, beside);
    Rig rig = RigFile.parse(plan.rig().toString(), keep(plan.rig(), files));
    for (Path firmware : rig.emulated().firmware().values()) {
      keep(firmware, files);
    }
    files.putAll(beside);
    return files;
  }

  /** The plan of an incident, as its file says. */
  public static Plan plan(String idOrFile) throws InputProblem {
    Optional<Path> own = ownPlan(idOrFile);
    if (own.isPresent()) {
      return PlanFile.readWithRig(own.get(), Optional.empty()).plan();
    }
    return plan(read(idOrFile), new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  /** The plan of an incident that comes with PumpRig; keeps its file, and those that it names. */
  private static Plan plan(
      Incident incident, SequencedMap<String, byte[]> files, SequencedMap<String, byte[]> beside)
      throws InputProblem {
    Path planFile = planFile(incident);
    byte[] planBytes = keep(planFile, files);
    Attachments attachments = path -> keep(InputFile.resolve(planFile.toString(), path), beside);
    return PlanFile.parse(planFile.toString(), planBytes, attachments);
  }

  private static Path planFile(Incident incident) {
    return Path.of(incident.file()).resolveSibling(incident.plan()).normalize();
  }

  private static byte[] keep(Path file, SequencedMap<String, byte[]> files) {
    String name = FIXTURES.relativize(file.normalize()).toString();
    return files.computeIfAbsent(name, Fixtures::bytes);
  }

  /** The plan's file where the incident is a file of one's own; empty: it comes with PumpRig. */
  public static Optional<Path> ownPlan(String idOrFile) throws InputProblem {
    if (ids().contains(idOrFile)) {
      return Optional.empty();
    }
    return Optional.of(planFile(read(idOrFile)));
  }
}

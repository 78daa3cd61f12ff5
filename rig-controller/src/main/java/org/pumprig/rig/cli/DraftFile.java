package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pumprig.rig.incident.draft.DraftFault;
import org.pumprig.rig.incident.draft.PlanDraft;
import org.pumprig.rig.incident.draft.PlanLines;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.yaml.InputProblem;

/** Writes plans that were found. */
final class DraftFile {
  private DraftFile() {}

  /** The plan with its text, to be written again with other faults. */
  static PlanDraft draft(Path planFile, Inputs inputs) throws InputProblem {
    return PlanDraft.of(
        planFile.toString(),
        inputs.planBytes(),
        inputs.plan(),
        inputs.rig(),
        PlanFile.beside(planFile.toString()));
  }

  /** The file to write, which may not exist; by default beside the plan. */
  static Path target(Optional<Path> asked, Path plan, String suffix) throws CommandProblem {
    String name = String.valueOf(plan.getFileName()).replaceFirst("\\.ya?ml$", "");
    Path target = asked.orElseGet(() -> plan.resolveSibling(name + suffix + ".yaml"));
    requireFree(target);
    return target;
  }

  static void requireFree(Path target) throws CommandProblem {
    if (Files.exists(target)) {
      throw new CommandProblem(target + " exists; name another file with --out.");
    }
  }

  /**
   * Writes a plan that can be run as it stands: it names the rig and other files from its folder.
   *
   * @param suffix of the plan's id, and its title
   */
  static void write(
      Path target,
      PlanDraft draft,
      List<DraftFault> faults,
      Path planFile,
      Optional<Path> rigFile,
      String suffix,
      String title,
      List<String> remarks)
      throws InputProblem, IOException {
    List<DraftFault> moved = moved(faults, planFile, target);
    write(target, draft, draft.with(moved), rigFile, suffix, title, remarks);
  }

  /** Faults of a plan for another plan's file: they name other files from its folder. */
  static List<DraftFault> moved(List<DraftFault> faults, Path planFile, Path target) {
    return faults.stream().map(fault -> moved(fault, folder(planFile), folder(target))).toList();
  }

  /** The same with a text that names no other file. */
  static void write(
      Path target,
      PlanDraft draft,
      PlanLines text,
      Optional<Path> rigFile,
      String suffix,
      String title,
      List<String> remarks)
      throws InputProblem, IOException {
    Path rig = rigFile.orElse(draft.plan().rig()).toAbsolutePath().normalize();
    PlanLines whole =
        draft
            .moved(text, folder(target), rig)
            .named(id(draft.plan().planId(), suffix), title)
            .headed(remarks);
    Files.createDirectories(folder(target));
    Files.write(target, whole.bytes());
    PlanFile.readWithRig(target, Optional.empty());
  }

  private static Path folder(Path file) {
    Path all = file.toAbsolutePath().normalize();
    return Optional.ofNullable(all.getParent()).orElse(all);
  }

  private static DraftFault moved(DraftFault fault, Path from, Path to) {
    String named = fault.keys().get("file");
    if (named == null) {
      return fault;
    }
    String plain = named.replaceAll("^'|'$", "");
    return fault.with("file", to.relativize(from.resolve(plain).normalize()).toString());
  }

  /** Ids have 64 characters at most. */
  private static String id(String plan, String suffix) {
    return plan.substring(0, Math.min(plan.length(), 64 - suffix.length())) + suffix;
  }
}

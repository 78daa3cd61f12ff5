package org.pumprig.rig.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pumprig.digest.ContentDigest;
import org.pumprig.rig.setup.NotForClinicalUse;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.YamlDocument;
import org.pumprig.seed.Seed;

/** Reads plan files, format version 1. */
public final class PlanFile {
  private static final int MAX_REPLICATES = 1000;

  private PlanFile() {}

  /**
   * Reads a plan file; the rig file it names is not looked at.
   *
   * @throws InputProblem for everything that is wrong with it
   */
  public static Plan read(Path file) throws InputProblem {
    return parse(file.toString(), InputFile.read(file));
  }

  /**
   * Reads a plan file and its rig file, and checks one against the other.
   *
   * @param file the plan file
   * @param rigFile instead of the rig file that the plan names
   * @throws InputProblem for everything that is wrong with either
   */
  public static PlanAndRig readWithRig(Path file, Optional<Path> rigFile) throws InputProblem {
    byte[] content = InputFile.read(file);
    Plan plan = parse(file.toString(), content);
    if (rigFile.isEmpty() && !Files.isRegularFile(plan.rig())) {
      throw root(file.toString(), content)
          .value("rig")
          .place()
          .problem(
              "'rig' names " + plan.rig() + ", which is no file",
              "Correct the path; it counts from the plan's folder");
    }
    Rig rig = RigFile.read(rigFile.orElse(plan.rig()));
    return new PlanAndRig(parse(file.toString(), content, rig), rig);
  }

  /**
   * Reads a plan file's content and checks it against a rig.
   *
   * @throws InputProblem also for a unit or firmware that the rig doesn't have
   */
  public static Plan parse(String fileName, byte[] content, Rig rig) throws InputProblem {
    return parse(fileName, content, rig, beside(fileName));
  }

  /**
   * The same with the files that it names taken from elsewhere. Every fault has its back end.
   *
   * @throws InputProblem also for a fault that the rig can't inject
   */
  public static Plan parse(String fileName, byte[] content, Rig rig, Attachments attachments)
      throws InputProblem {
    Plan plan = parse(fileName, content, attachments);
    RigCheck.check(root(fileName, content), plan, rig);
    return plan.with(RigBackEnds.chosen(fileName, plan.faults(), rig, plan.units()));
  }

  /**
   * Holds the images that a plan names against those of its rig.
   *
   * @param digests SHA-256 of the rig's firmware images, by firmware name, where they are known
   * @throws InputProblem if one is another, or isn't known
   */
  public static void requireImages(
      String fileName, byte[] content, Plan plan, Map<String, String> digests) throws InputProblem {
    List<Fields> arms = root(fileName, content).sections("arms", "an arm", ArmsSection.MAX_ARMS);
    for (int i = 0; i < arms.size(); i++) {
      Arm arm = plan.arms().get(i);
      String there = digests.getOrDefault(arm.firmware(), "");
      if (arm.image().isPresent() && !arm.image().get().equals(there)) {
        throw arms.get(i)
            .place("image")
            .problem(
                there.isEmpty()
                    ? "the rig file tells no image of firmware '" + arm.firmware() + "'"
                    : "the rig's firmware '" + arm.firmware() + "' is another image: " + there,
                there.isEmpty()
                    ? "Add it there under 'images'"
                    : "Correct it, or the rig file: the plan's evidence is about this image");
      }
    }
  }

  /** Where operator steps are asked for, for messages. */
  public static int operatorStepsLine(String fileName, byte[] content) throws InputProblem {
    Fields root = root(fileName, content);
    return root.has(OperatorStepsSection.KEY) ? root.place(OperatorStepsSection.KEY).line() : 1;
  }

  /** The sections of a plan's requirements, in its order, for messages. */
  public static List<Fields> requirements(String fileName, byte[] content) throws InputProblem {
    return root(fileName, content)
        .sections("requirements", "a requirement", RequirementsSection.MAX_REQUIREMENTS);
  }

  /**
   * Reads a plan file's content, and recorded networks that it names.
   *
   * @param fileName for messages, and to resolve paths against its folder
   * @param content the file's bytes
   * @throws InputProblem for everything that is wrong with it
   */
  public static Plan parse(String fileName, byte[] content) throws InputProblem {
    return parse(fileName, content, beside(fileName));
  }

  /** The same with the files that it names taken from elsewhere. */
  public static Plan parse(String fileName, byte[] content, Attachments attachments)
      throws InputProblem {
    Fields plan = root(fileName, content);
    List<Hazard> hazards = RequirementsSection.hazards(plan);
    List<Arm> arms = ArmsSection.read(plan);
    Phases phases = PhasesSection.read(plan);
    Optional<Comparison> comparison = ComparisonSection.read(plan, arms);
    int replicates = (int) plan.integer("replicates", 1, MAX_REPLICATES);
    Order order = plan.choice("order", List.of(Order.values()), Order::diskName);
    Therapy therapy = TherapySection.read(plan);
    Optional<Consumables> consumables =
        ConsumablesSection.read(
            plan, phases, therapy, order, order.armsEach(arms.size()) * replicates);
    Optional<Claim> claim = ClaimSection.read(plan, comparison, order);
    return new Plan(
        plan.name("id"),
        plan.text("title"),
        new Seed(plan.integer("seed", 0, (1L << 53) - 1)),
        InputFile.resolve(fileName, plan.scalar("rig")),
        hazards,
        RequirementsSection.read(plan, hazards),
        therapy,
        arms,
        ArmsSection.units(plan),
        order,
        replicates,
        phases,
        FaultsSection.read(plan, phases, attachments),
        WatchSection.read(plan),
        comparison,
        claim,
        steps(plan, phases, consumables),
        consumables,
        CampaignRulesSection.read(plan, arms, phases, claim),
        ContentDigest.hex(content));
  }

  /** Steps that the plan writes, and those that follow from what is used up. */
  private static List<OperatorStep> steps(
      Fields plan, Phases phases, Optional<Consumables> consumables) throws InputProblem {
    var steps = new ArrayList<>(OperatorStepsSection.read(plan, phases));
    List<OperatorStep> written = List.copyOf(steps);
    for (int run = 0; run < consumables.map(Consumables::runs).orElse(0); run++) {
      List<OperatorStep> changes = consumables.get().steps(run);
      requireRoom(plan, written, changes);
      if (run == 0) {
        steps.addAll(changes);
      }
    }
    return steps;
  }

  private static void requireRoom(
      Fields plan, List<OperatorStep> written, List<OperatorStep> changes) throws InputProblem {
    boolean full = written.size() + changes.size() > OperatorStepsSection.MAX_STEPS;
    for (OperatorStep change : changes) {
      boolean taken = written.stream().anyMatch(step -> step.id().equals(change.id()));
      if (taken || full) {
        throw plan.place("consumables")
            .problem(
                taken
                    ? "the step '" + change.id() + "' stands under 'operatorSteps' too"
                    : "a run would ask for more than "
                        + OperatorStepsSection.MAX_STEPS
                        + " steps, changes included",
                taken ? "Give that one another id" : "Use larger supplies, or shorter phases");
      }
    }
  }

  /** The files beside a plan: their paths count from its folder. */
  public static Attachments beside(String planFile) {
    return path -> InputFile.read(InputFile.resolve(planFile, path));
  }

  private static Fields root(String fileName, byte[] content) throws InputProblem {
    Fields plan = Fields.of("the plan", YamlDocument.parse(fileName, content));
    plan.version("plan", 1);
    NotForClinicalUse.require(plan);
    return plan.only(
        "plan",
        "id",
        "title",
        "notForClinicalUse",
        "rig",
        "seed",
        "hazards",
        "requirements",
        "therapy",
        "arms",
        "units",
        "order",
        "replicates",
        "phases",
        "faults",
        "watch",
        "comparison",
        "claim",
        "operatorSteps",
        "consumables",
        "invalid",
        "retest",
        "stop",
        "selfCheck");
  }
}

package org.pumprig.rig.incident.draft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.pumprig.rig.plan.Attachments;
import org.pumprig.rig.plan.Phases;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.schedule.Schedule;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Node;
import org.pumprig.rig.yaml.YamlDocument;

/** A plan file whose faults can be replaced; the rest of its text stays, comments included. */
public final class PlanDraft {
  private final String file;
  private final PlanLines lines;
  private final Plan plan;
  private final Rig rig;
  private final Attachments attachments;
  private final Fields root;

  private PlanDraft(
      String file, PlanLines lines, Plan plan, Rig rig, Attachments attachments, Fields root) {
    this.file = file;
    this.lines = lines;
    this.plan = plan;
    this.rig = rig;
    this.attachments = attachments;
    this.root = root;
  }

  /**
   * A plan that is valid on the rig.
   *
   * @param file its name for messages
   * @param attachments the files that it names
   * @throws InputProblem if its sections don't begin with lines of their own
   */
  public static PlanDraft of(
      String file, byte[] content, Plan plan, Rig rig, Attachments attachments)
      throws InputProblem {
    Node.Mapping document = YamlDocument.parse(file, content);
    return new PlanDraft(
        file,
        PlanLines.of(file, content, document),
        plan,
        rig,
        attachments,
        Fields.of("the plan", document));
  }

  /** The plan as it is. */
  public Plan plan() {
    return plan;
  }

  /** The faults of the plan's first replicate, by start. */
  public List<DraftFault> faults() throws InputProblem {
    return new WrittenFaults(plan, root).of(Schedule.of(plan, 0));
  }

  /** The text with these faults alone; at least one. */
  public PlanLines with(List<DraftFault> faults) throws InputProblem {
    List<DraftFault> sorted = new ArrayList<>(faults);
    sorted.sort(Comparator.comparingLong(DraftFault::startNanos));
    return withWindows(
        sorted.stream().map(each -> window(each, plan.phases())).toList(), gap(sorted));
  }

  /** The text with compressed idle time. */
  public PlanLines with(Compression compressed) throws InputProblem {
    List<String> windows =
        compressed.faults().stream().map(each -> window(each, compressed.phases())).toList();
    Phases phases = compressed.phases();
    return withWindows(windows, gap(compressed.faults())).with("phases", List.of(phases(phases)));
  }

  /**
   * The same text, in whose runs each unit is power-cycled at the end, and not only a tripped one.
   */
  public PlanLines cycled(PlanLines text) {
    Phases own = plan.phases();
    return text.with(
        "phases",
        List.of(
            phases(
                new Phases(
                    own.settleNanos(),
                    own.stressNanos(),
                    own.recoverNanos(),
                    own.checkNanos(),
                    true))));
  }

  private static String phases(Phases phases) {
    return "phases: {settle: %s, stress: %s, recover: %s, check: %s%s}"
        .formatted(
            DraftFault.time(phases.settleNanos()),
            DraftFault.time(phases.stressNanos()),
            DraftFault.time(phases.recoverNanos()),
            DraftFault.time(phases.checkNanos()),
            phases.cycled() ? ", powerCycle: always" : "");
  }

  /**
   * The text with these windows alone.
   *
   * @param windows each in flow style
   */
  public PlanLines withWindows(List<String> windows, long gapNanos) throws InputProblem {
    List<String> section = new ArrayList<>();
    section.add("faults:");
    section.add("  gapAtLeast: " + DraftFault.time(gapNanos));
    Fields faults = root.fields("faults");
    if (faults.has("shared")) {
      section.add("  shared: " + FlowText.of(faults.value("shared")));
    }
    section.add("  windows:");
    windows.forEach(window -> section.add("    - " + window));
    return lines.with("faults", section);
  }

  /**
   * The plan that such a text is.
   *
   * @throws InputProblem if the faults make no valid plan
   */
  public Plan read(PlanLines text) throws InputProblem {
    return PlanFile.parse(file, text.bytes(), rig, attachments);
  }

  /**
   * The text for a file in another folder.
   *
   * @param folder where it will stand, absolute
   * @param rigFile the rig file, absolute
   */
  public PlanLines moved(PlanLines text, Path folder, Path rigFile) throws InputProblem {
    return text.with("rig", List.of("rig: " + slashes(folder.relativize(rigFile))));
  }

  /** The gap that these faults keep, at most the plan's own. */
  private long gap(List<DraftFault> sorted) {
    long gap = plan.faults().gapAtLeastNanos();
    long end = Long.MIN_VALUE;
    for (DraftFault fault : sorted) {
      if (!fault.overlap()) {
        gap = end == Long.MIN_VALUE ? gap : Math.min(gap, Math.max(0, fault.startNanos() - end));
        end = fault.endNanos();
      }
    }
    return gap;
  }

  private static String window(DraftFault fault, Phases phases) {
    long settle = phases.settleNanos();
    boolean stress = fault.startNanos() >= settle && fault.endNanos() <= phases.stressEndNanos();
    return "{fault: %s, %sat: %s, lasts: %s%s%s}"
        .formatted(
            fault.kind(),
            fault.keys().entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue() + ", ")
                .collect(Collectors.joining()),
            DraftFault.time(fault.startNanos() - (stress ? settle : 0)),
            DraftFault.time(fault.lastsNanos()),
            stress ? "" : ", within: run",
            fault.overlap() ? ", overlap: true" : "");
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }
}

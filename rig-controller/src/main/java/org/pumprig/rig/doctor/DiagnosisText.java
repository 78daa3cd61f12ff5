package org.pumprig.rig.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Capabilities;
import org.pumprig.fault.Capability;

/** A diagnosis for people. */
public final class DiagnosisText {
  private DiagnosisText() {}

  /** Its lines. */
  public static List<String> lines(Diagnosis diagnosis) {
    var lines = new ArrayList<String>();
    part("Machine", diagnosis.system(), lines);
    part("Tools", diagnosis.tools(), lines);
    part("Back ends", diagnosis.backEnds(), lines);
    part("Faults in packets, as the kernel took their rules", diagnosis.packetFilter(), lines);
    part("Topology", diagnosis.topology(), lines);
    part("Units and instruments, as far as this machine can tell", diagnosis.bench(), lines);
    lines.add(
        "Faults, the back ends that can inject them (best first), what proves them, and what bounds"
            + " the recovery");
    for (Capability row : Capabilities.ALL) {
      lines.add(
          "  %-24s %-18s %s; %s"
              .formatted(
                  row.fault(),
                  row.backEnds().stream().map(BackEnd::diskName).collect(Collectors.joining(" ")),
                  row.witness(),
                  row.recovery().words()));
    }
    lines.add("");
    List<Finding> blocking = diagnosis.blocking();
    if (blocking.isEmpty()) {
      lines.add(
          diagnosis.topology().isEmpty()
              ? "Name a rig file (--rig) to see whether all that it needs is there."
              : "All that the rig file needs is there"
                  + (isOpen(diagnosis) ? ", as far as it can be told without a run." : "."));
    } else {
      lines.add("The rig can't work here:");
      for (Finding each : blocking) {
        lines.add("  " + each.name() + ": " + each.detail() + ". " + each.remedy() + ".");
      }
    }
    return List.copyOf(lines);
  }

  private static boolean isOpen(Diagnosis diagnosis) {
    return Stream.concat(diagnosis.topology().stream(), diagnosis.bench().stream())
        .anyMatch(each -> each.state() == Finding.State.UNKNOWN);
  }

  private static void part(String title, List<Finding> findings, List<String> lines) {
    if (findings.isEmpty()) {
      return;
    }
    lines.add(title);
    for (Finding each : findings) {
      String remedy = each.remedy().isEmpty() ? "" : ". " + each.remedy();
      lines.add(
          "  %-3s %-15s %s%s".formatted(each.state().word(), each.name(), each.detail(), remedy));
    }
    lines.add("");
  }
}

package org.pumprig.rig.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.pumprig.fault.nft.NftProbe;

/**
 * What the kernel's packet filter can do, tried in a network namespace that is made for it and
 * removed again.
 *
 * @param backEnd whether it can do anything
 * @param faults each fault that it was tried with
 */
record PacketFilter(Finding backEnd, List<Finding> faults) {
  PacketFilter {
    faults = List.copyOf(faults);
  }

  /**
   * Tries it. Blocks for some seconds at most.
   *
   * @param tool whether {@code nft} is there
   */
  static PacketFilter look(Finding tool, boolean root) {
    if (tool.state() != Finding.State.GOOD) {
      return new PacketFilter(tool, List.of());
    }
    if (!root) {
      return new PacketFilter(Finding.bad("nft", "needs root", "Start it with sudo"), List.of());
    }
    return of(NftProbe.run());
  }

  static PacketFilter of(NftProbe.Report report) {
    Finding backEnd =
        report
            .problem()
            .map(why -> Finding.bad("nft", why, "The kernel needs nf_tables"))
            .orElseGet(() -> Finding.good("nft", "the kernel takes rules of " + report.version()));
    Map<String, List<NftProbe.Tried>> byFault =
        report.tried().stream()
            .collect(
                Collectors.groupingBy(
                    NftProbe.Tried::fault, LinkedHashMap::new, Collectors.toList()));
    var faults = new ArrayList<Finding>();
    byFault.forEach((fault, tried) -> faults.add(finding(fault, tried)));
    return new PacketFilter(backEnd, faults);
  }

  private static Finding finding(String fault, List<NftProbe.Tried> tried) {
    String refused =
        tried.stream()
            .flatMap(each -> each.problem().map(why -> each.rules() + ": " + why).stream())
            .collect(Collectors.joining("; "));
    if (!refused.isEmpty()) {
      return Finding.bad(fault, refused, "Use a kernel that has it, or another back end");
    }
    return Finding.good(
        fault, tried.stream().map(NftProbe.Tried::rules).collect(Collectors.joining(", ")));
  }
}

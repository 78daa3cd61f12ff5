package org.pumprig.rig.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What happened, at a glance: of each arm the gravest run, with its faults shaded. */
final class PicturesSection {
  private PicturesSection() {}

  static void write(Page page) {
    List<RunReport> runs = page.model().runs();
    if (runs.isEmpty()) {
      return;
    }
    page.startSection("pictures", "In pictures");
    page.out()
        .leaf(
            "p",
            "Of each arm the run with the gravest outcome: faults as shaded bands, connectivity"
                + " errors, and the flow trace. All runs follow below.");
    List<Integer> order = TimelineSection.gravestFirst(runs);
    List<Integer> shown =
        page.model().header().arms().stream()
            .limit(Bounds.ARMS)
            .map(arm -> first(order, runs, arm.name()))
            .flatMap(Optional::stream)
            .toList();
    if (shown.isEmpty()) {
      shown = IntStream.range(0, 1).boxed().toList();
    }
    TimelineScales scales = TimelineScales.of(shown.stream().map(runs::get).toList());
    for (int index : shown) {
      TimelineSection.figure(page, runs.get(index), "picture-" + index, scales);
    }
    TimelineLegend.write(page.out());
    page.endSection();
  }

  private static Optional<Integer> first(List<Integer> order, List<RunReport> runs, String arm) {
    return order.stream().filter(i -> runs.get(i).arm().equals(arm)).findFirst();
  }
}

package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pumprig.rig.incident.draft.DraftFault;
import org.pumprig.rig.incident.draft.PlanDraft;
import org.pumprig.rig.incident.search.Boundary;
import org.pumprig.rig.incident.search.Grid;
import org.pumprig.rig.incident.search.Outcomes;
import org.pumprig.rig.incident.search.Pattern;
import org.pumprig.rig.plan.Arm;
import org.pumprig.rig.report.BoundaryMap;
import org.pumprig.rig.report.BoundaryMapSvg;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.yaml.InputProblem;

/** The boundary of every arm, as a picture and a table. */
final class BoundaryFiles {
  private BoundaryFiles() {}

  /** A file that was written, in words. */
  record Drawn(Path file, String words) {}

  static List<Drawn> write(GridOptions axes, Inputs inputs, PlanDraft draft, Grid grid)
      throws CommandProblem, InputProblem, IOException {
    Pattern.Kind kind = axes.kinds().getFirst();
    List<Boundary> boundaries = new ArrayList<>();
    for (Arm arm : inputs.plan().arms()) {
      var pumps = new PatternPumps(inputs, draft, arm);
      boundaries.add(Boundary.of(arm.name(), pumps.of("map"), kind, grid, axes.pumps()));
    }
    Path svg = axes.file(".svg");
    Path csv = axes.file(".csv");
    Path folder = svg.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.write(svg, BoundaryMapSvg.render(map(kind, grid, boundaries, inputs)));
    Files.write(csv, table(kind, grid, boundaries).getBytes(StandardCharsets.UTF_8));
    return List.of(
        new Drawn(svg, "Map of the boundary under " + kind.diskName() + ": " + svg),
        new Drawn(csv, "The same as a table: " + csv));
  }

  private static BoundaryMap map(
      Pattern.Kind kind, Grid grid, List<Boundary> boundaries, Inputs inputs) {
    return new BoundaryMap(
        "Where the firmware falls: pumps that trip under " + kind.diskName(),
        "from one begin to the next",
        "length of each",
        grid.periodsNanos().stream().map(BoundaryFiles::label).toList(),
        grid.lengthsNanos().stream().map(BoundaryFiles::label).toList(),
        boundaries.stream()
            .map(
                each ->
                    new BoundaryMap.Panel(
                        "arm " + each.name(),
                        each.rows().stream()
                            .map(row -> row.stream().map(BoundaryFiles::cell).toList())
                            .toList()))
            .toList(),
        "ILLUSTRATIVE: the emulated pump alone, no figure of a real one. In each cell: pumps that trip, of those tried, within %s of stress; thick line: half of them. Hatched: it would come again while it lasts. Plan %s, seed %d."
            .formatted(
                DraftFault.time(inputs.plan().phases().stressNanos()),
                inputs.plan().planId(),
                inputs.plan().seed().value()));
  }

  private static Optional<BoundaryMap.Cell> cell(Optional<Outcomes> outcomes) {
    return outcomes.map(all -> new BoundaryMap.Cell(all.trips(), all.pumps()));
  }

  private static String label(long nanos) {
    return nanos < 1_000_000_000
        ? DraftFault.time(nanos).replace(" ", "")
        : SizeNumbers.plain(nanos / 1e9) + "s";
  }

  private static String table(Pattern.Kind kind, Grid grid, List<Boundary> boundaries) {
    var lines =
        new StringBuilder(
            "arm,fault,lengthMillis,periodMillis,pumps,trips,medianSecondsToTrip,medianErrorsToTrip\n");
    for (Boundary boundary : boundaries) {
      for (int row = 0; row < grid.lengthsNanos().size(); row++) {
        for (int column = 0; column < grid.periodsNanos().size(); column++) {
          Optional<Outcomes> cell = boundary.rows().get(row).get(column);
          if (cell.isPresent()) {
            lines.append(
                line(
                    boundary.name() + "," + kind.diskName(),
                    grid.lengthsNanos().get(row),
                    grid.periodsNanos().get(column),
                    cell.get()));
          }
        }
      }
    }
    return lines.toString();
  }

  private static String line(String head, long length, long period, Outcomes seen) {
    return "%s,%s,%s,%d,%d,%s,%s\n"
        .formatted(
            head,
            SizeNumbers.plain(length / 1e6),
            SizeNumbers.plain(period / 1e6),
            seen.pumps(),
            seen.trips(),
            seen.medianTripNanos().stream()
                .mapToObj(nanos -> String.format(Locale.ROOT, "%.3f", nanos / 1e9))
                .findFirst()
                .orElse(""),
            seen.medianErrors().stream().mapToObj(Long::toString).findFirst().orElse(""));
  }
}

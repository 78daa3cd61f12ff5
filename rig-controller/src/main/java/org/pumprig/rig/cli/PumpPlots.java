package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pumprig.rig.compare.CampaignResult;
import org.pumprig.rig.compare.pumps.PumpTable;
import org.pumprig.rig.compare.pumps.PumpTables;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.report.CurvePlot;
import org.pumprig.rig.report.CurvePlotSvg;
import org.pumprig.rig.report.ForestPlotSvg;
import org.pumprig.rig.report.LookFigure;
import org.pumprig.rig.report.build.ClaimMapping;
import org.pumprig.rig.report.build.ForestMapping;
import org.pumprig.rig.report.build.Plots;

/** What can be drawn of a campaign, as files. */
final class PumpPlots {
  private PumpPlots() {}

  /** Writes one SVG file for each plot, none of which may exist; returns them. */
  static List<Path> write(CampaignResult campaign, Path folder) throws IOException {
    Map<String, byte[]> drawings = drawings(campaign);
    Files.createDirectories(folder);
    for (String name : drawings.keySet()) {
      if (Files.exists(folder.resolve(name))) {
        throw new FileAlreadyExistsException(folder.resolve(name).toString());
      }
    }
    List<Path> files = new ArrayList<>();
    for (Map.Entry<String, byte[]> drawing : drawings.entrySet()) {
      files.add(Files.write(folder.resolve(drawing.getKey()), drawing.getValue()));
    }
    return files;
  }

  private static Map<String, byte[]> drawings(CampaignResult campaign) {
    Map<String, CurvePlot> curves = new TreeMap<>();
    for (PumpTable table : PumpTables.of(campaign).tables()) {
      String time = "time at risk [" + table.unit() + "]";
      switch (table.name()) {
        case "watchdog" ->
            curves.put("survival.svg", Plots.survival(table.title(), time, table.columns()));
        case "errors" ->
            curves.put(
                "hazard-by-errors.svg",
                Plots.hazard(table.title(), "connectivity errors", table.columns()));
        case "watchdogCourse" -> curves.put("mean-cumulative.svg", meanCumulative(table));
        default -> {} // compared in numbers only
      }
    }
    String label = Plots.label(campaign);
    Map<String, byte[]> drawings = new TreeMap<>();
    curves.forEach(
        (name, plot) -> drawings.put(name, CurvePlotSvg.render(Plots.labelled(plot, label))));
    ForestMapping.of(campaign)
        .ifPresent(forest -> drawings.put("endpoints.svg", ForestPlotSvg.render(forest)));
    ClaimMapping.looks(campaign)
        .ifPresent(looks -> drawings.put("looks.svg", LookFigure.render(looks)));
    return drawings;
  }

  private static CurvePlot meanCumulative(PumpTable table) {
    try {
      return Plots.meanCumulative(
          table.title(), "time of the schedule [" + table.unit() + "]", table.columns());
    } catch (NotComputableException e) {
      throw new IllegalStateException("a pump's own runs don't overlap", e);
    }
  }
}

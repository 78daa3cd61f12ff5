package org.pumprig.rig.compare.honest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pumprig.seed.Seed;

/** Writes the long tables: {@code HonestTables FILE.md CAMPAIGNS SAMPLES}. */
public final class HonestTables {
  private static final Seed SEED = new Seed(20260701);

  /** Planned, where one looks while it runs. */
  private static final int PUMPS = 20;

  private HonestTables() {}

  /** Fails where a level that is promised isn't kept. */
  public static void main(String[] args) throws IOException {
    int campaigns = Integer.parseInt(args[1]);
    List<String> lines = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    lines.add("Seed %d, %d campaigns a figure.".formatted(SEED.value(), campaigns));
    lines.add("");
    lines.add(
        "| part of the claim | pumps and bench | pumps | level | shown though not true | shown"
            + " where true |");
    lines.add("|---|---|---|---|---|---|");
    for (Condition condition : Condition.values()) {
      for (Part part : Part.of(condition)) {
        FalseBetter found = FalseBetter.of(condition, part, campaigns, SEED);
        lines.add(found.row());
        if (found.broken()) {
          broken.add(found.row());
        }
      }
    }
    claims(campaigns, lines, broken);
    looks(campaigns, lines, broken);
    coverage(Integer.parseInt(args[2]), lines, broken);
    Files.write(Path.of(args[0]), lines);
    if (!broken.isEmpty()) {
      throw new IllegalStateException("levels not kept: " + broken);
    }
  }

  private static void claims(int campaigns, List<String> lines, List<String> broken) {
    lines.add("");
    lines.add("Seed %d, %d campaigns a figure.".formatted(SEED.value(), campaigns));
    lines.add("");
    lines.add(
        "| part of the real claim | bench | pumps | level | shown though not true | shown where"
            + " true |");
    lines.add("|---|---|---|---|---|---|");
    for (Bench bench : Bench.values()) {
      for (ClaimPart part : ClaimPart.values()) {
        FalseClaim found = FalseClaim.of(bench, part, campaigns, campaigns / 2, SEED);
        lines.add(found.row());
        if (found.broken()) {
          broken.add(found.row());
        }
      }
    }
  }

  private static void looks(int campaigns, List<String> lines, List<String> broken) {
    lines.add("");
    lines.add("Seed %d, %d campaigns a figure.".formatted(SEED.value(), campaigns));
    lines.add("");
    lines.add(
        "| looks | bench | pumps | level | stopped for it though not true | stopped for it where"
            + " true |");
    lines.add("|---|---|---|---|---|---|");
    for (Bench bench : List.of(Bench.IDEAL, Bench.REAL, Bench.BLIND)) {
      for (FalseLook.Kind kind : FalseLook.Kind.values()) {
        FalseLook found = FalseLook.of(bench, kind, PUMPS, campaigns, campaigns / 2, SEED);
        lines.add(found.row());
        if (found.broken()) {
          broken.add(found.row());
        }
      }
    }
  }

  private static final List<Integer> SIZES = List.of(6, 12, 20, 30, 60, 120);

  private static void coverage(int samples, List<String> lines, List<String> broken) {
    lines.add("");
    lines.add("Seed %d, %d samples a figure.".formatted(SEED.value(), samples));
    lines.add("");
    lines.add("| interval | sampled | 6 | 12 | 20 | 30 | 60 | 120 |");
    lines.add("|---|---|---|---|---|---|---|---|");
    for (Interval95 interval : Interval95.all()) {
      StringBuilder row = new StringBuilder();
      row.append("| ").append(interval.method()).append(interval.exact() ? " **exact**" : "");
      row.append(" | ").append(interval.setting());
      for (int size : SIZES) {
        Coverage found = Coverage.of(interval, size, samples, SEED);
        row.append(" | ").append(found.cell());
        if (found.broken()) {
          broken.add(interval.method() + " at " + size + ": " + found.cell());
        }
      }
      lines.add(row.append(" |").toString());
    }
  }
}

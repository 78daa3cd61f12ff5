package org.pumprig.rig.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.incident.search.Grid;
import org.pumprig.rig.incident.search.Pattern;
import picocli.CommandLine.Option;

/** What {@code search} tries, and the map that it draws. */
final class GridOptions {
  private static final int STEPS = 9;
  private static final int MOST_STEPS = 40;
  private static final long LONGEST_NANOS = 30L * 86_400 * 1_000_000_000;

  @Option(
      names = "--lengths",
      paramLabel = "TIMES",
      description = "How long a fault lasts, such as 500ms,1s,2s (default: by the stress phase).")
  private @Nullable String lengths;

  @Option(
      names = "--periods",
      paramLabel = "TIMES",
      description = "From one begin to the next, such as 1s,5s,20s (default: by the stress phase).")
  private @Nullable String periods;

  @Option(
      names = "--faults",
      paramLabel = "NAMES",
      description = "Only these faults, such as refuse,stall.")
  private @Nullable String faults;

  @Option(
      names = "--map",
      paramLabel = "FILE",
      description =
          "Draw the boundary of every arm for the first fault: FILE.svg and FILE.csv; refused if"
              + " they exist.")
  private @Nullable Path map;

  @Option(
      names = "--pumps",
      paramLabel = "N",
      defaultValue = "8",
      description = "Pumps in each cell of the map (${DEFAULT-VALUE}).")
  private int pumps;

  Optional<Path> map() {
    return Optional.ofNullable(map);
  }

  int pumps() throws CommandProblem {
    if (pumps < 1 || pumps > 1000) {
      throw new CommandProblem("--pumps takes 1 to 1000.");
    }
    return pumps;
  }

  Path file(String ending) {
    return Path.of(String.valueOf(map) + ending);
  }

  void requireFree() throws CommandProblem {
    if (map == null) {
      return;
    }
    pumps();
    for (String ending : List.of(".svg", ".csv")) {
      if (Files.exists(file(ending))) {
        throw new CommandProblem(file(ending) + " exists; name another file with --map.");
      }
    }
  }

  Grid grid(long stressNanos) throws CommandProblem {
    Grid over = Grid.over(stressNanos, STEPS);
    Grid grid =
        new Grid(
            lengths == null ? over.lengthsNanos() : times("--lengths", lengths),
            periods == null ? over.periodsNanos() : times("--periods", periods));
    if (grid.lengthsNanos().getFirst() >= grid.periodsNanos().getLast()) {
      throw new CommandProblem(
          "no length is below any period, so nothing can come again; choose other --lengths or"
              + " --periods.");
    }
    return grid;
  }

  private static List<Long> times(String option, String text) throws CommandProblem {
    List<Long> all = new ArrayList<>();
    for (String word : text.split(",", -1)) {
      all.add(Durations.nanos(option, word));
    }
    List<Long> sorted = all.stream().sorted().distinct().toList();
    if (sorted.size() > MOST_STEPS || sorted.getFirst() < 1 || sorted.getLast() > LONGEST_NANOS) {
      throw new CommandProblem(
          option + " takes 1 to " + MOST_STEPS + " times, more than 0 and at most 30 d each.");
    }
    return sorted;
  }

  List<Pattern.Kind> kinds() throws CommandProblem {
    List<Pattern.Kind> known = List.of(Pattern.Kind.values());
    if (faults == null) {
      return known;
    }
    List<Pattern.Kind> chosen = new ArrayList<>();
    for (String word : faults.split(",", -1)) {
      chosen.add(
          known.stream()
              .filter(kind -> kind.diskName().equals(word.strip()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new CommandProblem(
                          "--faults: '%s' is not searched; known here: %s."
                              .formatted(
                                  word.strip(),
                                  Arrays.stream(Pattern.Kind.values())
                                      .map(Pattern.Kind::diskName)
                                      .collect(Collectors.joining(", "))))));
    }
    return chosen;
  }
}

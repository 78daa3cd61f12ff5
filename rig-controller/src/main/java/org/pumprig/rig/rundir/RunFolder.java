package org.pumprig.rig.rundir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.yaml.InputProblem;

/**
 * Whether run directories are what a session left, as far as names tell: nothing was taken out, and
 * each run is there once. Reads no journal and changes nothing.
 */
public final class RunFolder {
  private static final String RESTORE =
      "Restore what is missing from a copy, or move the whole directory away to keep it";

  private RunFolder() {}

  /**
   * What is missing of a run that was begun; empty: nothing, or it never got so far.
   *
   * @param header what {@code run.json} says; empty: there is none
   */
  public static Optional<InputProblem> halfDeleted(Path run, Optional<RunHeader> header)
      throws IOException {
    List<String> journal = names(run.resolve("journal"));
    boolean begun =
        !journal.isEmpty()
            || Files.exists(run.resolve("checkpoints"))
            || !names(run.resolve("snapshots")).isEmpty()
            || header.flatMap(RunHeader::verdict).isPresent();
    if (!begun) {
      return Optional.empty();
    }
    Optional<String> missing =
        header.isEmpty()
            ? Optional.of(RunHeader.FILE + " is missing beside a run's journal")
            : missingSegment(journal);
    return missing.map(
        what ->
            new InputProblem(
                run.toString(), 1, "this run's directory is half-deleted: " + what, RESTORE));
  }

  private static Optional<String> missingSegment(List<String> journal) {
    var numbers = new TreeSet<Integer>();
    journal.stream()
        .filter(name -> name.matches("[0-9]{8}\\.jsonl(\\.gz)?"))
        .forEach(name -> numbers.add(Integer.parseInt(name.substring(0, 8))));
    if (numbers.isEmpty()) {
      return Optional.of("its journal holds no segment");
    }
    for (int expected = 1; expected <= numbers.last(); expected++) {
      if (!numbers.contains(expected)) {
        return Optional.of("segment %08d of its journal is missing".formatted(expected));
      }
    }
    return Optional.empty();
  }

  private static List<String> names(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.map(each -> String.valueOf(each.getFileName())).sorted().toList();
    }
  }

  /**
   * Refuses two directories that say they are the same run and don't hold the same. A copy that
   * does counts once.
   *
   * @param directories of the runs, in the same order
   */
  public static void unique(List<Path> directories, List<JudgedRun> runs) throws InputProblem {
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < runs.size(); i++) {
      RunHeader header = runs.get(i).header();
      Integer before = first.putIfAbsent(header.campaignId() + "/" + header.runId(), i);
      if (before != null && !runs.get(before).evidence().equals(runs.get(i).evidence())) {
        throw twice(directories.get(i), header, directories.get(before));
      }
    }
  }

  /** The message about two directories with one id. */
  public static InputProblem twice(Path directory, RunHeader header, Path other) {
    return new InputProblem(
        directory.toString(),
        1,
        "this says it is run %s of campaign %s, and so does %s: two directories with one id"
            .formatted(header.runId(), header.campaignId(), other),
        "Find out which is the original, and move the other one away");
  }
}

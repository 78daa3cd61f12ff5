package org.pumprig.rig.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a campaign is kept: {@code inputs/} (plan, rig file and firmware as they were used), {@code
 * runs/ID/}, {@code report/}, {@code campaign.json}.
 *
 * @param root its directory
 */
public record CampaignDirectory(Path root) {
  private static final int MOST_RUNS = 100_000;

  /**
   * Makes an empty directory for a campaign.
   *
   * @throws IOException if there is something in it already: nothing is ever overwritten
   */
  public static CampaignDirectory create(Path root) throws IOException {
    checkUnused(root);
    Files.createDirectories(root.resolve("runs"));
    Files.createDirectories(root.resolve("report"));
    return new CampaignDirectory(root);
  }

  /**
   * The directory of a campaign that was begun.
   *
   * @throws IOException if there is none
   */
  public static CampaignDirectory existing(Path root) throws IOException {
    if (!Files.isDirectory(root.resolve("runs"))) {
      throw new IOException(root + " is no campaign's directory: it has no folder 'runs'");
    }
    return new CampaignDirectory(root);
  }

  /**
   * Checks that a directory is empty or not there yet.
   *
   * @throws IOException if there is something in it
   */
  public static void checkUnused(Path root) throws IOException {
    if (Files.exists(root)) {
      try (Stream<Path> inside = Files.list(root)) {
        if (inside.findAny().isPresent()) {
          throw new IOException(root + " is not empty; choose another --out");
        }
      }
    }
  }

  /** Directory of one run. */
  public Path run(String runId) {
    return root.resolve("runs").resolve(runId);
  }

  /** Directories of all runs that are there, by name. */
  public List<Path> runs() throws IOException {
    try (Stream<Path> inside = Files.list(root.resolve("runs"))) {
      return inside.filter(Files::isDirectory).sorted().limit(MOST_RUNS).toList();
    }
  }

  /** The report's page. */
  public Path report() {
    return root.resolve("report").resolve("index.html");
  }

  /** The campaign's results. */
  public Path campaignJson() {
    return root.resolve("campaign.json");
  }
}

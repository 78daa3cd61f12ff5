package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** On which rig a plan is run, and where everything is written that is made of it. */
final class CampaignOptions {
  @Option(names = "--rig", paramLabel = "RIG", description = "Rig file instead of the plan's own.")
  private @Nullable Path rig;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "New directory for everything that is written (default: below pumprig-out).")
  private @Nullable Path out;

  Optional<Path> rig() {
    return Optional.ofNullable(rig);
  }

  Optional<Path> out() {
    return Optional.ofNullable(out);
  }

  /** The directory for a campaign. */
  Path directory(String campaignId) {
    return OutputPath.of(out(), campaignId);
  }
}

package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.rig.campaign.CampaignDirectory;
import org.pumprig.rig.journal.JournalDamage;
import org.pumprig.rig.journal.LastRecord;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.judge.RunState;
import org.pumprig.rig.session.Headers;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.time.WallMicros;
import picocli.CommandLine.Option;

/**
 * How long an outage was: by the wall clock, unless that stands before the last record. Then it was
 * set back, or lost its time with the power, and a campaign isn't gone on with at wrong times.
 */
final class OutageOption {
  /** Two looks at a clock that is slewed may differ. */
  private static final long WITHIN_MICROS = 1_000_000;

  @Option(
      names = "--outage",
      paramLabel = "TIME",
      description = {
        "With --resume: how long the controller was away (such as 20min), where this machine's"
            + " clock",
        "can't tell. Default: by its clock."
      })
  private @Nullable String outage;

  /** As it was said; empty: it wasn't. */
  OptionalLong micros() throws CommandProblem {
    return outage == null
        ? OptionalLong.empty()
        : OptionalLong.of(Durations.nanos("--outage", outage) / 1_000);
  }

  /**
   * Refuses a clock that can't tell how long the outage was.
   *
   * @param wallMicros what it shows
   */
  void require(CampaignDirectory directory, long wallMicros)
      throws CommandProblem, InputProblem, IOException {
    if (micros().isPresent()) {
      return;
    }
    for (Path run : directory.runs()) {
      if (Files.exists(run.resolve(RunHeader.FILE)) && Headers.of(run).state() != RunState.ENDED) {
        require(run, last(run), wallMicros);
      }
    }
  }

  private static OptionalLong last(Path run) throws IOException {
    try {
      return LastRecord.wallMicros(new DirectoryStorage(run));
    } catch (JournalDamage toldWhenItIsReopened) {
      return OptionalLong.empty();
    }
  }

  private static void require(Path run, OptionalLong last, long wallMicros) throws CommandProblem {
    if (last.isPresent() && wallMicros < last.getAsLong() - WITHIN_MICROS) {
      throw new CommandProblem(
          ("this machine's clock shows %s, but the last record of %s is of %s: how long the outage"
               + " was can't be told, and nothing was changed. Set the clock ('pumprig doctor'"
               + " shows what sets it) and resume again; if it was wrong before, say how long the"
               + " outage was: --outage 20min.")
              .formatted(
                  WallMicros.second(wallMicros),
                  run.getFileName(),
                  WallMicros.second(last.getAsLong())));
    }
  }
}

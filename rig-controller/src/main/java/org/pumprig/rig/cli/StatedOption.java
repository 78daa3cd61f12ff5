package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.report.Stated;
import org.pumprig.rig.stated.StatedFile;
import org.pumprig.rig.yaml.InputProblem;
import picocli.CommandLine.Option;

/** What persons state for a report. */
final class StatedOption {
  @Option(
      names = "--stated",
      paramLabel = "FILE",
      description = {
        "What no journal can show: laboratory, units, equipment with calibration, testers,",
        "anomalies. Without it the report says for each that it is not stated."
      })
  private @Nullable Path file;

  Optional<StatedFile> file() throws InputProblem {
    return file == null ? Optional.empty() : Optional.of(StatedFile.read(file));
  }

  static Stated stated(Optional<StatedFile> file) {
    return file.map(StatedFile::stated).orElse(Stated.NOTHING);
  }
}

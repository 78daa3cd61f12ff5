package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.authority.TimeAuthority;
import org.pumprig.rig.yaml.InputProblem;
import picocli.CommandLine.Option;

/** The time-stamp authority that is asked, if any: only one that a file of the user's names. */
final class TimeAuthorityOption {
  @Option(
      names = "--time-authority",
      paramLabel = "FILE",
      description = "Have it time-stamped by this authority (YAML: name, url, certificate).")
  private @Nullable Path file;

  Optional<TimeAuthority> value() throws InputProblem {
    return file == null ? Optional.empty() : Optional.of(TimeAuthority.read(file));
  }
}

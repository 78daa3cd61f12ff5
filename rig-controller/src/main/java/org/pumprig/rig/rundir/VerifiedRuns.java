package org.pumprig.rig.rundir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pumprig.host.SideBySide;
import org.pumprig.rig.yaml.InputProblem;

/** Runs verified and judged, as many at a time as the machine has cores. */
public final class VerifiedRuns {
  private VerifiedRuns() {}

  /** All of them, in their order; the first that is refused is the answer. */
  public static List<JudgedRun> read(List<Path> directories) throws InputProblem, IOException {
    var runs = new ArrayList<JudgedRun>();
    each(directories, runs::add);
    return runs;
  }

  /** Their journals alone, see {@link VerifiedRun#journal}. */
  public static void journals(List<Path> directories) throws InputProblem, IOException {
    SideBySide.eachOfUnlikeSize(
        "pumprig-verify", directories, InputProblem.class, VerifiedRun::journal, whole -> {});
  }

  /** The same for one who doesn't keep them. */
  public static void each(List<Path> directories, SideBySide.Taker<JudgedRun, InputProblem> taker)
      throws InputProblem, IOException {
    SideBySide.each("pumprig-verify", directories, InputProblem.class, VerifiedRun::read, taker);
  }
}

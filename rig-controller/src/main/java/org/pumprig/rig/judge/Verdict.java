package org.pumprig.rig.judge;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.pumprig.rig.event.Named;

/** What can be said about a requirement, worst first: over several the first one counts. */
public enum Verdict implements Named {
  /** The run was stopped; nothing can be said. */
  ABORTED("aborted", 4),
  /** The unit did what it must not do, or not what it must; it was seen. */
  FAIL("fail", 1),
  /** The rig could not have seen it, or the stress wasn't what the plan asks for. */
  INCONCLUSIVE("inconclusive", 3),
  /** The requirement was met, and the rig would have seen it if it hadn't been. */
  PASS("pass", 0);

  private final String onDisk;
  private final int exitCode;

  Verdict(String onDisk, int exitCode) {
    this.onDisk = onDisk;
    this.exitCode = exitCode;
  }

  @Override
  public String onDisk() {
    return onDisk;
  }

  /** The command's exit code for it: 0 pass, 1 fail, 3 inconclusive, 4 aborted. */
  public int exitCode() {
    return exitCode;
  }

  /** The one that counts over several; empty if there is none. */
  public static Optional<Verdict> worst(Collection<Verdict> verdicts) {
    return verdicts.stream().min(Comparator.naturalOrder());
  }
}

package org.pumprig.rig.network;

import java.io.IOException;

/** This machine can't have the topology; the message says why and what to do about it. */
public final class TopologyProblem extends IOException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final String remedy;

  /**
   * @param problem what is in the way, without a full stop
   * @param remedy what to do, without a full stop
   */
  TopologyProblem(String problem, String remedy) {
    super(problem + ". " + remedy + ".");
    this.problem = problem;
    this.remedy = remedy;
  }

  /** What is in the way. */
  public String problem() {
    return problem;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }
}

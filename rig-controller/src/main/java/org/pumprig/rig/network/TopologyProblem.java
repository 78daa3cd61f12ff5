package org.pumprig.rig.network;

import java.io.IOException;
import java.util.Optional;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.Topology;

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

  /** Units without drivers, and nothing that emulates them. */
  static TopologyProblem nothingThere(Rig rig) {
    Topology.Ends ends = rig.topology().crossing().orElseThrow();
    return new TopologyProblem(
        "rig '%s' has nothing emulated behind '%s' and '%s', and its units have no drivers"
            .formatted(rig.id(), ends.units().port(), ends.gateway().port()),
        "Give real units drivers, name the namespaces that are plugged in there as 'namespaces' of"
            + " the topology, or write 'namespaces: made'");
  }

  /**
   * What keeps runs from being possible on this rig whatever the machine; empty: nothing.
   *
   * @param rig as its file says
   */
  public static Optional<TopologyProblem> of(Rig rig) {
    return rig.topology()
        .crossing()
        .filter(ends -> ends.far() instanceof Topology.Far.Wired && rig.real().isEmpty())
        .map(_ -> nothingThere(rig));
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

package org.pumprig.rig.network;

import java.io.IOException;
import java.util.Optional;
import org.pumprig.host.CommandPlace;
import org.pumprig.rig.setup.Topology;

/**
 * A topology on this machine, from its first change to its last trace. Blocks while programs run.
 *
 * <p>Looks before it changes anything; each change is in the ledger before it is made; a start that
 * fails half-way takes its half back.
 */
public final class TopologySetup implements AutoCloseable {
  private final ChangeRunner runner;
  private final Closing first = new Closing();

  /** Makes what the units' side needs first: a relay, or an access point. */
  @FunctionalInterface
  interface First {
    /** Closed when the topology is down. */
    AutoCloseable make() throws IOException;
  }

  private TopologySetup(ChangeRunner runner) {
    this.runner = runner;
  }

  /**
   * Puts a topology up.
   *
   * @param place whose network is changed
   * @param sshConnection the environment's {@code SSH_CONNECTION}; empty: there is none
   * @throws TopologyProblem if something foreign is in the way; nothing was changed
   * @throws IOException if a change fails; those before it were taken back
   */
  public static TopologySetup up(
      Topology topology, CommandPlace place, String sshConnection, ChangeLedger ledger)
      throws IOException {
    return up(topology, place, sshConnection, ledger, () -> () -> {});
  }

  /** The same with something that is made after the look and before the first change. */
  static TopologySetup up(
      Topology topology, CommandPlace place, String sshConnection, ChangeLedger ledger, First maker)
      throws IOException {
    var inspection = new Inspection(place);
    Optional<TopologyProblem> inTheWay =
        inspection.problems(topology, sshConnection).stream().findFirst();
    if (inTheWay.isPresent()) {
      throw inTheWay.get();
    }
    var setup = new TopologySetup(new ChangeRunner(ledger));
    try {
      setup.first.add(maker.make());
      for (NetworkChange change : TopologyPlan.of(topology, inspection)) {
        setup.runner.make(place, change);
      }
      return setup;
    } catch (IOException e) {
      throw setup.closedAfter(e);
    }
  }

  private IOException closedAfter(IOException failure) {
    try {
      close();
    } catch (IOException left) {
      failure.addSuppressed(left);
    }
    return failure;
  }

  /** Takes it down: nothing of it is left when this returns. Idempotent. */
  @Override
  public void close() throws IOException {
    try {
      runner.undoAll();
    } finally {
      first.close();
    }
  }
}

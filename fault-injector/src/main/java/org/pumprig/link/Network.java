package org.pumprig.link;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * Stream connections: listen and connect, over the kernel's TCP or in virtual time.
 *
 * <p>What is written over this interface runs the same on both: emulated pumps, the emulated
 * gateway, the rig's drivers and probes.
 */
public interface Network extends AutoCloseable {
  /**
   * Starts to listen at once.
   *
   * @param accepted is handed each connection, not yet opened: the acceptor calls {@link
   *     Link#open}; called on the thread of the network's scheduler
   * @throws IOException if the address is taken or foreign
   */
  Listener listen(Endpoint local, Consumer<? super Link> accepted) throws IOException;

  /** A connection to be opened: {@link Link#open} starts connecting. */
  Link connect(Endpoint remote);

  /** Closes listeners and connections that are still there. */
  @Override
  void close();

  /** A listening socket. */
  interface Listener extends AutoCloseable {
    /** The address with the port that was really bound. */
    Endpoint local();

    /**
     * Stops listening: from the return of this call on, connecting is refused. Connections already
     * accepted stay. Idempotent.
     */
    @Override
    void close();
  }
}

package org.pumprig.rig.driver;

import java.util.function.Consumer;

/**
 * A driver at work on one unit. All methods are called on one thread, one at a time; none may
 * block. An exception that leaves one makes blind time: the link is closed and opened again.
 */
public interface DriverSession {
  /** The link is usable; what was half received on the one before is to be forgotten. */
  void opened();

  /**
   * Bytes came, cut as the line cut them.
   *
   * @param bytes at least one; the session's own from now on
   */
  void received(byte[] bytes);

  /**
   * Asks the unit once more what it is, shortly before the run ends, if its protocol can: the
   * answer is observed like the first, which {@link #opened} asked for.
   */
  default void identify() {}

  /** The link is gone; the port's timers with it. */
  default void closed() {}

  /**
   * Enters a programme or starts it; called only if the driver says {@link Capability#PROGRAMS}.
   *
   * @param done told once
   */
  default void program(Programming what, Consumer<? super Result> done) {
    done.accept(new Result(false, "this driver enters no programmes"));
  }

  /** The session is over for good. */
  default void end() {}

  /**
   * What came of a programming.
   *
   * @param done whether the unit took it
   * @param detail in one line
   */
  record Result(boolean done, String detail) {}
}

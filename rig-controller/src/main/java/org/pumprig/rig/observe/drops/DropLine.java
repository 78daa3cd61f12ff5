package org.pumprig.rig.observe.drops;

import java.io.IOException;
import java.util.function.Consumer;

/** The line behind a drop sensor. */
interface DropLine extends AutoCloseable {
  /** Whether something interrupts the light now. Blocks for less than a millisecond. */
  boolean isInterrupted() throws IOException;

  /** Gives the line back. */
  @Override
  void close();

  /**
   * An edge as the kernel saw it.
   *
   * @param interrupted whether the light was interrupted by it
   * @param monotonicNanos when, by the clock of {@link System#nanoTime}
   * @param sequence its number on this line, from 1 on; one that is left out was lost
   */
  record Edge(boolean interrupted, long monotonicNanos, long sequence) {}

  /** Claims the line. */
  @FunctionalInterface
  interface Opener {
    /**
     * Claims it.
     *
     * @param edges told of each edge, on any thread
     */
    DropLine open(Consumer<Edge> edges) throws IOException;
  }
}

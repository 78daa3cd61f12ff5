package org.pumprig.rig.hardware;

import java.io.IOException;

/** The line behind a red button, or the instrument that reads it. */
interface ButtonLine extends AutoCloseable {
  /** Whether it is pressed now, or its cable is out. Blocks for less than a millisecond. */
  boolean isPressed() throws IOException;

  /** Gives the line back. */
  @Override
  void close();

  /** Claims the line. */
  @FunctionalInterface
  interface Opener {
    /**
     * Claims it.
     *
     * @param edge told of each change, on any thread
     */
    ButtonLine open(Runnable edge) throws IOException;
  }
}

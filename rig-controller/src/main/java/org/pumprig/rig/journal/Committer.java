package org.pumprig.rig.journal;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * Where the journal's I/O runs: tasks one after another, in the order given.
 *
 * <p>{@code completed} or {@code failed} is called once for each task, on the thread that changes
 * state; with {@link InlineCommitter} before {@link #execute} returns.
 */
public interface Committer {
  /** Runs a task, then one of the two. */
  void execute(IoTask task, Runnable completed, Consumer<IOException> failed);

  /** Reading and writing that may block. */
  @FunctionalInterface
  interface IoTask {
    /** Does it. */
    void run() throws IOException;
  }
}

package org.pumprig.rig.journal;

import java.io.IOException;
import java.util.function.Consumer;

/** I/O at once on the caller's thread: for virtual runs, where the disk takes no time. */
public final class InlineCommitter implements Committer {
  @Override
  public void execute(IoTask task, Runnable completed, Consumer<IOException> failed) {
    try {
      task.run();
    } catch (IOException failure) {
      failed.accept(failure);
      return;
    }
    completed.run();
  }
}

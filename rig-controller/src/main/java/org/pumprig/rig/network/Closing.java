package org.pumprig.rig.network;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Things to be closed in reverse order, all of them, whatever the others say. */
public final class Closing implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /** Adds one, which is closed before those that were added earlier. */
  public <T extends AutoCloseable> T add(T each) {
    open.push(each);
    return each;
  }

  /** Closes all after a failure, which is what is reported. */
  public IOException after(IOException failure) {
    try {
      close();
    } catch (IOException left) {
      failure.addSuppressed(left);
    }
    return failure;
  }

  /** Closes all; idempotent. */
  @Override
  public void close() throws IOException {
    IOException failure = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        IOException told = e instanceof IOException io ? io : new IOException(e.toString(), e);
        if (failure == null) {
          failure = told;
        } else {
          failure.addSuppressed(told);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}

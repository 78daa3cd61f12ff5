package org.pumprig.rig.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.session.RealSession;

/**
 * What happens when the process is told to stop (SIGTERM, SIGINT): the session comes into the safe
 * state, and the command gets time to judge its runs and to write that down.
 */
final class StopHook implements AutoCloseable {
  private static final long CONCLUDE_WITHIN_SECONDS = 60;

  private final AtomicReference<@Nullable RealSession> session = new AtomicReference<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread hook = Thread.ofPlatform().name("pumprig-stop").unstarted(this::stop);
  private volatile boolean told;

  private StopHook() {}

  static StopHook install() {
    var hook = new StopHook();
    Runtime.getRuntime().addShutdownHook(hook.hook);
    return hook;
  }

  /** From now on there is something to stop. */
  void guard(RealSession running) {
    session.set(running);
  }

  /** Whether the process was told to stop. */
  boolean told() {
    return told;
  }

  private void stop() {
    told = true;
    RealSession running = session.get();
    if (running == null) {
      return;
    }
    running.stop("the process was told to stop");
    try {
      over.await(CONCLUDE_WITHIN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The command is done. */
  @Override
  public void close() {
    over.countDown();
    if (!told) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException stopping) {
        told = true; // it runs already, and finds the command done
      }
    }
  }
}

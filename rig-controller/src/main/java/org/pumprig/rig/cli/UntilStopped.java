package org.pumprig.rig.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A command that stands until its process is told to stop. */
final class UntilStopped {
  private UntilStopped() {}

  /**
   * Waits for Ctrl-C, SIGTERM or, where the command runs inside another program, an interrupt.
   *
   * @param broken completed by a programming error on the command's threads
   * @param end takes it down; called once
   */
  static int stand(CompletableFuture<Throwable> broken, Runnable end) {
    Thread hook = Thread.ofPlatform().name("pumprig-stop").unstarted(end);
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      Throwable failure = broken.get();
      unhook(hook, end);
      throw new IllegalStateException("stopped by " + failure, failure);
    } catch (InterruptedException told) {
      unhook(hook, end);
      return Exit.PASS;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static void unhook(Thread hook, Runnable end) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException stopping) {
      return; // it runs already, and ends all
    }
    end.run();
  }
}

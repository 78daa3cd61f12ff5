package org.pumprig.host;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does independent pieces of work on as many threads as the machine has cores, and hands on what
 * they give in the pieces' order: the same answer, and the same first error, as one by one. How
 * many results wait at any time is bounded: as many as there are threads, if nothing else is asked.
 */
public final class SideBySide {
  private static final int MOST_WAITING = 256;

  private SideBySide() {}

  /** Work on one piece. */
  @FunctionalInterface
  public interface Work<T, R, E extends Exception> {
    /** Does it. */
    R on(T piece) throws E, IOException;
  }

  /** Takes results, on the caller's thread. */
  @FunctionalInterface
  public interface Taker<R, E extends Exception> {
    /** Takes the next. */
    void take(R result) throws E, IOException;
  }

  /**
   * Does all of it.
   *
   * @param name of the threads
   * @param refusal the checked exception of the work, beside IOException
   * @throws E the first in the pieces' order; what follows it is not handed on
   */
  public static <T, R, E extends Exception> void each(
      String name,
      Collection<T> pieces,
      Class<E> refusal,
      Work<? super T, ? extends R, E> work,
      Taker<? super R, E> taker)
      throws E, IOException {
    each(name, pieces, refusal, work, taker, Runtime.getRuntime().availableProcessors());
  }

  /**
   * The same for small results of pieces of unlike size: while a large one is under way, what comes
   * after it is done and waits, so that no core does.
   *
   * @param name of the threads
   * @param refusal the checked exception of the work, beside IOException
   * @throws E the first in the pieces' order; what follows it is not handed on
   */
  public static <T, R, E extends Exception> void eachOfUnlikeSize(
      String name,
      Collection<T> pieces,
      Class<E> refusal,
      Work<? super T, ? extends R, E> work,
      Taker<? super R, E> taker)
      throws E, IOException {
    each(name, pieces, refusal, work, taker, MOST_WAITING);
  }

  private static <T, R, E extends Exception> void each(
      String name,
      Collection<T> pieces,
      Class<E> refusal,
      Work<? super T, ? extends R, E> work,
      Taker<? super R, E> taker,
      int mostWaiting)
      throws E, IOException {
    int threads = Math.min(pieces.size(), Runtime.getRuntime().availableProcessors());
    if (threads < 2) {
      for (T piece : pieces) {
        taker.take(work.on(piece));
      }
      return;
    }
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().name(name + "-", 0).daemon().factory());
    try {
      Queue<Future<? extends R>> under = new ArrayDeque<>();
      for (T piece : pieces) {
        if (under.size() >= mostWaiting) {
          taker.take(done(under.remove(), refusal));
        }
        under.add(pool.submit(() -> work.on(piece)));
      }
      while (!under.isEmpty()) {
        taker.take(done(under.remove(), refusal));
      }
    } finally {
      pool.shutdownNow();
      pool.close();
    }
  }

  private static <R, E extends Exception> R done(Future<R> future, Class<E> refusal)
      throws E, IOException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause != null && refusal.isInstance(cause)) {
        throw refusal.cast(cause);
      }
      switch (cause) {
        case IOException io -> throw io;
        case RuntimeException bug -> throw bug;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(cause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}

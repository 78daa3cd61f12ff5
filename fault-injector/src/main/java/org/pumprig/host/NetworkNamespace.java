package org.pumprig.host;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;

/**
 * A named network namespace of this machine: made, entered and removed; needs root.
 *
 * <p>A thread that entered one stays in it to its end, with every socket that it makes from then
 * on: enter only on threads made for that ({@link #threads}), never on a pool's.
 */
public final class NetworkNamespace implements AutoCloseable {
  private static final long LIMIT_NANOS = 10_000_000_000L;
  private static final int O_RDONLY_CLOEXEC = 0x80000;
  private static final int CLONE_NEWNET = 0x40000000;

  private static final MethodHandle SETNS =
      CLibrary.function("setns", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);

  /** The main thread's: it never moves. */
  private static final String OWN = "/proc/self/ns/net";

  private final String name;
  private final String path;

  private NetworkNamespace(String name, String path) {
    this.name = name;
    this.path = path;
  }

  /**
   * Makes a namespace with its loopback up.
   *
   * @param name letters, digits, {@code -}; at most 64
   * @throws IOException without root, or if the name is taken
   */
  public static NetworkNamespace create(String name) throws IOException {
    if (!name.matches("[A-Za-z0-9-]{1,64}")) {
      throw new IOException("no name for a network namespace: " + name);
    }
    ip(List.of("ip", "netns", "add", name));
    NetworkNamespace made = named(name);
    try {
      ip(List.of("ip", "-n", name, "link", "set", "lo", "up"));
      return made;
    } catch (IOException e) {
      made.close();
      throw e;
    }
  }

  /** One that is there already, made by somebody else. */
  public static NetworkNamespace named(String name) {
    return new NetworkNamespace(name, "/run/netns/" + name);
  }

  /** The one in which this process was started: the machine's own, for all it knows. */
  public static NetworkNamespace ofThisProcess() {
    return new NetworkNamespace("", OWN);
  }

  /** Whether it is there. */
  public boolean exists() {
    return Files.exists(Path.of(path));
  }

  /** Its name, as {@code ip netns} shows it; empty: this process's own. */
  public String name() {
    return name;
  }

  /** Programs in it. */
  public Commands commands() {
    return name.isEmpty() ? LocalCommands.here() : LocalCommands.inNamespace(name);
  }

  /** Threads that are in it from their start on. */
  public ThreadFactory threads(String threadName) {
    return task ->
        Thread.ofPlatform()
            .name(threadName)
            .daemon()
            .unstarted(
                () -> {
                  try {
                    enter();
                  } catch (IOException e) {
                    throw new IllegalStateException(e.getMessage(), e);
                  }
                  task.run();
                });
  }

  /**
   * Runs something on a thread in the namespace and waits for it: sockets made there stay there,
   * whoever uses them afterwards.
   *
   * @throws IOException if the namespace can't be entered, or what {@code work} throws
   */
  public <T> T call(Callable<T> work) throws IOException {
    var task =
        new FutureTask<T>(
            () -> {
              enter();
              return work.call();
            });
    Thread.ofPlatform().name("pumprig-in-" + name).daemon().start(task);
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted in network namespace " + name, e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause
          ? cause
          : new IOException("in network namespace " + name + ": " + e.getCause(), e.getCause());
    }
  }

  /** Moves the calling thread into the namespace, for good. */
  public void enter() throws IOException {
    if (Thread.currentThread().isVirtual()) {
      throw new IOException("a virtual thread can't enter a network namespace");
    }
    int fd = Descriptors.open(path, O_RDONLY_CLOEXEC);
    try {
      CLibrary.check("setns " + path, state -> (int) SETNS.invokeExact(state, fd, CLONE_NEWNET));
    } finally {
      Descriptors.close(fd);
    }
  }

  /**
   * Removes it, unless it is this process's own; what is still in it keeps it alive unseen.
   * Idempotent.
   */
  @Override
  public void close() throws IOException {
    if (name.isEmpty()) {
      return;
    }
    Commands.Result result =
        LocalCommands.here().run(List.of("ip", "netns", "del", name), "", LIMIT_NANOS);
    if (!result.ok() && !result.error().contains("No such file")) {
      throw new IOException("ip netns del " + name + ": " + result.complaint());
    }
  }

  private static void ip(List<String> argv) throws IOException {
    Commands.Result result = LocalCommands.here().run(argv, "", LIMIT_NANOS);
    if (!result.ok()) {
      throw new IOException(String.join(" ", argv) + ": " + result.complaint());
    }
  }
}

package org.pumprig.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** Programs on this machine, optionally in one of its network namespaces. */
public final class LocalCommands implements Commands {
  /** ENOENT, as Java 24 and earlier write it, and as Java 25 does. */
  private static final Pattern NO_ENTRY = Pattern.compile("error(=|: )2\\b");

  private final List<String> prefix;
  private final String where;

  private LocalCommands(List<String> prefix, String where) {
    this.prefix = List.copyOf(prefix);
    this.where = where;
  }

  /** Programs in this process's own namespaces. */
  public static LocalCommands here() {
    return new LocalCommands(List.of(), "here");
  }

  /** Programs in a named network namespace; needs root. */
  public static LocalCommands inNamespace(String name) {
    return new LocalCommands(List.of("ip", "netns", "exec", name), "namespace " + name);
  }

  @Override
  public String where() {
    return where;
  }

  @Override
  public Result run(List<String> argv, String input, long withinNanos) throws IOException {
    var whole = new ArrayList<>(prefix);
    whole.addAll(argv);
    Process process = start(whole);
    var output = drain(process.getInputStream());
    var error = drain(process.getErrorStream());
    try {
      feed(process, input);
      if (!process.waitFor(withinNanos, TimeUnit.NANOSECONDS)) {
        throw new IOException(
            argv.getFirst() + " did not end within " + withinNanos / 1_000_000 + " ms");
      }
      return new Result(process.exitValue(), output.taken(), error.taken());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while running " + argv.getFirst(), e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  static Process start(List<String> argv) throws IOException {
    try {
      return new ProcessBuilder(argv).start();
    } catch (IOException e) {
      boolean missing = NO_ENTRY.matcher(String.valueOf(e.getMessage())).find();
      throw new IOException(
          argv.getFirst()
              + (missing
                  ? " is not installed, or not on the PATH"
                  : " can't be started: " + e.getMessage()),
          e);
    }
  }

  /** A program that doesn't read its input may close it: that is its own affair. */
  private static void feed(Process process, String input) {
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // what it has to say, it says in its exit code
    }
  }

  private static Drain drain(InputStream stream) {
    var drain = new Drain(stream);
    Thread.ofVirtual().start(drain::run);
    return drain;
  }

  /**
   * Takes what a program says. A service that it left running may hold the stream open for ever:
   * once the program has ended, what is there is taken.
   */
  private static final class Drain {
    private static final long PATIENCE_NANOS = 200_000_000;

    private final InputStream stream;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    Drain(InputStream stream) {
      this.stream = stream;
    }

    void run() {
      byte[] buffer = new byte[8192];
      try (stream) {
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
          keep(buffer, read);
        }
      } catch (IOException e) {
        // the program is gone; what it said before is kept
      } finally {
        ended.complete(null);
      }
    }

    private synchronized void keep(byte[] buffer, int length) {
      kept.write(buffer, 0, Math.min(length, OUTPUT_LIMIT_BYTES - kept.size()));
    }

    String taken() throws InterruptedException {
      try {
        ended.get(PATIENCE_NANOS, TimeUnit.NANOSECONDS);
      } catch (ExecutionException | TimeoutException e) {
        // somebody else still holds the stream
      }
      synchronized (this) {
        return kept.toString(StandardCharsets.UTF_8);
      }
    }
  }
}

package org.pumprig.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Programs on this machine, optionally in one of its network namespaces. */
public final class LocalCommands implements Commands {
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
    Process process = new ProcessBuilder(whole).start();
    var output = drain(process.getInputStream());
    var error = drain(process.getErrorStream());
    try {
      feed(process, input);
      if (!process.waitFor(withinNanos, TimeUnit.NANOSECONDS)) {
        throw new IOException(
            argv.getFirst() + " did not end within " + withinNanos / 1_000_000 + " ms");
      }
      return new Result(process.exitValue(), output.join(), error.join());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while running " + argv.getFirst(), e);
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
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

  private static CompletableFuture<String> drain(InputStream stream) {
    var text = new CompletableFuture<String>();
    Thread.ofVirtual()
        .start(
            () -> {
              try (stream) {
                byte[] kept = stream.readNBytes(OUTPUT_LIMIT_BYTES);
                stream.skip(Long.MAX_VALUE);
                text.complete(new String(kept, StandardCharsets.UTF_8));
              } catch (IOException | UncheckedIOException e) {
                text.complete("");
              }
            });
    return text;
  }
}

package org.pumprig.rig.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pumprig.host.CommandPlace;

/**
 * A service program that runs in the foreground as this process's child and can't outlive it.
 *
 * <p>The kernel kills it when the thread that started it ends (prctl(2), PR_SET_PDEATHSIG): that
 * thread therefore lives as long as the program does, and only reads what it says.
 */
final class Daemon implements AutoCloseable {
  private static final int LAST_LINES = 20;
  private static final int LONGEST_LINE = 400;
  private static final long START_SECONDS = 15;
  private static final long STOP_SECONDS = 2;

  private final String name;
  private final Consumer<String> remark;
  private final CompletableFuture<Process> started = new CompletableFuture<>();
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final Deque<String> said = new ArrayDeque<>();
  private volatile boolean closing;

  private Daemon(String name, Consumer<String> remark) {
    this.name = name;
    this.remark = remark;
  }

  /**
   * Starts a program and waits until it says that it is ready.
   *
   * @param capabilities all that it may ever have, as {@code setpriv} names them
   * @param readyWord stands in the line that says so
   * @param remark told if it ends unasked
   * @throws IOException if it doesn't say so in time; then it is gone
   */
  static Daemon start(
      String name,
      CommandPlace place,
      List<String> capabilities,
      List<String> argv,
      String readyWord,
      Consumer<String> remark)
      throws IOException {
    var daemon = new Daemon(name, remark);
    List<String> whole = contained(place, capabilities, argv);
    Thread.ofPlatform().name("pumprig-" + name).daemon().start(() -> daemon.live(whole, readyWord));
    try {
      daemon.ready.get(START_SECONDS, TimeUnit.SECONDS);
      return daemon;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      daemon.close();
      throw new IOException("interrupted while starting " + name, e);
    } catch (ExecutionException | TimeoutException e) {
      daemon.close();
      throw new IOException(name + " did not start: " + daemon.lastWords(), e);
    }
  }

  private static List<String> contained(
      CommandPlace place, List<String> capabilities, List<String> argv) {
    var whole = new ArrayList<String>();
    if (place instanceof CommandPlace.InNamespace(String namespace)) {
      whole.addAll(List.of("ip", "netns", "exec", namespace));
    }
    String only =
        Stream.concat(Stream.of("-all"), capabilities.stream().map(each -> "+" + each))
            .collect(Collectors.joining(","));
    whole.addAll(
        List.of(
            "setpriv",
            "--bounding-set=" + only,
            "--inh-caps=-all",
            "--no-new-privs",
            "--pdeathsig=KILL",
            "--"));
    whole.addAll(argv);
    return List.copyOf(whole);
  }

  private void live(List<String> argv, String readyWord) {
    try {
      Process process = new ProcessBuilder(argv).redirectErrorStream(true).start();
      started.complete(process);
      process.getOutputStream().close();
      listen(process, readyWord);
      int exit = process.waitFor();
      ready.completeExceptionally(new IOException("it ended with " + exit));
      if (!closing) {
        remark.accept(name + " ended unasked with " + exit + ": " + lastWords());
      }
    } catch (IOException e) {
      started.completeExceptionally(e);
      ready.completeExceptionally(e);
      keep(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen(Process process, String readyWord) throws IOException {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        keep(line);
        if (line.contains(readyWord)) {
          ready.complete(null);
        }
      }
    }
  }

  private synchronized void keep(String line) {
    said.addLast(line.substring(0, Math.min(LONGEST_LINE, line.length())));
    if (said.size() > LAST_LINES) {
      said.removeFirst();
    }
  }

  private synchronized String lastWords() {
    return said.isEmpty() ? "it said nothing" : String.join(" / ", said);
  }

  /** Kills it, which can do nothing more; that is asked, and so told nobody. */
  void kill() {
    closing = true;
    try {
      started.join().destroyForcibly().waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Its process. */
  long pid() {
    return started.join().pid();
  }

  /** Ends it and waits for its end. */
  @Override
  public void close() {
    closing = true;
    if (!started.isDone() || started.isCompletedExceptionally()) {
      return;
    }
    Process process = started.join();
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor(STOP_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

package org.pumprig.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A program of this machine that runs on and writes bytes to its standard output. Two daemon
 * threads: one reads them, one reads what it complains about.
 */
public final class StreamingProgram {
  private static final int CHUNK_BYTES = 8_192;
  private static final int MOST_COMPLAINT = 300;
  private static final long LAST_WORDS_MILLIS = 500;

  private final Process process;
  private final Chunks chunks;
  private final Consumer<String> ended;
  private final StringBuilder complaint = new StringBuilder();
  private final Thread complaints;
  private boolean over;

  /** Takes bytes on the thread that reads them; the program waits meanwhile. */
  @FunctionalInterface
  public interface Chunks {
    /**
     * Takes the next bytes.
     *
     * @param bytes used again once this returns
     * @param length how many of them
     */
    void take(byte[] bytes, int length);
  }

  private StreamingProgram(Process process, Chunks chunks, Consumer<String> ended) {
    this.process = process;
    this.chunks = chunks;
    this.ended = ended;
    this.complaints =
        Thread.ofPlatform().daemon().name("stream-complaints").unstarted(this::complaints);
  }

  /**
   * Starts it; its standard input is empty.
   *
   * @param ended told once why it is over, on any thread
   * @throws IOException if it can't be started; the message names it
   */
  public static StreamingProgram start(List<String> argv, Chunks chunks, Consumer<String> ended)
      throws IOException {
    var running = new StreamingProgram(LocalCommands.start(argv), chunks, ended);
    running.process.getOutputStream().close();
    running.complaints.start();
    Thread.ofPlatform().daemon().name("stream-" + running.process.pid()).start(running::read);
    return running;
  }

  private void read() {
    byte[] chunk = new byte[CHUNK_BYTES];
    try (InputStream in = process.getInputStream()) {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        chunks.take(chunk, count);
      }
      boolean gone = process.waitFor(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
      complaints.join(LAST_WORDS_MILLIS);
      end(
          (gone ? "it ended with exit code " + process.exitValue() : "it closed its output")
              + complained());
    } catch (IOException e) {
      end("it can't be read: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end("interrupted");
    }
  }

  private String complained() {
    synchronized (complaint) {
      String text = complaint.toString().strip().replaceAll("\\s+", " ");
      return text.isEmpty() ? "" : ": " + text;
    }
  }

  private void complaints() {
    byte[] chunk = new byte[1_024];
    try (InputStream in = process.getErrorStream()) {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        synchronized (complaint) {
          complaint.append(new String(chunk, 0, count, StandardCharsets.UTF_8));
          complaint.delete(0, Math.max(0, complaint.length() - MOST_COMPLAINT));
        }
      }
    } catch (IOException e) {
      // it is gone; what it said before is kept
    }
  }

  /** Ends it at once, and its children; idempotent. */
  public void end(String reason) {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    ended.accept(reason);
  }
}

package org.pumprig.rig.driver.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A running program with bounded queues both ways. Three daemon threads: one writes, one reads
 * lines, one reads what it complains about. Whatever is wrong ends it once, with a reason.
 */
final class DriverProcess {
  /** Longest line that it may write, in bytes. */
  static final int MOST_LINE = 64 << 10;

  /** Lines that may wait for the rig. */
  static final int MOST_WAITING = 1_000;

  private static final int MOST_COMPLAINT = 300;
  private static final long COMPLAINT_MILLIS = 500;

  /** In the outbox: its input ends here. */
  private static final byte[] END = {};

  private final Process process;
  private final Consumer<byte[]> lines;
  private final Consumer<String> ended;
  private final BlockingQueue<byte[]> outbox = new ArrayBlockingQueue<>(MOST_WAITING);
  private final Semaphore room = new Semaphore(MOST_WAITING);
  private final CountDownLatch complained = new CountDownLatch(1);
  private final StringBuilder complaint = new StringBuilder();
  private boolean over;

  /**
   * @param lines takes each line, on a thread of its own; {@link #taken} must follow
   * @param ended told once why it is over, on any thread
   */
  private DriverProcess(Process process, Consumer<byte[]> lines, Consumer<String> ended) {
    this.process = process;
    this.lines = lines;
    this.ended = ended;
  }

  static DriverProcess start(List<String> command, Consumer<byte[]> lines, Consumer<String> ended)
      throws IOException {
    var running = new DriverProcess(new ProcessBuilder(command).start(), lines, ended);
    running.thread("read", running::read);
    running.thread("write", running::write);
    running.thread("complaints", running::complaints);
    return running;
  }

  private void thread(String what, Runnable work) {
    Thread.ofPlatform().daemon().name("driver-" + what + "-" + process.pid()).start(work);
  }

  /** Queues a line; a program that doesn't read is over. */
  void send(String line) {
    if (!outbox.offer((line + "\n").getBytes(StandardCharsets.UTF_8))) {
      end("the driver's program doesn't read its input");
    }
  }

  /** Its input ends after what was sent. */
  void endInput() {
    if (!outbox.offer(END)) {
      end("the driver's program doesn't read its input");
    }
  }

  /** A line was dealt with. */
  void taken() {
    room.release();
  }

  private void write() {
    try (OutputStream out = process.getOutputStream()) {
      while (!isOver()) {
        byte[] next = outbox.take();
        if (next.length == 0) {
          break; // every line has its end at least
        }
        out.write(next);
        if (outbox.isEmpty()) {
          out.flush();
        }
      }
    } catch (IOException broken) {
      awaitEnd(); // the reader sees why
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    byte[] line = new byte[MOST_LINE];
    int length = 0;
    byte[] chunk = new byte[8192];
    try (InputStream in = process.getInputStream()) {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        for (int i = 0; i < count; i++) {
          if (chunk[i] == '\n') {
            if (!room.tryAcquire()) {
              end("the driver's program floods: more than " + MOST_WAITING + " lines wait");
              return;
            }
            lines.accept(java.util.Arrays.copyOf(line, length));
            length = 0;
          } else if (length == MOST_LINE) {
            end("the driver's program wrote a line of more than " + MOST_LINE + " bytes");
            return;
          } else {
            line[length++] = chunk[i];
          }
        }
      }
      awaitEnd();
    } catch (IOException e) {
      end("the driver's program can't be read: " + e.getMessage());
    }
  }

  private void awaitEnd() {
    try {
      int exit = process.waitFor();
      complained.await(COMPLAINT_MILLIS, TimeUnit.MILLISECONDS); // its last words say why
      end("the driver's program ended with exit code " + exit + complained());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String complained() {
    synchronized (complaint) {
      return complaint.isEmpty() ? "" : ": " + complaint.toString().strip().replace('\n', ' ');
    }
  }

  private void complaints() {
    try {
      readComplaints();
    } finally {
      complained.countDown();
    }
  }

  private void readComplaints() {
    byte[] chunk = new byte[1024];
    try (InputStream in = process.getErrorStream()) {
      for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
        synchronized (complaint) {
          complaint.append(new String(chunk, 0, count, StandardCharsets.ISO_8859_1));
          complaint.delete(0, Math.max(0, complaint.length() - MOST_COMPLAINT));
        }
      }
    } catch (IOException e) {
      end("the driver's program can't be read: " + e.getMessage());
    }
  }

  private synchronized boolean isOver() {
    return over;
  }

  /** Ends it at once; idempotent. */
  void end(String reason) {
    synchronized (this) {
      if (over) {
        return;
      }
      over = true;
    }
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    outbox.clear();
    endInput(); // lets the writer go
    ended.accept(reason);
  }
}

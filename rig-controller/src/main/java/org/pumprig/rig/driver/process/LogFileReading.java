package org.pumprig.rig.driver.process;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Witness.ChannelGarbled;
import org.pumprig.rig.event.Witness.LinkChanged;

/**
 * A file that holds what a unit sent when it was asked for its log, read by a driver's program. No
 * unit is there, so the program is sent no link: it is handed the file piece by piece, and the next
 * one only when it has said that it read the one before.
 */
public final class LogFileReading {
  /** Bytes of a piece; what an entry rests on may begin three pieces before. */
  private static final int PIECE_BYTES = 4_096;

  /** It has to be said in a hello; here nobody is asked for a status. */
  private static final long STATUS_EVERY_NANOS = 1_000_000_000L;

  private final ProcessDriver driver;
  private final Consumer<? super Input> sink;
  private final LinkedBlockingQueue<byte[]> lines =
      new LinkedBlockingQueue<>(); // bounded: DriverProcess
  private final LinkedBlockingQueue<String> ended = new LinkedBlockingQueue<>();
  private final Heard heard = new Heard();

  private LogFileReading(ProcessDriver driver, Consumer<? super Input> sink) {
    this.driver = driver;
    this.sink = sink;
  }

  /**
   * Runs the driver's program on a file and ends it. Blocks its caller; each piece is read within
   * the time in which that program must answer, to which its start adds at most 10 s.
   *
   * @param sink takes what the program makes of the bytes, and {@link LinkChanged} with the reason
   *     if the reading broke off
   * @throws IOException if the file can't be read
   * @throws InterruptedException if the caller is interrupted; the program is ended
   */
  public static void read(ProcessDriver driver, InputStream file, Consumer<? super Input> sink)
      throws IOException, InterruptedException {
    var reading = new LogFileReading(driver, sink);
    DriverProcess program;
    try {
      program = DriverProcess.start(driver.command(), reading.lines::add, reading.ended::add);
    } catch (IOException e) {
      reading.brokeOff("the driver's program can't be started: " + e.getMessage());
      return;
    }
    try {
      reading.pieces(program, file);
    } catch (FromDriver.Problem problem) {
      reading.brokeOff("the driver's program: " + problem.getMessage());
    } finally {
      program.end("over");
    }
  }

  private void brokeOff(String why) {
    sink.accept(new LinkChanged(Channel.SERVICE, false, why));
  }

  private void pieces(DriverProcess program, InputStream file)
      throws IOException, InterruptedException, FromDriver.Problem {
    program.send(ToDriver.hello(STATUS_EVERY_NANOS));
    if (!(next(program, ProcessDriver.START_NANOS) instanceof FromDriver.Hello hello)) {
      throw new FromDriver.Problem("its first line must be its hello");
    }
    if (hello.logFile() != ToDriver.LOG_FILE_VERSION) {
      throw new FromDriver.Problem(
          hello.logFile() == 0
              ? "it reads no files; one that does has \"logFile\":1 in its hello"
              : "it reads files by version %d of the message, and the rig writes version %d"
                  .formatted(hello.logFile(), ToDriver.LOG_FILE_VERSION));
    }
    boolean last = false;
    for (long id = 1; !last; id++) {
      byte[] bytes = file.readNBytes(PIECE_BYTES);
      last = bytes.length < PIECE_BYTES;
      heard.add(bytes);
      program.send(ToDriver.logFile(id, bytes, last));
      awaitRead(program, id);
    }
  }

  private void awaitRead(DriverProcess program, long id)
      throws InterruptedException, FromDriver.Problem {
    while (true) {
      switch (next(program, 0)) {
        case FromDriver.LogRead read when read.id() == id -> {
          return;
        }
        case FromDriver.Observed seen when !heard.holds(seen.raw()) ->
            throw new FromDriver.Problem("it told of bytes that aren't in the file there");
        case FromDriver.Observed seen -> sink.accept(seen.observation());
        case FromDriver.Garbled garbled ->
            sink.accept(new ChannelGarbled(Channel.SERVICE, garbled.bytes().length, ""));
        case FromDriver.Hello _,
            FromDriver.Send _,
            FromDriver.Pong _,
            FromDriver.Programmed _,
            FromDriver.LogRead _,
            FromDriver.Ignored _ -> {} // a file takes no questions
      }
    }
  }

  private FromDriver next(DriverProcess program, long moreNanos)
      throws InterruptedException, FromDriver.Problem {
    byte @Nullable [] line = lines.poll(driver.answersNanos() + moreNanos, TimeUnit.NANOSECONDS);
    if (line == null) {
      String how = ended.peek();
      throw new FromDriver.Problem(how == null ? "it didn't answer in its time" : how);
    }
    program.taken();
    return FromDriver.parse(line);
  }
}

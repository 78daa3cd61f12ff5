package org.pumprig.rig.driver.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a program speaks as a driver must, without any unit: it introduces itself, answers signs
 * of life also after noise and after messages of later versions, tells of nothing that didn't come,
 * and ends when its input does. Blocks its caller, each step within a bound.
 */
public final class Conformance {
  private static final int NOISE_BYTES = 4_096;
  private static final int NOISES = 50;

  private final long answersNanos;
  private final List<Step> steps = new ArrayList<>();
  private final LinkedBlockingQueue<byte[]> lines = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<String> ended = new LinkedBlockingQueue<>();
  private final Heard heard = new Heard();
  private String trouble = "";
  private long logFile;

  /**
   * What was looked at.
   *
   * @param passed whether it was as it must be
   * @param what it is, for people
   * @param detail what was seen instead; empty if it passed
   */
  public record Step(boolean passed, String what, String detail) {}

  private Conformance(long answersNanos) {
    this.answersNanos = answersNanos;
  }

  /**
   * Runs the program and looks.
   *
   * @param answersNanos how long an answer may take; the first line has 10 s more, to start
   * @throws IOException if it can't be started
   * @throws InterruptedException if the caller is interrupted; the program is ended
   */
  public static List<Step> check(List<String> command, long answersNanos)
      throws IOException, InterruptedException {
    var conformance = new Conformance(answersNanos);
    DriverProcess program =
        DriverProcess.start(command, conformance.lines::add, conformance.ended::add);
    try {
      conformance.look(program);
    } finally {
      program.end("looked at");
    }
    return List.copyOf(conformance.steps);
  }

  private void look(DriverProcess program) throws InterruptedException {
    program.send(ToDriver.hello(500_000_000L));
    step(
        "its first line is its hello, version " + ToDriver.VERSION,
        await(program, this::isHello, true));
    program.send(ToDriver.opened());
    program.send(ToDriver.ping(1));
    step("it answers a ping", pong(program, 1));
    program.send("{\"type\":\"laterVersion\",\"anything\":[1,2]}");
    program.send(ToDriver.ping(2));
    step("it passes over a type that it doesn't know", pong(program, 2));
    for (int i = 0; i < NOISES; i++) {
      byte[] noise = noise(i);
      heard.add(noise);
      program.send(ToDriver.received(noise));
    }
    program.send(ToDriver.ping(3));
    step("it lives after " + NOISES + " pieces of noise from the unit", pong(program, 3));
    program.send(ToDriver.closed());
    program.send(ToDriver.opened());
    program.send(ToDriver.ping(4));
    step("it lives after the link went and came", pong(program, 4));
    if (logFile != 0) {
      logFile(program);
    }
    program.endInput();
    String how = ended.poll(answersNanos, TimeUnit.NANOSECONDS);
    step(
        "it ends when its input ends",
        how == null ? "it goes on" : how.contains("exit code 0") ? "" : how);
  }

  private boolean isHello(FromDriver message) {
    if (message instanceof FromDriver.Hello hello) {
      logFile = hello.logFile();
      return true;
    }
    return false;
  }

  /** Noise again: what its unit's log looks like is known to the program alone. */
  private void logFile(DriverProcess program) throws InterruptedException {
    program.send(ToDriver.closed());
    String detail =
        logFile == ToDriver.LOG_FILE_VERSION
            ? ""
            : "version " + logFile + ", the rig writes " + ToDriver.LOG_FILE_VERSION;
    for (int id = 1; id <= NOISES && detail.isEmpty(); id++) {
      byte[] noise = noise(NOISES + id);
      heard.add(noise);
      program.send(ToDriver.logFile(id, noise, id == NOISES));
      int mine = id;
      detail =
          await(
              program,
              message -> message instanceof FromDriver.LogRead read && read.id() == mine,
              false);
    }
    step("it says of each of " + NOISES + " pieces of a log file that it read it", detail);
  }

  private void step(String what, String detail) {
    steps.add(new Step(detail.isEmpty(), what, detail));
  }

  private String pong(DriverProcess program, long id) throws InterruptedException {
    return await(
        program, message -> message instanceof FromDriver.Pong pong && pong.id() == id, false);
  }

  /** Empty if the message came; else what is wrong. */
  private String await(DriverProcess program, Predicate<FromDriver> wanted, boolean first)
      throws InterruptedException {
    while (trouble.isEmpty()) {
      long within = answersNanos + (first ? ProcessDriver.START_NANOS : 0);
      byte @Nullable [] line = lines.poll(within, TimeUnit.NANOSECONDS);
      if (line == null) {
        String how = ended.peek();
        trouble = how == null ? "no answer within " + within / 1_000_000 + " ms" : how;
        break;
      }
      program.taken();
      try {
        FromDriver message = FromDriver.parse(line);
        if (message instanceof FromDriver.Observed seen && !heard.holds(seen.raw())) {
          trouble = "it told of bytes that never came";
        } else if (wanted.test(message)) {
          return "";
        } else if (first) {
          trouble = "another line came first";
        }
      } catch (FromDriver.Problem problem) {
        trouble = String.valueOf(problem.getMessage());
      }
    }
    return trouble;
  }

  /** The same at every check: bytes of a linear congruential sequence, cut in odd places. */
  private static byte[] noise(int seed) {
    byte[] noise = new byte[1 + (seed * 97) % NOISE_BYTES];
    long state = seed + 1L;
    for (int i = 0; i < noise.length; i++) {
      state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
      noise[i] = (byte) (state >>> 56);
    }
    return noise;
  }
}

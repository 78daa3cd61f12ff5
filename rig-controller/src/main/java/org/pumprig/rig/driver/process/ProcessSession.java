package org.pumprig.rig.driver.process;

import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.driver.DriverPort;
import org.pumprig.rig.driver.DriverSession;
import org.pumprig.rig.driver.Programming;
import org.pumprig.rig.driver.process.FromDriver.Garbled;
import org.pumprig.rig.driver.process.FromDriver.Hello;
import org.pumprig.rig.driver.process.FromDriver.Ignored;
import org.pumprig.rig.driver.process.FromDriver.LogRead;
import org.pumprig.rig.driver.process.FromDriver.Observed;
import org.pumprig.rig.driver.process.FromDriver.Pong;
import org.pumprig.rig.driver.process.FromDriver.Programmed;
import org.pumprig.rig.driver.process.FromDriver.Send;

/**
 * At work through another program. It is started with the first link and again after it failed; it
 * is asked for a sign of life each second, and must answer in its time.
 */
final class ProcessSession implements DriverSession {
  private static final long PING_NANOS = 1_000_000_000L;

  private final ProcessDriver driver;
  private final DriverPort port;
  private final Heard heard = new Heard();
  private final Map<Long, Consumer<? super Result>> asked = new LinkedHashMap<>();
  private @Nullable DriverProcess program;
  private boolean introduced;
  private long next = 1;
  private long lastPong;

  ProcessSession(ProcessDriver driver, DriverPort port) {
    this.driver = driver;
    this.port = port;
  }

  @Override
  public void opened() {
    heard.clear();
    if (program == null) {
      start();
    }
    say(ToDriver.opened());
    ping();
  }

  private void start() {
    introduced = false;
    try {
      DriverProcess[] mine = new DriverProcess[1];
      mine[0] =
          DriverProcess.start(
              driver.command(),
              line -> port.execute(() -> line(mine[0], line)),
              reason -> port.execute(() -> failed(mine[0], reason)));
      program = mine[0];
      say(ToDriver.hello(port.statusEveryNanos()));
    } catch (IOException e) {
      port.after(0, () -> port.giveUp("the driver's program can't be started: " + e.getMessage()));
    }
  }

  private void say(String line) {
    DriverProcess running = program;
    if (running != null) {
      running.send(line);
    }
  }

  private void ping() {
    long id = next++;
    say(ToDriver.ping(id));
    port.after(
        driver.answersNanos() + (introduced ? 0 : ProcessDriver.START_NANOS),
        () -> {
          DriverProcess running = program;
          if (running != null && lastPong < id) {
            running.end("the driver's program didn't answer in its time");
          }
        });
    port.after(PING_NANOS, this::ping);
  }

  @Override
  public void identify() {
    say(ToDriver.identify());
  }

  @Override
  public void received(byte[] bytes) {
    heard.add(bytes);
    say(ToDriver.received(bytes));
  }

  @Override
  public void closed() {
    say(ToDriver.closed());
    forgetAsked("the link was lost");
  }

  private void forgetAsked(String why) {
    var untold = List.copyOf(asked.values());
    asked.clear();
    untold.forEach(done -> done.accept(new Result(false, why)));
  }

  @Override
  public void end() {
    DriverProcess running = program;
    program = null;
    if (running != null) {
      running.end("over");
    }
  }

  private void failed(DriverProcess which, String reason) {
    if (which == program) {
      program = null;
      forgetAsked(reason);
      port.giveUp(reason);
    }
  }

  private void line(DriverProcess from, byte[] line) {
    from.taken();
    if (from != program) {
      return;
    }
    try {
      take(FromDriver.parse(line));
    } catch (FromDriver.Problem problem) {
      from.end("the driver's program: " + problem.getMessage());
    }
  }

  private void take(FromDriver message) throws FromDriver.Problem {
    if (!introduced && !(message instanceof Hello)) {
      throw new FromDriver.Problem("its first line must be its hello");
    }
    switch (message) {
      case Hello hello -> {
        if (!hello.capabilities().containsAll(driver.capabilities())) {
          throw new FromDriver.Problem("it can't do all that the rig file says of it");
        }
        introduced = true;
      }
      case Send send -> port.send(send.bytes());
      case Observed observed -> {
        if (!heard.holds(observed.raw())) {
          throw new FromDriver.Problem(
              "it told of bytes that never came: "
                  + HexFormat.of()
                      .formatHex(observed.raw(), 0, Math.min(16, observed.raw().length)));
        }
        port.observe(observed.observation());
      }
      case Garbled garbled -> port.garbled(garbled.bytes(), garbled.bytes().length);
      case Pong pong -> lastPong = Math.max(lastPong, pong.id());
      case Programmed programmed -> {
        Consumer<? super Result> done = asked.remove(programmed.id());
        if (done != null) {
          done.accept(new Result(programmed.done(), programmed.detail()));
        }
      }
      case LogRead _, Ignored _ -> {} // a kind of message that this version doesn't know
    }
  }

  @Override
  public void program(Programming what, Consumer<? super Result> done) {
    long id = next++;
    asked.put(id, done);
    say(ToDriver.program(id, what));
    port.after(
        5 * driver.answersNanos(),
        () -> {
          if (asked.remove(id) != null) {
            done.accept(new Result(false, "the driver's program didn't say what came of it"));
          }
        });
  }
}

package org.pumprig.rig.driver.newera;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.link.frame.NewEraFrame;
import org.pumprig.link.frame.NewEraFramer;
import org.pumprig.rig.driver.DriverPort;
import org.pumprig.rig.driver.DriverSession;
import org.pumprig.rig.driver.Programming;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation.ServiceEvent;
import org.pumprig.rig.event.ServiceObservation.ServiceIdentity;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.time.Scheduler;

/**
 * At work on one New Era pump: enters safe mode, asks in a rhythm that also keeps the pump's
 * time-out from expiring, tells alarms as codes {@code A-R}, {@code A-S}, {@code A-T}, {@code A-E},
 * {@code A-O}.
 *
 * <p>Secondary and primary are phases 1 and 2 of the pump's programme; phase 3 stops.
 */
final class NewEraSession implements DriverSession {
  private static final long SECOND = 1_000_000_000L;
  private static final long BETWEEN_BYTES_NANOS = 500_000_000L;
  private static final String NO_CODE = "NONE";
  private static final long UNKNOWN = -1;

  private final NewEraDriver driver;
  private final DriverPort port;
  private final Requests requests;
  private NewEraFramer framer = new NewEraFramer(NewEraFramer.Side.REPLIES);
  private Scheduler.Timer partial = () -> {};
  private final List<Long> primary = new ArrayList<>(List.of(UNKNOWN, UNKNOWN));
  private final List<Long> secondary = new ArrayList<>(List.of(UNKNOWN, UNKNOWN));
  private final Deque<Runnable> jobs = new ArrayDeque<>();
  private boolean working;
  private boolean readProgramme;
  private boolean polling;

  NewEraSession(NewEraDriver driver, DriverPort port) {
    this.driver = driver;
    this.port = port;
    this.requests = new Requests(port, driver.address());
  }

  @Override
  public void opened() {
    framer = new NewEraFramer(NewEraFramer.Side.REPLIES);
    requests.up();
    jobs.clear();
    working = false;
    polling = false;
    readProgramme = true;
    port.after(0, this::begin);
  }

  @Override
  public void closed() {
    requests.down();
  }

  private void begin() {
    requests.askByPacket("SAF" + driver.timeOutSeconds(), _ -> {});
    requests.ask("VER", reply -> reply.ifPresent(this::identity));
    poll();
  }

  private void identity(NewEraReply reply) {
    int split = reply.data().lastIndexOf('V');
    if (!reply.isError() && split > 0) {
      port.observe(new ServiceIdentity(reply.data().substring(0, split), "", reply.data()));
    }
  }

  /** At least thrice within the pump's time-out, so that only a real silence makes it expire. */
  private long everyNanos() {
    long own = port.statusEveryNanos();
    return driver.timeOutSeconds() == 0 ? own : Math.min(own, driver.timeOutSeconds() * SECOND / 3);
  }

  private void poll() {
    port.after(everyNanos(), this::poll);
    if (polling) {
      return; // the pump is slow to answer: it isn't asked the faster for that
    }
    polling = true;
    requests.ask("", this::status);
  }

  private void status(Optional<NewEraReply> reply) {
    if (reply.isEmpty()) {
      polling = false;
      // it may have lost its mode with its settings, or never entered it
      requests.askByPacket("SAF" + driver.timeOutSeconds(), _ -> {});
      return;
    }
    char prompt = reply.get().prompt();
    if (readProgramme && prompt == 'S') {
      readProgramme = false;
      job(() -> readBack(this::jobDone));
    }
    boolean pumps = reply.get().pumps();
    requests.ask(
        "DIS",
        dispensed ->
            requests.ask(
                "RAT",
                rate -> {
                  polling = false;
                  tell(pumps, NO_CODE, value(dispensed, true), value(rate, false));
                }));
  }

  private static long value(Optional<NewEraReply> reply, boolean volume) {
    if (reply.isEmpty()) {
      return UNKNOWN;
    }
    String data = reply.get().data();
    return volume
        ? NewEraValue.infused(data).orElse(UNKNOWN)
        : NewEraValue.rate(data).orElse(UNKNOWN);
  }

  private void tell(boolean pumps, String code, long infused, long rate) {
    PumpState state =
        !code.equals(NO_CODE) ? PumpState.FAILSAFE : pumps ? PumpState.INFUSING : PumpState.STOPPED;
    port.observe(
        new ServiceStatus(
            state,
            code,
            pumps ? rate : 0,
            primary.get(0),
            primary.get(1),
            secondary.get(0),
            secondary.get(1),
            infused,
            UNKNOWN,
            UNKNOWN));
  }

  @Override
  public void received(byte[] bytes) {
    partial.cancel();
    framer.push(bytes).forEach(this::frame);
    if (framer.isPartial()) {
      partial = port.after(BETWEEN_BYTES_NANOS, () -> framer.expire().forEach(this::frame));
    }
  }

  private void frame(NewEraFrame frame) {
    switch (frame) {
      case NewEraFrame.Basic basic -> message(basic.text(), false);
      case NewEraFrame.Safe safe -> message(safe.payload(), true);
      case NewEraFrame.Broken broken ->
          port.garbled(
              HexFormat.of().parseHex(broken.excerpt().hexPrefix()), broken.excerpt().length());
    }
  }

  private void message(String text, boolean asPacket) {
    Optional<NewEraReply> reply = NewEraReply.parse(text);
    if (reply.isEmpty()) {
      byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
      port.garbled(bytes, bytes.length);
    } else if (reply.get().address() == driver.address()) {
      reply.get().alarm().ifPresent(this::alarm);
      requests.reply(reply.get(), asPacket);
    }
  }

  private void alarm(char letter) {
    String code = "A-" + letter;
    port.observe(new ServiceEvent(code, UNKNOWN));
    if (letter == 'R') {
      readProgramme = true; // it was without power: what it kept is to be seen
    }
    tell(false, code, UNKNOWN, 0);
  }

  @Override
  public void program(Programming what, Consumer<? super Result> done) {
    Consumer<Result> last =
        result -> {
          done.accept(result);
          jobDone();
        };
    job(
        () -> {
          switch (what) {
            case Programming.Secondary it ->
                enter(1, it.rateMicrolitresPerHour(), it.volumeMicrolitres(), last);
            case Programming.Primary it ->
                enter(2, it.rateMicrolitresPerHour(), it.volumeMicrolitres(), last);
            case Programming.Start _ -> series(List.of("RUN"), () -> last.accept(taken()), last);
          }
        });
  }

  /** What selects phases happens one after another, or each would set the other's phase. */
  private void job(Runnable work) {
    jobs.add(work);
    nextJob();
  }

  private void nextJob() {
    Runnable next = working ? null : jobs.poll();
    if (next != null) {
      working = true;
      next.run();
    }
  }

  private void jobDone() {
    working = false;
    nextJob();
  }

  private static Result taken() {
    return new Result(true, "");
  }

  private void enter(int phase, long rate, long volume, Consumer<? super Result> done) {
    Optional<String> asRate = NewEraValue.rate(rate);
    Optional<String> asVolume = NewEraValue.millilitres(volume);
    if (asRate.isEmpty() || asVolume.isEmpty()) {
      done.accept(
          new Result(
              false,
              "%d µL/h and %d µL can't be entered exactly: the pump takes four digits"
                  .formatted(rate, volume)));
      return;
    }
    var commands = new ArrayList<String>();
    driver.diameter().ifPresent(diameter -> commands.add("DIA" + diameter));
    commands.addAll(
        List.of(
            "PHN" + phase,
            "FUNRAT",
            "DIRINF",
            "RAT" + asRate.get(),
            "VOLML",
            "VOL" + asVolume.get(),
            "PHN3",
            "FUNSTP",
            "PHN1"));
    series(commands, () -> readBack(() -> done.accept(taken())), done);
  }

  /** Sends commands one after another, until one isn't taken. */
  private void series(List<String> commands, Runnable then, Consumer<? super Result> done) {
    if (commands.isEmpty()) {
      then.run();
      return;
    }
    String first = commands.getFirst();
    requests.ask(
        first,
        reply -> {
          if (reply.isPresent() && !reply.get().isError()) {
            series(commands.subList(1, commands.size()), then, done);
          } else {
            String why = reply.map(NewEraReply::data).orElse("no answer");
            done.accept(new Result(false, "'" + first + "': " + why));
          }
        });
  }

  /** Reads what the pump holds as phases 1 and 2; it must be stopped. */
  private void readBack(Runnable then) {
    readPhase(
        1, secondary, () -> readPhase(2, primary, () -> requests.ask("PHN1", _ -> then.run())));
  }

  private void readPhase(int phase, List<Long> into, Runnable then) {
    requests.ask("PHN" + phase, _ -> {});
    requests.ask(
        "FUN",
        function ->
            requests.ask(
                "RAT",
                rate ->
                    requests.ask(
                        "VOL",
                        volume -> {
                          boolean pumps = function.map(f -> f.data().equals("RAT")).orElse(false);
                          long found = value(rate, false);
                          boolean programmed = pumps && found > 0;
                          into.set(0, programmed ? found : UNKNOWN);
                          into.set(
                              1,
                              programmed
                                  ? volume
                                      .map(v -> NewEraValue.volume(v.data()).orElse(UNKNOWN))
                                      .orElse(UNKNOWN)
                                  : UNKNOWN);
                          then.run();
                        })));
  }
}

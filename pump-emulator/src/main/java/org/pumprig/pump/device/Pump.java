package org.pumprig.pump.device;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.pump.defect.Defect;
import org.pumprig.pump.defect.Defects;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/**
 * One networked infusion pump: inputs in, outputs out, and the time at which it next has something
 * to do by itself. Power is off at first.
 *
 * <p>Times are monotonic nanoseconds and never go back. For one thread.
 */
public final class Pump {
  /** Nothing is due. */
  public static final long NEVER = Long.MAX_VALUE;

  private final FirmwareProfile firmware;
  private final UnitTraits traits;
  private final Schedule schedule;
  private final RandomStream jitter;
  private final long statusPeriodNanos;
  private final Infusion infusion;
  private final Line line;
  private final Defects defects;
  private final EventLog log = new EventLog();
  private final Display display = new Display();

  private boolean powered;
  private long poweredNanos;
  private long bootedNanos = NEVER;
  private @Nullable Running running;
  private @Nullable String systemError;
  private @Nullable Alarm alarm;
  private int changesSeen;
  private @Nullable PumpStatus claimed;
  private boolean hung;
  private boolean resumes;
  private long motorOffNanos = NEVER;
  private long falseTripNanos = NEVER;
  private Communication.Numbers lastNumbers = new Communication.Numbers(0, 0);

  /** What lives from the end of start-up until power goes. */
  private record Running(Processor processor, Communication communication) {}

  /**
   * A new unit.
   *
   * @param serial distinguishes units under the same seed
   * @param statusPeriodNanos between two status messages, at least 1 ms
   * @param seed of the unit's traits and of its jitter; the same seed, serial number and inputs
   *     give the same outputs
   */
  public Pump(String serial, FirmwareProfile firmware, long statusPeriodNanos, Seed seed) {
    this(serial, firmware, statusPeriodNanos, seed, Defects.NONE);
  }

  /** The same with ways to lie. */
  public Pump(
      String serial, FirmwareProfile firmware, long statusPeriodNanos, Seed seed, Defects defects) {
    if (statusPeriodNanos < 1_000_000) {
      throw new IllegalArgumentException("status period below 1 ms: " + statusPeriodNanos);
    }
    this.firmware = firmware;
    this.defects = defects;
    this.traits = new UnitTraits(seed, serial, firmware);
    this.schedule = new Schedule(firmware, traits);
    this.jitter = traits.reconnectJitter();
    this.statusPeriodNanos = statusPeriodNanos;
    this.infusion = new Infusion(firmware.hardware().complianceNanos());
    this.line = new Line(firmware, traits);
  }

  /** When {@link #handle} wants to be called again, at the latest; {@link #NEVER} if not at all. */
  public long nextDeadlineNanos() {
    long next = Math.min(infusion.completeNanos(), infusion.standstillNanos());
    next = Math.min(next, Math.min(motorOffNanos, bootedNanos));
    next = Math.min(next, line.alarmNanos());
    Running now = running;
    if (now == null || hung) {
      return next;
    }
    next = Math.min(next, falseTripNanos);
    long trip = systemError == null ? now.processor.tripNanos() : NEVER;
    return Math.min(next, Math.min(trip, now.communication.nextDeadlineNanos()));
  }

  /**
   * Does all that is due up to {@code nowNanos}, then takes the input.
   *
   * @param out is handed the outputs, in order
   */
  public void handle(PumpInput input, long nowNanos, Consumer<? super PumpOutput> out) {
    for (long due = nextDeadlineNanos(); due <= nowNanos; due = nextDeadlineNanos()) {
      due(due, nowNanos, out);
      follow(due);
    }
    take(input, nowNanos, out);
    follow(nowNanos);
  }

  /**
   * Leaps over periods in which the pump would only send its status and have it answered: all that
   * follows is as if they had been lived, but for the messages, which nobody is handed.
   *
   * @param untilNanos nothing happens to the pump before this
   * @param answerNanos from a status to its acknowledgement
   * @return how many messages were leapt over
   */
  public long leap(long untilNanos, long answerNanos) {
    Running now = running;
    if (now == null || hung || systemError != null || now.processor.tripNanos() != NEVER) {
      return 0;
    }
    long own = Math.min(infusion.completeNanos(), infusion.standstillNanos());
    own = Math.min(own, Math.min(motorOffNanos, bootedNanos));
    own = Math.min(own, Math.min(line.alarmNanos(), falseTripNanos));
    return now.communication.leap(Math.min(untilNanos, own), answerNanos);
  }

  /** Pressures follow the motor. */
  private void follow(long nowNanos) {
    if (infusion.changes() != changesSeen) {
      changesSeen = infusion.changes();
      line.changed(
          nowNanos,
          infusion.rate(),
          infusion.deliveredNanolitres(nowNanos),
          infusion.storedNanolitres(nowNanos));
    }
  }

  private void take(PumpInput input, long nowNanos, Consumer<? super PumpOutput> out) {
    switch (input) {
      case PumpInput.Tick _ -> {}
      case PumpInput.PowerOn _ -> powerOn(nowNanos, out);
      case PumpInput.PowerOff _ -> powerOff(nowNanos, out);
      case PumpInput.ProgramKeys keys -> program(nowNanos, keys);
      case PumpInput.ClampUpstream clamp -> {
        line.clampUpstream(clamp.closed(), infusion.deliveredNanolitres(nowNanos));
        changesSeen--;
      }
      case PumpInput.ClampDownstream clamp -> {
        line.clampDownstream(clamp.closed());
        infusion.clamp(nowNanos, clamp.closed());
      }
      case PumpInput.HangBag bag -> {
        line.hang(bag.microlitres(), infusion.deliveredNanolitres(nowNanos));
        changesSeen--;
      }
      case PumpInput.StartKey _ -> startKey(nowNanos, out);
      case PumpInput.StopKey _ -> stopKey(nowNanos, out);
      case PumpInput.ConnectionOpened opened -> {
        if (running != null) {
          running.communication.opened(nowNanos, opened.connection());
        }
      }
      case PumpInput.ConnectionClosed closed -> {
        if (running != null) {
          running.communication.closed(nowNanos, closed.connection(), closed.reason(), out);
        }
      }
      case PumpInput.Acknowledged answer -> {
        if (running != null) {
          running.communication.acknowledged(nowNanos, answer, out);
        }
      }
    }
  }

  /** One deadline; physics happens when it was due, communication when it is handled. */
  private void due(long due, long nowNanos, Consumer<? super PumpOutput> out) {
    Running now = running;
    if (due == infusion.completeNanos()) {
      boolean more = infusion.complete();
      log(due, more ? "SECONDARY_COMPLETE" : "INFUSION_COMPLETE");
      display.complete(!more);
      show(due, out);
    } else if (due == infusion.standstillNanos()) {
      infusion.stoodStill();
      out.accept(new PumpOutput.Truth(new PumpOutput.Fact.FlowStopped(), due));
    } else if (due == motorOffNanos) {
      motorOffNanos = NEVER;
      infusion.stop(due);
      if (defects.has(Defect.FREE_FLOW)) {
        infusion.freeFlow(due, Defects.FREE_FLOW_MICROLITRES_PER_HOUR);
      }
    } else if (now != null && due == falseTripNanos) {
      trip(due, firmware.firstCode(), "WATCHDOG", out);
    } else if (due == line.alarmNanos()) {
      alarm(due, out);
    } else if (due == bootedNanos) {
      bootedNanos = NEVER;
      booted(due, out);
    } else if (now != null && systemError == null && due == now.processor.tripNanos()) {
      trip(due, now.processor.tripCode(), "WATCHDOG", out);
    } else if (now != null) {
      now.communication.tick(nowNanos, out);
    }
  }

  /** An alarm of the line: the motor off, and a key away from going on. */
  private void alarm(long nowNanos, Consumer<? super PumpOutput> out) {
    Alarm raised = line.alarm();
    if (raised == null) {
      return;
    }
    infusion.stop(nowNanos);
    alarm = raised;
    log.add(upMillis(nowNanos), raised.name(), "ALARM");
    out.accept(new PumpOutput.Truth(new PumpOutput.Fact.AlarmRaised(raised), nowNanos));
    out.accept(new PumpOutput.NurseCall(false));
    show(nowNanos, out);
    out.accept(new PumpOutput.SystemError(raised.name(), upMillis(nowNanos)));
  }

  private void endAlarm(long nowNanos, Consumer<? super PumpOutput> out) {
    if (alarm != null) {
      alarm = null;
      log(nowNanos, "ALARM_ENDED");
      out.accept(new PumpOutput.NurseCall(true));
      show(nowNanos, out);
    }
  }

  private void powerOn(long nowNanos, Consumer<? super PumpOutput> out) {
    if (powered) {
      return;
    }
    powered = true;
    poweredNanos = nowNanos;
    if (defects.has(Defect.LOSES_LOG)) {
      log.lose();
    }
    bootedNanos = nowNanos + firmware.hardware().bootNanos();
    out.accept(new PumpOutput.Truth(new PumpOutput.Fact.Power(true), nowNanos));
    show(nowNanos, out);
  }

  private void booted(long nowNanos, Consumer<? super PumpOutput> out) {
    Processor processor = new Processor(schedule);
    running =
        new Running(
            processor,
            new Communication(
                firmware,
                traits,
                jitter,
                processor,
                statusPeriodNanos,
                lastNumbers,
                nowNanos,
                new CommunicationOwner()));
    log(nowNanos, "STARTED");
    if (defects.has(Defect.FALSE_WATCHDOG) && !resumes) {
      falseTripNanos = nowNanos + traits.falseTripNanos(Defects.FALSE_TRIP_MEAN_NANOS);
    }
    if (resumes) {
      resumes = false;
      infusion.start(nowNanos);
    }
    out.accept(new PumpOutput.NurseCall(true));
    show(nowNanos, out);
  }

  private void powerOff(long nowNanos, Consumer<? super PumpOutput> out) {
    if (!powered) {
      return;
    }
    if (running != null) {
      running.communication.powerLost(out);
      lastNumbers = running.communication.lastNumbers();
    }
    infusion.stop(nowNanos);
    infusion.freeFlow(nowNanos, 0);
    motorOffNanos = NEVER;
    bootedNanos = NEVER;
    falseTripNanos = NEVER;
    hung = false;
    resumes = false;
    claimed = null;
    running = null;
    powered = false;
    systemError = null;
    alarm = null;
    out.accept(new PumpOutput.Truth(new PumpOutput.Fact.Power(false), nowNanos));
    if (!defects.has(Defect.KEEPS_PARAMETERS) && infusion.clear()) {
      out.accept(new PumpOutput.Truth(new PumpOutput.Fact.ProgrammeCleared(), nowNanos));
    }
    display.complete(false);
    out.accept(new PumpOutput.NurseCall(false));
    show(nowNanos, out);
  }

  private void program(long nowNanos, PumpInput.ProgramKeys keys) {
    if (running == null || systemError != null || hung) {
      return;
    }
    if (infusion.running() != null || !keys.programme().acceptable()) {
      log(nowNanos, "KEYS_IGNORED");
      return;
    }
    infusion.program(keys.channel(), keys.programme());
    log(nowNanos, "PROGRAMMED_" + keys.channel());
  }

  private void startKey(long nowNanos, Consumer<? super PumpOutput> out) {
    if (running == null || systemError != null || hung || infusion.running() != null) {
      return;
    }
    endAlarm(nowNanos, out);
    if (infusion.start(nowNanos)) {
      display.complete(false);
      log(nowNanos, "INFUSION_STARTED");
      show(nowNanos, out);
    } else {
      log(nowNanos, "KEYS_IGNORED");
    }
  }

  private void stopKey(long nowNanos, Consumer<? super PumpOutput> out) {
    if (running != null && systemError == null && !hung) {
      endAlarm(nowNanos, out);
    }
    if (running != null && systemError == null && !hung && infusion.running() != null) {
      infusion.stop(nowNanos);
      log(nowNanos, "INFUSION_STOPPED");
      show(nowNanos, out);
    }
  }

  /** Fail-safe: the motor off as fast as it can, alarm latched, everything else dead. */
  private void trip(long nowNanos, String code, String cause, Consumer<? super PumpOutput> out) {
    Running now = running;
    if (now == null) {
      return;
    }
    out.accept(new PumpOutput.Truth(new PumpOutput.Fact.Tripped(code), nowNanos));
    falseTripNanos = NEVER;
    line.sensorsOff();
    if (defects.has(Defect.NO_WATCHDOG)) {
      hang(nowNanos, now);
      return;
    }
    if (defects.has(Defect.REBOOTS_AND_RESUMES)) {
      reboot(nowNanos, now, out);
      return;
    }
    claimed = status(nowNanos);
    if (defects.has(Defect.CLOCK_JUMPS)) {
      poweredNanos -= Defects.CLOCK_JUMP_NANOS;
    }
    systemError = defects.shown(code);
    alarm = null;
    motorOffNanos = motorOff(nowNanos);
    now.communication.silence(nowNanos + firmware.silentBeforeDropNanos());
    log.add(upMillis(nowNanos), systemError, cause);
    if (defects.tellsContact()) {
      out.accept(new PumpOutput.NurseCall(false));
    }
    if (defects.tellsScreen()) {
      show(nowNanos, out);
    }
    if (defects.tellsService() && answers()) {
      out.accept(new PumpOutput.SystemError(systemError, upMillis(nowNanos)));
    }
  }

  private long motorOff(long nowNanos) {
    if (defects.has(Defect.ALARM_WITHOUT_STOP)) {
      return NEVER;
    }
    long late = defects.has(Defect.STOPS_TOO_LATE) ? Defects.LATE_STOP_NANOS : 0;
    return nowNanos + traits.motorOffNanos() + late;
  }

  /** No watchdog: no step pulses, no answers, no message, and nobody is told. */
  private void hang(long nowNanos, Running now) {
    hung = true;
    infusion.stop(nowNanos);
    now.communication.silence(NEVER);
  }

  /** Starts again without a word, keeping the programme. */
  private void reboot(long nowNanos, Running now, Consumer<? super PumpOutput> out) {
    now.communication.powerLost(out);
    lastNumbers = now.communication.lastNumbers();
    resumes = infusion.running() != null;
    infusion.stop(nowNanos);
    running = null;
    poweredNanos = nowNanos;
    bootedNanos = nowNanos + firmware.hardware().bootNanos();
  }

  private void show(long nowNanos, Consumer<? super PumpOutput> out) {
    String text = !powered ? "OFF" : running == null ? "SELF TEST" : onScreen(nowNanos);
    if (display.changes(text)) {
      out.accept(new PumpOutput.Screen(text));
    }
  }

  private String onScreen(long nowNanos) {
    return systemError != null && defects.tellsScreen()
        ? "SYSTEM ERROR " + systemError
        : display.text(status(nowNanos));
  }

  private void log(long nowNanos, String text) {
    log.add(upMillis(nowNanos), null, text);
  }

  private long upMillis(long nowNanos) {
    return (nowNanos - poweredNanos) / 1_000_000;
  }

  /** Whether the service port answers: powered and started, also in fail-safe. */
  public boolean answers() {
    boolean dead = hung || systemError != null && defects.has(Defect.LAST_MESSAGE_LOST);
    return running != null && !dead;
  }

  /** What the pump says about itself; only while {@link #answers}. */
  public PumpStatus status(long nowNanos) {
    Running now = running;
    if (now == null) {
      throw new IllegalStateException("a pump without power has no status");
    }
    PumpStatus hides = claimed;
    if (systemError != null && hides != null && !defects.tellsService()) {
      return hides.at(upMillis(nowNanos), defects.tellsContact());
    }
    boolean failed = systemError != null;
    Channel channel = failed ? null : infusion.running();
    PumpState state =
        failed ? PumpState.FAILSAFE : channel != null ? PumpState.INFUSING : PumpState.STOPPED;
    return new PumpStatus(
        upMillis(nowNanos),
        state,
        channel,
        failed ? 0 : infusion.rate(),
        infusion.primary(nowNanos),
        infusion.secondary(nowNanos),
        infusion.deliveredNanolitres(nowNanos) / 1_000,
        now.communication.heapFreeBytes(),
        now.communication.queued(),
        code());
  }

  private @Nullable String code() {
    return systemError != null ? systemError : alarm == null ? null : alarm.name();
  }

  /** The event log, oldest first. */
  public List<LogEntry> log() {
    return log.entries();
  }

  /** Version string of the firmware. */
  public String version() {
    return firmware.version();
  }

  /** What has really left the line, powered or not; nanolitres. For the flow witness. */
  public long fluidNanolitres(long nowNanos) {
    return infusion.fluidNanolitres(nowNanos);
  }

  /** Failed connections since power came; 0 without power. */
  public long failedConnections() {
    return running == null ? 0 : running.communication.failures();
  }

  /** The pump as its communication task sees it. */
  private final class CommunicationOwner implements Communication.Owner {
    @Override
    public PumpStatus status(long nowNanos) {
      return Pump.this.status(nowNanos);
    }

    @Override
    public void log(long nowNanos, String text) {
      Pump.this.log(nowNanos, text);
    }

    @Override
    public void outOfMemory(long nowNanos, Consumer<? super PumpOutput> out) {
      trip(nowNanos, firmware.systemErrorCode(), "OUT_OF_MEMORY", out);
    }
  }
}

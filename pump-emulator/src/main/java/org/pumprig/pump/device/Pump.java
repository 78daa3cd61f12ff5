package org.pumprig.pump.device;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
  private final EventLog log = new EventLog();
  private final Display display = new Display();

  private boolean powered;
  private long poweredNanos;
  private long bootedNanos = NEVER;
  private @Nullable Running running;
  private @Nullable String systemError;
  private @Nullable Alarm alarm;
  private int changesSeen;
  private long motorOffNanos = NEVER;
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
    if (statusPeriodNanos < 1_000_000) {
      throw new IllegalArgumentException("status period below 1 ms: " + statusPeriodNanos);
    }
    this.firmware = firmware;
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
    if (now == null) {
      return next;
    }
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
    motorOffNanos = NEVER;
    bootedNanos = NEVER;
    running = null;
    powered = false;
    systemError = null;
    alarm = null;
    out.accept(new PumpOutput.Truth(new PumpOutput.Fact.Power(false), nowNanos));
    if (infusion.clear()) {
      out.accept(new PumpOutput.Truth(new PumpOutput.Fact.ProgrammeCleared(), nowNanos));
    }
    display.complete(false);
    out.accept(new PumpOutput.NurseCall(false));
    show(nowNanos, out);
  }

  private void program(long nowNanos, PumpInput.ProgramKeys keys) {
    if (running == null || systemError != null) {
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
    if (running == null || systemError != null || infusion.running() != null) {
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
    if (running != null && systemError == null) {
      endAlarm(nowNanos, out);
    }
    if (running != null && systemError == null && infusion.running() != null) {
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
    systemError = code;
    alarm = null;
    line.sensorsOff();
    motorOffNanos = nowNanos + traits.motorOffNanos();
    now.communication.silence(nowNanos + firmware.silentBeforeDropNanos());
    log.add(upMillis(nowNanos), code, cause);
    out.accept(new PumpOutput.Truth(new PumpOutput.Fact.Tripped(code), nowNanos));
    out.accept(new PumpOutput.NurseCall(false));
    show(nowNanos, out);
    out.accept(new PumpOutput.SystemError(code, upMillis(nowNanos)));
  }

  private void show(long nowNanos, Consumer<? super PumpOutput> out) {
    String text = !powered ? "OFF" : running == null ? "SELF TEST" : display.text(status(nowNanos));
    if (display.changes(text)) {
      out.accept(new PumpOutput.Screen(text));
    }
  }

  private void log(long nowNanos, String text) {
    log.add(upMillis(nowNanos), null, text);
  }

  private long upMillis(long nowNanos) {
    return (nowNanos - poweredNanos) / 1_000_000;
  }

  /** Whether the service port answers: powered and started, also in fail-safe. */
  public boolean answers() {
    return running != null;
  }

  /** What the pump says about itself; only while {@link #answers}. */
  public PumpStatus status(long nowNanos) {
    Running now = running;
    if (now == null) {
      throw new IllegalStateException("a pump without power has no status");
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

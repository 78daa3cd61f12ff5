package org.pumprig.pump.device;

import java.util.List;
import java.util.function.Consumer;
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

  private final PumpParts parts;
  private final Alarms alarms;
  private final Keys keys;
  private final Trips trips;
  private final Schedule schedule;
  private final RandomStream jitter;
  private final long statusPeriodNanos;
  private final Infusion infusion;
  private final Line line;
  private final Battery battery;
  private final FailSafe failSafe;
  private final EventLog log;

  private boolean mains;
  private long bootedNanos = NEVER;
  private int changesSeen;
  private boolean resumes;
  private Communication.Numbers lastNumbers = new Communication.Numbers(0, 0, 0);

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
    var traits = new UnitTraits(seed, serial, firmware);
    this.parts = new PumpParts(firmware, traits, defects);
    this.alarms = new Alarms(parts);
    this.keys = new Keys(parts, alarms);
    this.trips = new Trips(parts, this::reboot);
    this.schedule = new Schedule(firmware, traits);
    this.jitter = traits.reconnectJitter();
    this.statusPeriodNanos = statusPeriodNanos;
    this.infusion = parts.infusion;
    this.line = parts.line;
    this.battery = parts.battery;
    this.failSafe = parts.failSafe;
    this.log = parts.log;
  }

  /** When {@link #handle} wants to be called again, at the latest; {@link #NEVER} if not at all. */
  public long nextDeadlineNanos() {
    PumpParts.Running now = parts.running;
    return now == null || failSafe.hung()
        ? ownDeadlineNanos()
        : Math.min(ownDeadlineNanos(), now.communication().nextDeadlineNanos());
  }

  /** What comes without any communication. */
  private long ownDeadlineNanos() {
    long next = Math.min(infusion.completeNanos(), infusion.standstillNanos());
    next = Math.min(next, Math.min(failSafe.motorOffNanos(), bootedNanos));
    next = Math.min(next, Math.min(line.alarmNanos(), failSafe.hardwareTripNanos()));
    next = Math.min(next, battery.emptyNanos());
    PumpParts.Running now = parts.running;
    if (now == null || failSafe.hung()) {
      return next;
    }
    next = Math.min(next, failSafe.falseTripNanos());
    return failSafe.latched()
        ? next
        : Math.min(next, Math.min(now.processor().tripNanos(), battery.lowNanos()));
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
    PumpParts.Running now = parts.running;
    if (now == null
        || failSafe.hung()
        || failSafe.latched()
        || now.processor().tripNanos() != NEVER) {
      return 0;
    }
    return now.communication().leap(Math.min(untilNanos, ownDeadlineNanos()), answerNanos);
  }

  /** Pressures and battery follow the motor. */
  private void follow(long nowNanos) {
    battery.follow(nowNanos, mains, parts.powered, infusion.rate() > 0);
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
      case PumpInput.PowerOn _ -> mainsCome(nowNanos, out);
      case PumpInput.PowerOff _ -> mainsGo(nowNanos, out);
      case PumpInput.PowerKey _ -> {
        if (parts.powered) {
          powerOff(nowNanos, out);
        } else {
          powerOn(nowNanos, out);
        }
      }
      case PumpInput.ProgramKeys programme -> keys.program(nowNanos, programme);
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
      case PumpInput.StartKey _ -> keys.start(nowNanos, out);
      case PumpInput.StopKey _ -> keys.stop(nowNanos, out);
      case PumpInput.ConnectionOpened opened -> {
        if (parts.running != null) {
          parts.running.communication().opened(nowNanos, opened.connection());
        }
      }
      case PumpInput.ConnectionClosed closed -> {
        if (parts.running != null) {
          parts.running.communication().closed(nowNanos, closed.connection(), closed.reason(), out);
        }
      }
      case PumpInput.LibraryPart part -> {
        if (parts.running != null) {
          parts.running.communication().libraryPart(nowNanos, part, out);
        }
      }
      case PumpInput.Acknowledged answer -> {
        if (parts.running != null) {
          parts.running.communication().acknowledged(nowNanos, answer, out);
        }
      }
    }
  }

  /** One deadline; physics happens when it was due, communication when it is handled. */
  private void due(long due, long nowNanos, Consumer<? super PumpOutput> out) {
    PumpParts.Running now = parts.running;
    if (due == infusion.completeNanos()) {
      boolean more = infusion.complete();
      log.note(due, more ? "SECONDARY_COMPLETE" : "INFUSION_COMPLETE");
      parts.display.complete(!more);
      parts.show(due, out);
    } else if (due == infusion.standstillNanos()) {
      infusion.stoodStill();
      out.accept(new PumpOutput.Truth(new PumpOutput.Fact.FlowStopped(), due));
    } else if (due == failSafe.motorOffNanos()) {
      failSafe.motorOff(due, infusion);
    } else if (due == battery.emptyNanos()) {
      log.add(due, "BATTERY_EMPTY", "POWER_LOST");
      powerOff(due, out);
    } else if (now != null && due == failSafe.falseTripNanos()) {
      trips.trip(due, parts.firmware.firstCode(), "WATCHDOG", out);
    } else if (now != null && due == failSafe.hardwareTripNanos()) {
      trips.byHardware(due, now, out);
    } else if (due == line.alarmNanos()) {
      alarms.ofLine(due, out);
    } else if (now != null && !failSafe.latched() && due == battery.lowNanos()) {
      alarms.lowBattery(due, out);
    } else if (due == bootedNanos) {
      bootedNanos = NEVER;
      booted(due, out);
    } else if (now != null && !failSafe.latched() && due == now.processor().tripNanos()) {
      trips.trip(due, now.processor().tripCode(), "WATCHDOG", out);
    } else if (now != null) {
      now.communication().tick(nowNanos, out);
    }
  }

  private void mainsCome(long nowNanos, Consumer<? super PumpOutput> out) {
    boolean came = !mains;
    mains = true;
    battery.follow(nowNanos, true, parts.powered, infusion.rate() > 0);
    if (!parts.powered) {
      powerOn(nowNanos, out);
    } else if (came) {
      mains(nowNanos, "MAINS_BACK", out);
      alarms.byMains(nowNanos, out);
    }
  }

  /** Mains loss is no power cycle where a battery carries the pump. */
  private void mainsGo(long nowNanos, Consumer<? super PumpOutput> out) {
    boolean went = mains;
    mains = false;
    if (!parts.powered || !battery.feeds(nowNanos, false)) {
      powerOff(nowNanos, out);
    } else if (went) {
      mains(nowNanos, "MAINS_LOST", out);
    }
  }

  private void mains(long nowNanos, String text, Consumer<? super PumpOutput> out) {
    log.note(nowNanos, text);
    out.accept(new PumpOutput.Truth(new PumpOutput.Fact.Mains(mains), nowNanos));
  }

  private void powerOn(long nowNanos, Consumer<? super PumpOutput> out) {
    if (parts.powered || !battery.feeds(nowNanos, mains)) {
      return;
    }
    parts.powered = true;
    log.power(nowNanos);
    if (parts.defects.has(Defect.LOSES_LOG)) {
      log.lose();
    }
    bootedNanos = nowNanos + parts.firmware.hardware().bootNanos();
    out.accept(new PumpOutput.Truth(new PumpOutput.Fact.Power(true), nowNanos));
    parts.show(nowNanos, out);
  }

  private void booted(long nowNanos, Consumer<? super PumpOutput> out) {
    Processor processor = new Processor(schedule);
    parts.running =
        new PumpParts.Running(
            processor,
            new Communication(
                parts.firmware,
                parts.traits,
                jitter,
                processor,
                statusPeriodNanos,
                lastNumbers,
                nowNanos,
                new CommunicationOwner()));
    log.note(nowNanos, "STARTED");
    if (resumes) {
      resumes = false;
      infusion.start(nowNanos);
    } else {
      failSafe.started(nowNanos);
    }
    out.accept(new PumpOutput.NurseCall(true));
    parts.show(nowNanos, out);
  }

  private void powerOff(long nowNanos, Consumer<? super PumpOutput> out) {
    if (!parts.powered) {
      return;
    }
    if (parts.running != null) {
      parts.running.communication().powerLost(out);
      lastNumbers = parts.running.communication().lastNumbers();
    }
    infusion.stop(nowNanos);
    infusion.freeFlow(nowNanos, 0);
    bootedNanos = NEVER;
    resumes = false;
    parts.running = null;
    parts.powered = false;
    failSafe.clear();
    battery.off();
    parts.alarm = null;
    out.accept(new PumpOutput.Truth(new PumpOutput.Fact.Power(false), nowNanos));
    if (!parts.defects.has(Defect.KEEPS_PARAMETERS) && infusion.clear()) {
      out.accept(new PumpOutput.Truth(new PumpOutput.Fact.ProgrammeCleared(), nowNanos));
    }
    parts.display.complete(false);
    out.accept(new PumpOutput.NurseCall(false));
    parts.show(nowNanos, out);
  }

  /** Starts again without a word, keeping the programme. */
  private void reboot(long nowNanos, PumpParts.Running now, Consumer<? super PumpOutput> out) {
    now.communication().powerLost(out);
    lastNumbers = now.communication().lastNumbers();
    resumes = infusion.running() != null;
    infusion.stop(nowNanos);
    parts.running = null;
    log.power(nowNanos);
    bootedNanos = nowNanos + parts.firmware.hardware().bootNanos();
  }

  /** Whether the service port answers: powered and started, also in fail-safe. */
  public boolean answers() {
    return parts.answers();
  }

  /** What the pump says about itself; only while {@link #answers}. */
  public PumpStatus status(long nowNanos) {
    return parts.status(nowNanos);
  }

  /** The event log, oldest first. */
  public List<LogEntry> log() {
    return log.entries();
  }

  /** Version string of the firmware. */
  public String version() {
    return parts.firmware.version();
  }

  /** What has really left the line, powered or not; nanolitres. For the flow witness. */
  public long fluidNanolitres(long nowNanos) {
    return infusion.fluidNanolitres(nowNanos);
  }

  /** What the battery still holds, in parts per million of a full one; −1 without one. */
  public long batteryPartsPerMillion(long nowNanos) {
    return battery.leftPartsPerMillion(nowNanos);
  }

  /** Version of the drug library that therapy goes by; 0: none, or no power. */
  public long libraryVersion() {
    return parts.running == null ? 0 : parts.running.communication().lastNumbers().library();
  }

  /** Failed connections since power came; 0 without power. */
  public long failedConnections() {
    return parts.running == null ? 0 : parts.running.communication().failures();
  }

  /** The pump as its communication task sees it. */
  private final class CommunicationOwner implements Communication.Owner {
    @Override
    public PumpStatus status(long nowNanos) {
      return Pump.this.status(nowNanos);
    }

    @Override
    public void log(long nowNanos, String text) {
      log.note(nowNanos, text);
    }

    @Override
    public void connecting(long nowNanos) {
      battery.connecting(nowNanos);
    }

    @Override
    public void outOfMemory(long nowNanos, Consumer<? super PumpOutput> out) {
      trips.trip(nowNanos, parts.firmware.systemErrorCode(), "OUT_OF_MEMORY", out);
    }
  }
}

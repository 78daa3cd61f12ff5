package org.pumprig.pump.protocol.newera;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One syringe pump of the NE-1000 family behind its protocol: requests in, replies out, alarms, and
 * the communication time-out. Knows time only as it is told; confined to one thread.
 *
 * <p>Stop twice resets a programme, and settings are refused while it runs but for the rate: as the
 * manual's command table is remembered. A packet counts for the time-out if it is addressed to this
 * pump.
 */
public final class NewEraPump {
  private static final long SECOND = 1_000_000_000L;
  private static final long LATE_NANOS = 5 * SECOND;

  private final NewEraSettings settings;
  private final SyringeDrive drive = new SyringeDrive();
  private final NewEraCommands commands;
  private double fluid;
  private double counted;
  private int safeSeconds;
  private boolean powered;
  private long heardNanos = -1;
  private @Nullable Character alarm;
  private boolean told;

  /** Without power, until {@link #power}. */
  public NewEraPump(NewEraSettings settings) {
    this.settings = settings;
    this.safeSeconds = settings.safeModeSeconds();
    this.commands = new NewEraCommands(drive, settings);
  }

  /** Its address, 0 to 99. */
  public int address() {
    return settings.address();
  }

  /** Whether it speaks packets with checksums. */
  public boolean isSafe() {
    return safeSeconds > 0;
  }

  /** Power comes or goes; what was set is kept. */
  public void power(boolean on, long nowNanos) {
    if (on == powered) {
      return;
    }
    drive.halt(nowNanos);
    powered = on;
    heardNanos = -1;
    if (on) {
      raise('R');
    }
  }

  /** Whether it has power. */
  public boolean isPowered() {
    return powered;
  }

  /** The pusher is blocked from now on, until the next start. */
  public void stall(long nowNanos) {
    drive.advance(nowNanos);
    if (drive.motion() == SyringeDrive.Motion.STOPPED) {
      drive.blockPusher();
    } else {
      drive.halt(nowNanos);
      raise('S');
    }
  }

  /** Volume that has left the syringe, in nanolitres: the truth, for a witness beside the pump. */
  public double fluidNanolitres(long nowNanos) {
    drive.advance(nowNanos);
    count();
    return fluid;
  }

  private void count() {
    fluid += Math.max(0, drive.infused() - counted);
    counted = drive.infused();
  }

  /** When the communication time-out is due; empty: it isn't armed. */
  public OptionalLong timeOutNanos() {
    boolean armed =
        powered && safeSeconds > 0 && heardNanos >= 0 && !settings.has(NewEraDefect.NO_TIME_OUT);
    long late = settings.has(NewEraDefect.LATE) ? LATE_NANOS : 0;
    return armed ? OptionalLong.of(heardNanos + safeSeconds * SECOND + late) : OptionalLong.empty();
  }

  /** The time-out is due: stops everything; armed again by the next valid packet. */
  public void timeOut(long nowNanos) {
    heardNanos = -1;
    if (!settings.has(NewEraDefect.ALARM_WITHOUT_STOP)) {
      drive.halt(nowNanos);
    }
    if (!settings.has(NewEraDefect.STOPS_WITHOUT_ALARM)) {
      raise('T');
    }
  }

  private void raise(char which) {
    alarm = which;
    told = false;
  }

  /** What it sends without being asked, once for each alarm: in safe mode only. */
  public Optional<String> unsolicited() {
    if (!powered || told || alarm == null || !isSafe()) {
      return Optional.empty();
    }
    told = true;
    return Optional.of(address2() + "A?" + alarm);
  }

  /**
   * A request came, in the mode that the pump is in or as a packet.
   *
   * @param text the request, with its address if it has one
   * @return the reply; empty: it wasn't for this pump, or the pump has no power
   */
  public Optional<String> request(String text, long nowNanos) {
    String plain = plain(text);
    if (plain.matches("([0-9][^*]*\\*)+")) {
      burst(plain, nowNanos);
      return Optional.empty(); // all pumps would answer at once
    }
    Optional<String> own = addressed(plain);
    if (!powered || own.isEmpty()) {
      return Optional.empty();
    }
    drive.advance(nowNanos);
    heardNanos = nowNanos;
    Character pending = alarm;
    if (pending != null) {
      alarm = null; // telling it in reply to a valid request acknowledges it
      return Optional.of(address2() + "A?" + pending);
    }
    count();
    String answer =
        own.get().startsWith("SAF")
            ? safeMode(own.get().substring(3))
            : carryOut(own.get(), nowNanos);
    counted = drive.infused();
    return Optional.of(address2() + answer);
  }

  /** A network burst: {@code 0RAT5MH*1RAT10MH*}; what is for this pump is done without a word. */
  private void burst(String text, long nowNanos) {
    for (String each : text.split("\\*", -1)) {
      boolean own = !each.isEmpty() && each.charAt(0) - '0' == settings.address();
      if (powered && own && alarm == null) {
        drive.advance(nowNanos);
        heardNanos = nowNanos;
        count();
        carryOut(each.substring(1), nowNanos);
        counted = drive.infused();
      }
    }
  }

  private String carryOut(String command, long nowNanos) {
    String answer = commands.carryOut(command, nowNanos);
    if (drive.motion() == SyringeDrive.Motion.RUNNING && drive.takeStall()) {
      drive.halt(nowNanos);
      raise('S');
    }
    return answer;
  }

  /** A packet came whose checksum is wrong. */
  public Optional<String> garbled() {
    return powered && isSafe() && alarm == null
        ? Optional.of(address2() + commands.status() + "?COM")
        : Optional.empty();
  }

  private String safeMode(String argument) {
    if (argument.isEmpty()) {
      return String.valueOf(commands.status()) + safeSeconds;
    }
    if (!argument.matches("[0-9]{1,3}") || Integer.parseInt(argument) > 255) {
      return commands.status() + "?OOR";
    }
    safeSeconds = Integer.parseInt(argument);
    return String.valueOf(commands.status());
  }

  private String address2() {
    return String.format(Locale.ROOT, "%02d", settings.address());
  }

  /** Blanks and control characters don't count, and small letters are capitals. */
  private static String plain(String text) {
    return text.replaceAll("[\\x00-\\x20]", "").toUpperCase(Locale.ROOT);
  }

  private Optional<String> addressed(String text) {
    if (text.startsWith("*")) {
      return Optional.of(text.substring(1));
    }
    int digits = 0;
    while (digits < Math.min(2, text.length()) && Character.isDigit(text.charAt(digits))) {
      digits++;
    }
    int address = digits == 0 ? 0 : Integer.parseInt(text.substring(0, digits));
    return address == settings.address() ? Optional.of(text.substring(digits)) : Optional.empty();
  }
}

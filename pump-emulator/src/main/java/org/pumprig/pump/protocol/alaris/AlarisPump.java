package org.pumprig.pump.protocol.alaris;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.link.frame.AlarisFramer;

/**
 * One Alaris syringe pump behind its messages. Knows time only as it is told.
 *
 * <p>An infusion that was started over the line stops with an alarm when nothing is heard for 15 s
 * (GH/CC directions for use). How a pump answers a command that it takes, and one that it doesn't,
 * isn't published: here it repeats the message, or says {@code ERROR} and the command.
 */
public final class AlarisPump {
  /** The pump's communication time-out. */
  public static final long SILENCE_NANOS = 15_000_000_000L;

  private static final double NANOS_PER_HOUR = 3.6e12;
  private static final String COMMUNICATION = "COMMS FAILURE";

  private final String serial;
  private boolean powered;
  private boolean remote;
  private boolean runs;
  private boolean startedOverLine;
  private String alarm = "";
  private double millilitresPerHour;
  private double infused;
  private long sinceNanos;
  private long heardNanos;

  /**
   * @param serial as {@code INST_SERIALNO} answers
   */
  public AlarisPump(String serial) {
    this.serial = serial;
  }

  /** Power comes or goes; everything that was set is gone. */
  public void power(boolean on, long nowNanos) {
    advance(nowNanos);
    powered = on;
    remote = false;
    runs = false;
    startedOverLine = false;
    alarm = "";
    millilitresPerHour = 0;
  }

  /** Whether it has power. */
  public boolean isPowered() {
    return powered;
  }

  /** Volume that has left the syringe, in nanolitres: the truth, for a witness beside it. */
  public double fluidNanolitres(long nowNanos) {
    advance(nowNanos);
    return infused * 1e6;
  }

  private void advance(long nowNanos) {
    if (runs) {
      infused += millilitresPerHour * (nowNanos - sinceNanos) / NANOS_PER_HOUR;
    }
    sinceNanos = nowNanos;
  }

  /** When the communication time-out is due; empty: it isn't armed. */
  public OptionalLong timeOutNanos() {
    return powered && runs && startedOverLine
        ? OptionalLong.of(heardNanos + SILENCE_NANOS)
        : OptionalLong.empty();
  }

  /** The time-out is due. */
  public void timeOut(long nowNanos) {
    advance(nowNanos);
    runs = false;
    startedOverLine = false;
    alarm = COMMUNICATION;
  }

  /** A message came whose checksum is right; empty: no answer. */
  public Optional<String> message(String text, long nowNanos) {
    if (!powered) {
      return Optional.empty();
    }
    advance(nowNanos);
    heardNanos = nowNanos;
    String[] fields = text.split("\\^", -1);
    return Optional.of(
        switch (fields[0]) {
          case "INF" -> fields.length == 1 ? status() : "ERROR^INF";
          case "INST_SERIALNO" -> "INST_SERIALNO^" + serial;
          case "COMMS_PROTOCOL" -> "COMMS_PROTOCOL^1";
          case "REMOTE_CTRL", "REMOTE_CFG" -> control(fields, text);
          case "INF_RATE" -> rate(fields, text);
          case "INF_START" -> start(text);
          case "INF_STOP" -> stop(text);
          default -> "ERROR^" + fields[0];
        });
  }

  private String control(String[] fields, String text) {
    boolean enable =
        fields.length == 3
            && fields[1].equals("ENABLED")
            && fields[2].equals(AlarisFramer.crc(serial));
    boolean disable = fields.length == 2 && fields[1].equals("DISABLED");
    if (!enable && !disable) {
      return "ERROR^" + fields[0];
    }
    if (fields[0].equals("REMOTE_CTRL")) {
      remote = enable;
    }
    return text;
  }

  private String rate(String[] fields, String text) {
    boolean good =
        remote
            && fields.length == 3
            && fields[1].matches("[0-9]{1,4}\\.[0-9]{1,3}")
            && fields[2].equals("ml/h");
    if (!good) {
      return "ERROR^INF_RATE";
    }
    millilitresPerHour = Double.parseDouble(fields[1]);
    return text;
  }

  private String start(String text) {
    if (!remote || millilitresPerHour == 0) {
      return "ERROR^INF_START";
    }
    alarm = "";
    runs = true;
    startedOverLine = true;
    return text;
  }

  private String stop(String text) {
    if (!remote) {
      return "ERROR^INF_STOP";
    }
    alarm = ""; // the stop acknowledges it
    runs = false;
    startedOverLine = false;
    return text;
  }

  private String status() {
    return String.format(
        Locale.ROOT,
        "INF^%s^%s^%s^%.2f^ml/h^^%.3f^ml^0^mmHg^^^",
        serial,
        alarm.isEmpty() ? "NONE" : alarm,
        runs ? "INFUSE" : "STOP",
        millilitresPerHour,
        infused);
  }
}

package org.pumprig.pump.protocol.newera;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.pumprig.pump.protocol.newera.PumpingPhase.RateUnit;
import org.pumprig.pump.protocol.newera.SyringeDrive.Motion;

/** The commands of one pump, without address and frame: {@code RAT5MH} to {@code S}. */
final class NewEraCommands {
  private static final String UNKNOWN = "?";
  private static final String NOT_NOW = "?NA";
  private static final String OUT_OF_RANGE = "?OOR";
  private static final long SMALL_SYRINGE_MICROMETRES = 14_000;

  private final SyringeDrive drive;
  private final NewEraSettings settings;
  private int selected;
  private @Nullable Boolean millilitres;

  NewEraCommands(SyringeDrive drive, NewEraSettings settings) {
    this.drive = drive;
    this.settings = settings;
  }

  /** The prompt. */
  char status() {
    return switch (drive.motion()) {
      case STOPPED -> 'S';
      case PAUSED -> 'P';
      case PURGING -> 'X';
      case RUNNING -> drive.pauses() ? 'T' : drive.infuses() ? 'I' : 'W';
    };
  }

  /** Carries a command out; returns status and data. */
  String carryOut(String command, long nowNanos) {
    String name = command.substring(0, Math.min(3, command.length()));
    String argument = command.substring(name.length());
    String data =
        switch (name) {
          case "" -> "";
          case "VER" -> argument.isEmpty() ? settings.version() : UNKNOWN;
          case "DIA" -> diameter(argument);
          case "RAT" -> rate(argument);
          case "VOL" -> volume(argument);
          case "DIR" -> direction(argument);
          case "PHN" -> select(argument);
          case "FUN" -> function(argument);
          case "RUN" -> run(argument, nowNanos);
          case "STP" -> stop(argument, nowNanos);
          case "PUR" -> purge(argument, nowNanos);
          case "DIS" -> argument.isEmpty() ? dispensed() : UNKNOWN;
          case "CLD" -> clear(argument);
          default -> UNKNOWN; // text from outside
        };
    return status() + data;
  }

  private boolean runs() {
    return drive.motion() == Motion.RUNNING || drive.motion() == Motion.PURGING;
  }

  private int at() {
    return runs() || drive.motion() == Motion.PAUSED ? drive.currentPhase() : selected;
  }

  private String diameter(String argument) {
    if (argument.isEmpty()) {
      return NewEraNumber.shown(drive.diameterMicrometres() / 1e3);
    }
    OptionalLong value = NewEraNumber.thousandths(argument);
    if (value.isEmpty()) {
      return UNKNOWN;
    }
    if (runs()) {
      return NOT_NOW;
    }
    if (value.getAsLong() < 100 || value.getAsLong() > 80_000) {
      return OUT_OF_RANGE;
    }
    drive.diameter(value.getAsLong());
    return "";
  }

  private String rate(String argument) {
    PumpingPhase phase = drive.phase(at());
    if (argument.isEmpty()) {
      return NewEraNumber.shown(phase.rate() / 1e3) + phase.rateUnit();
    }
    RateUnit unit = phase.rateUnit();
    String number = argument;
    for (RateUnit each : RateUnit.values()) {
      if (argument.endsWith(each.name())) {
        unit = each;
        number = argument.substring(0, argument.length() - each.name().length());
      }
    }
    OptionalLong value = NewEraNumber.thousandths(number);
    if (value.isEmpty()) {
      return UNKNOWN;
    }
    if (drive.motion() == Motion.PURGING) {
      return NOT_NOW;
    }
    PumpingPhase next = phase.withRate(value.getAsLong(), unit);
    if (next.nanolitresPerHour() > drive.fastestNanolitresPerHour()) {
      return OUT_OF_RANGE;
    }
    drive.phase(at(), next);
    return "";
  }

  private boolean inMillilitres() {
    return millilitres == null
        ? drive.diameterMicrometres() > SMALL_SYRINGE_MICROMETRES
        : millilitres;
  }

  private String unit() {
    return inMillilitres() ? "ML" : "UL";
  }

  private double shownVolume(double nanolitres) {
    return nanolitres / (inMillilitres() ? 1e6 : 1e3);
  }

  private String volume(String argument) {
    PumpingPhase phase = drive.phase(at());
    if (argument.isEmpty()) {
      return NewEraNumber.shown(shownVolume(phase.volumeNanolitres())) + unit();
    }
    if (runs()) {
      return NOT_NOW;
    }
    if (argument.equals("ML") || argument.equals("UL")) {
      millilitres = argument.equals("ML");
      return "";
    }
    OptionalLong value = NewEraNumber.thousandths(argument);
    if (value.isEmpty()) {
      return UNKNOWN;
    }
    drive.phase(at(), phase.withVolume(value.getAsLong() * (inMillilitres() ? 1_000 : 1)));
    return "";
  }

  private String direction(String argument) {
    PumpingPhase phase = drive.phase(at());
    return switch (argument) {
      case "" -> phase.infuses() ? "INF" : "WDR";
      case "INF", "WDR", "REV" -> {
        if (runs()) {
          yield NOT_NOW;
        }
        boolean infuses = argument.equals("REV") ? !phase.infuses() : argument.equals("INF");
        drive.phase(at(), phase.withDirection(infuses));
        yield "";
      }
      default -> UNKNOWN; // text from outside
    };
  }

  private String select(String argument) {
    if (argument.isEmpty()) {
      return String.valueOf(at() + 1);
    }
    OptionalLong number = phaseNumber(argument);
    if (number.isEmpty()) {
      return OUT_OF_RANGE;
    }
    if (runs()) {
      return NOT_NOW;
    }
    selected = (int) number.getAsLong() - 1;
    return "";
  }

  private static OptionalLong phaseNumber(String argument) {
    boolean digits = argument.matches("[0-9]{1,2}");
    long number = digits ? Long.parseLong(argument) : 0;
    return number >= 1 && number <= SyringeDrive.PHASES
        ? OptionalLong.of(number)
        : OptionalLong.empty();
  }

  private String function(String argument) {
    if (argument.isEmpty()) {
      PumpingPhase phase = drive.phase(at());
      boolean pauses = phase.function() == PumpingPhase.Function.PAUSE;
      return phase.function().word() + (pauses ? phase.pauseSeconds() : "");
    }
    if (argument.matches("PAS[0-9]{1,2}")) {
      int seconds = Integer.parseInt(argument.substring(3));
      if (runs()) {
        return NOT_NOW;
      }
      if (seconds == 0) {
        return OUT_OF_RANGE;
      }
      drive.phase(selected, drive.phase(selected).pausing(seconds));
      return "";
    }
    for (PumpingPhase.Function each : PumpingPhase.Function.values()) {
      if (argument.equals(each.word()) && each != PumpingPhase.Function.PAUSE) {
        if (runs()) {
          return NOT_NOW;
        }
        drive.phase(selected, drive.phase(selected).with(each));
        return "";
      }
    }
    return UNKNOWN;
  }

  private String run(String argument, long nowNanos) {
    OptionalLong from = argument.isEmpty() ? OptionalLong.of(1) : phaseNumber(argument);
    if (from.isEmpty()) {
      return OUT_OF_RANGE;
    }
    PumpingPhase first = drive.phase((int) from.getAsLong() - 1);
    boolean nothing = first.function() == PumpingPhase.Function.RATE && first.rate() == 0;
    if (runs() || nothing) {
      return NOT_NOW;
    }
    drive.run((int) from.getAsLong() - 1, nowNanos);
    return "";
  }

  private String stop(String argument, long nowNanos) {
    if (!argument.isEmpty()) {
      return UNKNOWN;
    }
    if (drive.motion() == Motion.STOPPED) {
      return NOT_NOW;
    }
    drive.stopKey(nowNanos);
    return "";
  }

  private String purge(String argument, long nowNanos) {
    if (!argument.isEmpty()) {
      return UNKNOWN;
    }
    if (drive.motion() != Motion.STOPPED) {
      return NOT_NOW;
    }
    drive.purge(nowNanos);
    return "";
  }

  private String dispensed() {
    return "I%sW%s%s"
        .formatted(
            NewEraNumber.shown(shownVolume(drive.infused())),
            NewEraNumber.shown(shownVolume(drive.withdrawn())),
            unit());
  }

  private String clear(String argument) {
    boolean infusions = argument.equals("INF");
    if (!infusions && !argument.equals("WDR")) {
      return UNKNOWN;
    }
    if (runs()) {
      return NOT_NOW;
    }
    drive.clear(infusions);
    return "";
  }
}

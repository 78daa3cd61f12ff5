package org.pumprig.rig.driver.serviceport;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation;
import org.pumprig.rig.event.ServiceObservation.ServiceEvent;
import org.pumprig.rig.event.ServiceObservation.ServiceIdentity;
import org.pumprig.rig.event.ServiceObservation.ServiceLogEntry;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.observe.KeyValues;

/** What a networked pump's service port says, line by line. */
final class ServiceLines {
  static final String ASK_STATUS = "STATUS";
  static final String ASK_VERSION = "VERSION";
  private static final int MOST_DIGITS = 12;
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,32}");
  static final String ASK_LOG = "LOG";

  private ServiceLines() {}

  /** The observation in a line; empty if it is no line of this protocol. */
  static Optional<ServiceObservation> parse(String line) {
    return KeyValues.parse(line)
        .flatMap(
            kv ->
                switch (kv.word()) {
                  case "STATUS" -> status(kv);
                  case "EVENT" -> event(kv);
                  case "VERSION" -> version(kv);
                  case "LOG" -> log(kv);
                  default -> Optional.empty();
                });
  }

  /** A line that is right but carries nothing for the record. */
  static boolean isFraming(String line) {
    return line.startsWith("LOGEND ");
  }

  private static Optional<ServiceObservation> status(KeyValues kv) {
    Optional<PumpState> state = kv.text("state").flatMap(ServiceLines::state);
    OptionalLong rate = kv.number("rate");
    OptionalLong infused = kv.number("infused");
    OptionalLong heap = kv.number("heapFree");
    OptionalLong queue = kv.number("queue");
    Optional<String> code = kv.text("code").filter(ServiceLines::isCode);
    Optional<long[]> primary = kv.text("primary").flatMap(ServiceLines::programme);
    Optional<long[]> secondary = kv.text("secondary").flatMap(ServiceLines::programme);
    boolean complete =
        state.isPresent()
            && rate.isPresent()
            && infused.isPresent()
            && heap.isPresent()
            && queue.isPresent()
            && code.isPresent()
            && primary.isPresent()
            && secondary.isPresent();
    if (!complete) {
      return Optional.empty();
    }
    return Optional.of(
        new ServiceStatus(
            state.get(),
            code.get(),
            rate.getAsLong(),
            primary.get()[0],
            primary.get()[1],
            secondary.get()[0],
            secondary.get()[1],
            infused.getAsLong(),
            heap.getAsLong(),
            queue.getAsLong(),
            kv.number("up").orElse(-1)));
  }

  private static Optional<PumpState> state(String word) {
    return switch (word) {
      case "INFUSING" -> Optional.of(PumpState.INFUSING);
      case "STOPPED" -> Optional.of(PumpState.STOPPED);
      case "FAILSAFE" -> Optional.of(PumpState.FAILSAFE);
      default -> Optional.empty();
    };
  }

  /** {@code RATE/VOLUME} in µL/h and µL, or {@code NONE} as −1 and −1. */
  private static Optional<long[]> programme(String text) {
    if (text.equals("NONE")) {
      return Optional.of(new long[] {-1, -1});
    }
    int slash = text.indexOf('/');
    boolean both =
        slash > 0
            && KeyValues.isDigits(text, 0, slash, MOST_DIGITS)
            && KeyValues.isDigits(text, slash + 1, text.length(), MOST_DIGITS);
    if (!both) {
      return Optional.empty();
    }
    return Optional.of(
        new long[] {
          Long.parseLong(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1))
        });
  }

  private static boolean isCode(String code) {
    return CODE.matcher(code).matches();
  }

  private static Optional<ServiceObservation> event(KeyValues kv) {
    Optional<String> code = kv.text("code").filter(ServiceLines::isCode);
    OptionalLong up = kv.number("up");
    return code.isPresent() && up.isPresent()
        ? Optional.of(new ServiceEvent(code.get(), up.getAsLong()))
        : Optional.empty();
  }

  private static Optional<ServiceObservation> version(KeyValues kv) {
    Optional<String> model = kv.text("model");
    Optional<String> serial = kv.text("serial");
    Optional<String> firmware = kv.text("firmware");
    return model.isPresent() && serial.isPresent() && firmware.isPresent()
        ? Optional.of(new ServiceIdentity(model.get(), serial.get(), firmware.get()))
        : Optional.empty();
  }

  private static Optional<ServiceObservation> log(KeyValues kv) {
    OptionalLong number = kv.number("n");
    OptionalLong up = kv.number("up");
    Optional<String> code = kv.text("code");
    return number.isPresent() && up.isPresent() && code.isPresent()
        ? Optional.of(
            new ServiceLogEntry(
                number.getAsLong(), up.getAsLong(), code.get(), kv.text("text").orElse("")))
        : Optional.empty();
  }
}

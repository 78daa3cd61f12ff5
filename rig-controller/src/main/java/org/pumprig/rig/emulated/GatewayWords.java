package org.pumprig.rig.emulated;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.TlsSettings;
import org.pumprig.pump.gateway.Illness;
import org.pumprig.pump.protocol.Acknowledgement;
import org.pumprig.pump.protocol.DrugLibrary;
import org.pumprig.quantity.Quantity;
import org.pumprig.quantity.QuantityException;

/** What a gateway on its own can be told. */
final class GatewayWords {
  private static final long DAY_NANOS = 86_400_000_000_000L;

  /** All there is, for people. */
  static final List<String> HELP =
      List.of(
          "acknowledge              every message at once (as at the start)",
          "acknowledge late 1500ms  so much later",
          "acknowledge never        messages are stored and not answered",
          "acknowledge AE | AR      every message is answered so, and not stored",
          "brownOut 200ms | off     each commit of the database takes so long",
          "restart 5s               the process is gone for so long",
          "stop | start             the process is gone; it is back",
          "freeze | thaw            the process stands still; it goes on",
          "refuse | accept          no new connections; again",
          "backEnd b | a            the balancer's other back end; connections are reset",
          "library 7 400 | none     pumps that ask get version 7 of 400 entries; there is none",
          "tls VERSION off | on     with --tls: that version is refused to new connections",
          "certificate expired | valid  with --tls: what new connections are shown");

  private GatewayWords() {}

  /** What is to be done. */
  sealed interface Order {}

  /**
   * It is ill from now on.
   *
   * @param lastsNanos 0: until the order to end it
   */
  record Begin(String key, Illness illness, long lastsNanos) implements Order {}

  /** It is well again, of this. */
  record End(String key) implements Order {}

  /** Its drug library is this; empty: there is none. */
  record Serve(Optional<DrugLibrary> library) implements Order {}

  static Order read(String command, boolean tls) throws StandingProblem {
    String[] words = command.strip().split("\\s+");
    String[] rest = Arrays.copyOfRange(words, 1, words.length);
    Order order =
        switch (words[0]) {
          case "acknowledge" -> acknowledge(rest);
          case "brownOut" -> brownOut(rest);
          case "restart" ->
              rest.length == 1 ? new Begin("process", new Illness.Stopped(), nanos(rest[0])) : null;
          case "stop" -> alone(rest, new Begin("process", new Illness.Stopped(), 0));
          case "start" -> alone(rest, new End("process"));
          case "freeze" -> alone(rest, new Begin("freeze", new Illness.Frozen(), 0));
          case "thaw" -> alone(rest, new End("freeze"));
          case "refuse" -> alone(rest, new Begin("refuse", new Illness.RefusesNew(), 0));
          case "accept" -> alone(rest, new End("refuse"));
          case "backEnd" -> choice(rest, "b", "a", "backEnd", new Illness.OtherBackEnd());
          case "library" -> library(rest);
          case "tls" -> tls ? version(rest) : withoutTls();
          case "certificate" ->
              tls
                  ? choice(
                      rest, "expired", "valid", "certificate", new Illness.CertificateExpired())
                  : withoutTls();
          default -> null; // text from outside
        };
    if (order == null) {
      throw new StandingProblem(
          "no command: '" + shortened(command) + "'. 'help' lists all commands.");
    }
    return order;
  }

  private static @Nullable Order alone(String[] rest, Order order) {
    return rest.length == 0 ? order : null;
  }

  private static @Nullable Order choice(
      String[] rest, String ill, String well, String key, Illness illness) {
    if (rest.length != 1) {
      return null;
    }
    return rest[0].equals(ill)
        ? new Begin(key, illness, 0)
        : rest[0].equals(well) ? new End(key) : null;
  }

  private static @Nullable Order acknowledge(String[] rest) throws StandingProblem {
    String key = "acknowledge";
    return switch (String.join(" ", rest)) {
      case "" -> new End(key);
      case "never" -> new Begin(key, new Illness.AcknowledgesNothing(), 0);
      case "AE" -> new Begin(key, new Illness.Rejects(Acknowledgement.Code.AE), 0);
      case "AR" -> new Begin(key, new Illness.Rejects(Acknowledgement.Code.AR), 0);
      default ->
          rest.length == 2 && rest[0].equals("late")
              ? new Begin(key, new Illness.AcknowledgesLate(nanos(rest[1])), 0)
              : null;
    };
  }

  private static @Nullable Order brownOut(String[] rest) throws StandingProblem {
    if (rest.length != 1) {
      return null;
    }
    return rest[0].equals("off")
        ? new End("brownOut")
        : new Begin("brownOut", new Illness.CommitsSlowly(nanos(rest[0])), 0);
  }

  private static @Nullable Order library(String[] rest) throws StandingProblem {
    if (rest.length == 1 && rest[0].equals("none")) {
      return new Serve(Optional.empty());
    }
    if (rest.length != 2 || !rest[0].matches("[0-9]{1,9}") || !rest[1].matches("[0-9]{1,9}")) {
      return null;
    }
    try {
      return new Serve(
          Optional.of(new DrugLibrary(Long.parseLong(rest[0]), Long.parseLong(rest[1]))));
    } catch (IllegalArgumentException e) {
      throw new StandingProblem(e.getMessage() + ". Write it such as library 7 400.");
    }
  }

  private static @Nullable Order version(String[] rest) {
    if (rest.length != 2 || !TlsSettings.VERSIONS.contains(rest[0])) {
      return null;
    }
    return choice(
        new String[] {rest[1]}, "off", "on", "tls " + rest[0], new Illness.VersionOff(rest[0]));
  }

  private static Order withoutTls() throws StandingProblem {
    throw new StandingProblem("this gateway speaks no TLS. Start it with --tls.");
  }

  private static long nanos(String text) throws StandingProblem {
    try {
      long nanos = Quantity.DURATION.parse(text);
      if (nanos > 0 && nanos <= DAY_NANOS) {
        return nanos;
      }
    } catch (QuantityException e) {
      throw new StandingProblem(e.getMessage() + ". Write it such as 200ms or 5s.");
    }
    throw new StandingProblem("'" + shortened(text) + "' is outside 1ns to 24h. Write another.");
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}

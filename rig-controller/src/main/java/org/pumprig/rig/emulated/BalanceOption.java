package org.pumprig.rig.emulated;

import java.util.List;
import java.util.stream.Stream;
import org.pumprig.pump.bench.BalanceSpec;
import org.pumprig.pump.bench.Place;
import org.pumprig.pump.protocol.balance.BalanceSettings;
import org.pumprig.quantity.Quantity;
import org.pumprig.quantity.QuantityException;
import org.pumprig.rig.yaml.Words;

/** Reads {@code mtSics,noise=2mg,lag=200ms}: an emulated balance. A device's path has no comma. */
final class BalanceOption {
  private static final List<String> KEYS =
      List.of(
          "step",
          "noise",
          "capacity",
          "vessel",
          "lag",
          "bagChange",
          "drift",
          "evaporation",
          "weighs",
          "serial");

  private BalanceOption() {}

  static BalanceSpec parse(String text) throws StandingProblem {
    String[] parts = text.split(",", -1);
    List<String> languages =
        Stream.of(BalanceSpec.Language.values()).map(BalanceSpec.Language::word).toList();
    int language = languages.indexOf(parts[0]);
    if (language < 0) {
      throw new StandingProblem(
          "--balance: no emulated balance speaks '"
              + parts[0]
              + "'. "
              + Words.instead(parts[0], languages));
    }
    BalanceSettings settings = BalanceSettings.USUAL;
    Place place = new Place.Terminal();
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      String key = equals < 0 ? parts[i] : parts[i].substring(0, equals);
      if (equals < 0 || !KEYS.contains(key)) {
        throw new StandingProblem(
            "--balance: '" + parts[i] + "' is no KEY=VALUE. " + Words.instead(key, KEYS));
      }
      String value = parts[i].substring(equals + 1);
      if (key.equals("serial")) {
        place = place(value);
      } else {
        settings = with(settings, key, value);
      }
    }
    return new BalanceSpec(BalanceSpec.Language.values()[language], settings, place);
  }

  private static Place place(String value) throws StandingProblem {
    if (value.equals("pty")) {
      return new Place.Terminal();
    }
    if (!value.startsWith("/")) {
      throw new StandingProblem("--balance: serial=" + value + ": write pty or a device's path.");
    }
    return new Place.Device(value);
  }

  private static BalanceSettings with(BalanceSettings now, String key, String value)
      throws StandingProblem {
    if (key.equals("weighs") && !value.equals("collected") && !value.equals("source")) {
      throw new StandingProblem("--balance: weighs=" + value + ": write collected or source.");
    }
    boolean collects = key.equals("weighs") ? value.equals("collected") : now.collects();
    return new BalanceSettings(
        collects,
        key.equals("step") ? mass(key, value, 1) : now.stepMicrograms(),
        key.equals("noise") ? mass(key, value, 0) : now.noiseMicrograms(),
        key.equals("lag") ? time(key, value) : now.lagNanos(),
        key.equals("drift") ? rate(key, value) : now.driftMicrogramsPerHour(),
        key.equals("evaporation") ? rate(key, value) : now.evaporationMicrogramsPerHour(),
        key.equals("capacity") ? mass(key, value, 1) : now.capacityMicrograms(),
        key.equals("vessel") ? mass(key, value, 0) : now.vesselMicrograms(),
        key.equals("bagChange") ? time(key, value) : now.bagChangeNanos());
  }

  private static long mass(String key, String value, long least) throws StandingProblem {
    return read(key, value, Quantity.MASS, least, 100_000_000_000L);
  }

  private static long time(String key, String value) throws StandingProblem {
    return read(key, value, Quantity.DURATION, 0, 86_400_000_000_000L);
  }

  /** A microlitre weighs a milligram. */
  private static long rate(String key, String value) throws StandingProblem {
    return read(key, value, Quantity.RATE, 0, 100_000_000) * 1_000;
  }

  private static long read(String key, String value, Quantity quantity, long least, long most)
      throws StandingProblem {
    try {
      long read = quantity.parse(value);
      if (read >= least && read <= most) {
        return read;
      }
    } catch (QuantityException e) {
      throw new StandingProblem("--balance: " + key + ": " + e.getMessage() + ".");
    }
    throw new StandingProblem("--balance: " + key + "=" + value + " is out of range.");
  }
}

package org.pumprig.rig.setup;

import java.util.List;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.event.Witness.BalanceDeclared;
import org.pumprig.rig.observe.balance.Balance;
import org.pumprig.rig.observe.balance.BalanceLanguage;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/** Reads {@code flow} of a unit whose fluid is weighed: the balance's port, and what is known. */
final class BalanceSection {
  private static final long MS = 1_000_000;
  private static final long SECOND = 1_000_000_000;
  private static final List<String> VESSELS = List.of("collected", "source");

  private BalanceSection() {}

  static boolean isBalance(Fields unit) throws InputProblem {
    return unit.has("flow") && unit.fields("flow").has("balance");
  }

  static PortAddress port(Fields flow) throws InputProblem {
    return PortAddressSection.either(flow, language(flow).line());
  }

  private static BalanceLanguage language(Fields flow) throws InputProblem {
    return flow.choice("balance", List.of(BalanceLanguage.values()), BalanceLanguage::word);
  }

  static Balance read(Fields flow) throws InputProblem {
    flow.only(
        "balance",
        "serial",
        "baud",
        "form",
        "tcp",
        "weighs",
        "every",
        "readability",
        "repeatability",
        "settling",
        "density",
        "evaporation",
        "drift",
        "fastest",
        "tare");
    BalanceLanguage language = language(flow);
    long readability = flow.quantity("readability", Quantity.MASS, 1, 10_000_000);
    long repeatability = flow.quantity("repeatability", Quantity.MASS, 1, 10_000_000);
    boolean collects =
        !flow.has("weighs") || flow.choice("weighs", VESSELS, word -> word).equals("collected");
    long every = time(flow, "every", 20 * MS, 10 * SECOND, 100 * MS);
    long settling = flow.quantity("settling", Quantity.DURATION, 0, 60 * SECOND);
    var figures =
        new BalanceDeclared(
            "%s, read every %d ms, readability %d µg, repeatability %d µg, settling %d ms, weighs the %s"
                .formatted(
                    language.about(),
                    every / MS,
                    readability,
                    repeatability,
                    settling / MS,
                    collects ? "vessel that collects" : "vessel that it comes from"),
            collects,
            flow.has("density") ? flow.ratioPpm("density", 5_000_000) : 1_000_000,
            noise(readability, repeatability),
            every,
            settling,
            rate(flow, "evaporation", 0),
            rate(flow, "drift", 0),
            rate(flow, "fastest", 2_000_000_000L));
    if (figures.densityPpm() < 100_000) {
      throw flow.place("density")
          .problem(
              "a density is in grams a millilitre, and this one is below 0.1",
              "Write it such as 1.0; water at 20 °C has 0.9982");
    }
    return new Balance(language, flow.has("tare") && flow.flag("tare"), figures);
  }

  /** A display that rounds adds its own spread, a twelfth of the step squared. */
  private static long noise(long readability, long repeatability) {
    double rounding = readability / Math.sqrt(12);
    return Math.round(Math.sqrt(rounding * rounding + (double) repeatability * repeatability));
  }

  private static long time(Fields flow, String key, long least, long most, long usual)
      throws InputProblem {
    return flow.has(key) ? flow.quantity(key, Quantity.DURATION, least, most) : usual;
  }

  private static long rate(Fields flow, String key, long usual) throws InputProblem {
    return flow.has(key) ? flow.quantity(key, Quantity.RATE, 0, 100_000_000) * 1_000 : usual;
  }
}

package org.pumprig.rig.setup;

import org.pumprig.quantity.Quantity;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/** A red button that stops the campaign; a cable that is out counts as pressed. */
public sealed interface RedButton {
  /**
   * At a line of this machine. Its contact opens when it is pressed and otherwise pulls the line to
   * ground.
   *
   * @param chip label, such as {@code pinctrl-rp1}
   * @param line its number on the chip
   * @param debounceNanos shorter changes are none
   */
  record Line(String chip, int line, long debounceNanos) implements RedButton {
    private static final long USUAL_DEBOUNCE_NANOS = 20_000_000L;

    @Override
    public String toString() {
      return "the red button at line %d of GPIO chip %s".formatted(line, chip);
    }
  }

  /**
   * At an instrument that tells both its contacts in checked lines, as a nurse call's.
   *
   * @param address where that is reached
   */
  record Port(PortAddress address) implements RedButton {
    @Override
    public String toString() {
      return "the red button at " + address;
    }
  }

  /** Reads {@code redButton} of a rig file. */
  static RedButton read(Fields button) throws InputProblem {
    if (!button.has("gpio")) {
      return new Port(PortAddressSection.read(button, RealUnitsSection.INSTRUMENT));
    }
    button.only("gpio", "line", "debounce");
    return new Line(
        button.text("gpio"),
        (int) button.integer("line", 0, 1_023),
        button.has("debounce")
            ? button.quantity("debounce", Quantity.DURATION, 0, 500_000_000L)
            : Line.USUAL_DEBOUNCE_NANOS);
  }
}

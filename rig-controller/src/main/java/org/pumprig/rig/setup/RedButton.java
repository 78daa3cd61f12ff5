package org.pumprig.rig.setup;

import org.pumprig.quantity.Quantity;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/**
 * A red button that stops the campaign. Its contact opens when it is pressed and otherwise pulls a
 * GPIO line to ground, so that a cable that is out counts as pressed.
 *
 * @param chip label, such as {@code pinctrl-rp1}
 * @param line its number on the chip
 * @param debounceNanos shorter changes are none
 */
public record RedButton(String chip, int line, long debounceNanos) {
  private static final long USUAL_DEBOUNCE_NANOS = 20_000_000L;

  static RedButton read(Fields button) throws InputProblem {
    button.only("gpio", "line", "debounce");
    return new RedButton(
        button.text("gpio"),
        (int) button.integer("line", 0, 1_023),
        button.has("debounce")
            ? button.quantity("debounce", Quantity.DURATION, 0, 500_000_000L)
            : USUAL_DEBOUNCE_NANOS);
  }

  @Override
  public String toString() {
    return "the red button at line %d of GPIO chip %s".formatted(line, chip);
  }
}

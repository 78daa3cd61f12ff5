package org.pumprig.rig.observe.drops;

import org.pumprig.rig.event.DropObservation.DropsDeclared;

/**
 * Where a drop sensor is connected, and what is known of its drops.
 *
 * @param chip label, such as {@code pinctrl-rp1}
 * @param line its number on the chip
 * @param interruptedHigh whether the line is high while a drop interrupts the light
 * @param pull bias of the line
 * @param figures what is known of it
 */
public record DropSensor(
    String chip, int line, boolean interruptedHigh, Pull pull, DropsDeclared figures) {

  /** What the chip pulls the line to while the sensor doesn't drive it. */
  public enum Pull {
    /** To the supply: for an open collector. */
    UP("up"),
    /** To ground. */
    DOWN("down"),
    /** Nothing: the sensor drives both levels. */
    NONE("none");

    private final String word;

    Pull(String word) {
      this.word = word;
    }

    /** Its word in the rig file. */
    public String word() {
      return word;
    }
  }

  @Override
  public String toString() {
    return "line %d of GPIO chip %s".formatted(line, chip);
  }
}

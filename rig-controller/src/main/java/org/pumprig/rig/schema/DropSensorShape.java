package org.pumprig.rig.schema;

import java.util.stream.Stream;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.observe.drops.DropSensor;

/** A drop sensor as flow witness. */
final class DropSensorShape {
  private DropSensorShape() {}

  static Shape dropSensor() {
    return new Section()
        .need("dropSensor", Shape.text().says("label of the GPIO chip, as gpiodetect shows it"))
        .need("line", Shape.integer(0, 1_023))
        .need("interruptedAt", Shape.words("high", "low").says("level while a drop falls"))
        .may(
            "pull",
            Shape.words(Stream.of(DropSensor.Pull.values()).map(DropSensor.Pull::word).toList())
                .usually("up"))
        .may("debounce", Shape.time().usually("1ms"))
        .need("drop", Shape.quantity(Quantity.VOLUME).says("volume of one drop of this set"))
        .need("tolerance", Shape.share().says("how wrong that may be"))
        .shape();
  }
}

package org.pumprig.rig.schema;

/** A microphone beside a unit. */
final class SoundShape {
  private SoundShape() {}

  static Shape sound() {
    Shape alarm =
        new Section()
            .need("alarm", Shape.name().says("its name in the record"))
            .need(
                "tonesHz",
                Shape.list(Shape.integer(200, 20_000), 8).says("what sounds in every pulse"))
            .need(
                "cadence",
                Shape.list(Shape.time(), 39).says("pulses and gaps in turn: [150ms, 100ms, 150ms]"))
            .may("bursts", Shape.integer(1, 20).says("how many must be heard in a row"))
            .may("every", Shape.time().says("from one burst to the next"))
            .shape();
    return new Section()
        .need("capture", GatewayShape.vector())
        .need("rateHz", Shape.integer(8_000, 48_000).says("samples a second"))
        .may("latency", Shape.time().says("how long the program holds sound back").usually("500ms"))
        .need("alarms", Shape.list(alarm, 20))
        .shape()
        .says("microphone");
  }
}

package org.pumprig.rig.schema;

import java.util.stream.Stream;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.observe.balance.BalanceLanguage;

/** A balance as flow witness. */
final class BalanceShape {
  private BalanceShape() {}

  static Shape balance() {
    return new Section()
        .need(
            "balance",
            Shape.words(Stream.of(BalanceLanguage.values()).map(BalanceLanguage::word).toList()))
        .may("serial", Shape.text().says("such as /dev/ttyUSB0"))
        .may("baud", Shape.integer(50, 4_000_000))
        .may("form", Shape.words("8N1", "8N2", "7E1", "8E1", "7O1", "8O1"))
        .may("tcp", Shape.text().says("such as 192.0.2.7:4001, instead of 'serial'"))
        .may("weighs", Shape.words("collected", "source").usually("collected"))
        .may("every", Shape.time().usually("100ms"))
        .need("readability", Shape.quantity(Quantity.MASS).says("one step of its display"))
        .need(
            "repeatability",
            Shape.quantity(Quantity.MASS).says("standard deviation, from its data sheet"))
        .need("settling", Shape.time().says("how far its display lags behind the load"))
        .may("density", Shape.ratio().says("of the fluid, g/mL").usually("1.0"))
        .may("evaporation", Shape.quantity(Quantity.RATE).says("from the vessel; corrected"))
        .may("drift", Shape.quantity(Quantity.RATE).says("of the balance, at most"))
        .may(
            "fastest", Shape.quantity(Quantity.RATE).says("faster is no flow").usually("2000 mL/h"))
        .may("tare", Shape.flag().says("whether the rig tares it before a run"))
        .shape();
  }
}

package org.pumprig.rig.campaign;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.pumprig.fault.tap.PacketSecond;
import org.pumprig.fault.tap.TapCapture;
import org.pumprig.fault.tap.TapRecord;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.PacketObservation.PacketsCaptured;
import org.pumprig.rig.event.PacketObservation.PacketsCounted;

/** What a relay did to one unit's packets, as inputs of its run and files of its directory. */
final class PacketJournal implements TapRecord {
  private final Optional<Path> raw;
  private final BooleanSupplier hasRoom;
  private final LongUnaryOperator runNanos;
  private final Consumer<Input> inputs;

  /**
   * @param raw the run's folder for bulk bytes; empty: packets aren't kept
   * @param hasRoom whether there is room on the disk for packets; if not, they are only counted
   * @param runNanos from the scheduler's time to the run's
   */
  PacketJournal(
      Optional<Path> raw,
      BooleanSupplier hasRoom,
      LongUnaryOperator runNanos,
      Consumer<Input> inputs) {
    this.raw = raw;
    this.hasRoom = hasRoom;
    this.runNanos = runNanos;
    this.inputs = inputs;
  }

  @Override
  public Optional<Path> capture(String faultId) {
    return raw.filter(_ -> hasRoom.getAsBoolean())
        .map(folder -> folder.resolve(faultId + ".pcapng"));
  }

  @Override
  public void second(PacketSecond counts) {
    inputs.accept(
        new PacketsCounted(
            counts.flow().diskName(),
            runNanos.applyAsLong(counts.fromNanos()),
            counts.entered(),
            counts.left(),
            counts.lost(),
            counts.answered(),
            counts.refused()));
  }

  @Override
  public void captured(TapCapture capture) {
    inputs.accept(
        new PacketsCaptured(
            capture.faultId(),
            "raw/" + capture.file().getFileName(),
            capture.bytes(),
            capture.sha256(),
            capture.packets(),
            capture.missed()));
  }
}

package org.pumprig.fault.packet;

import java.util.function.Function;
import org.pumprig.fault.model.packet.PacketModel;

/** One unit's packets, wherever they flow. */
@FunctionalInterface
public interface PacketPath {
  /**
   * Does something to the unit's model while nobody else does; then whatever follows from it is
   * carried out. From any thread.
   */
  <R> R with(Function<PacketModel, R> action);
}

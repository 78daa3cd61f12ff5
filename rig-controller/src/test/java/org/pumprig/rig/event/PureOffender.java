package org.pumprig.rig.event;

import java.io.File;
import java.util.Random;
import java.util.Set;
import org.pumprig.link.SerialLink;
import org.pumprig.pump.PumpOffender;
import org.pumprig.quantity.FoundationOffender;

/** Breaks the rules of pure rooms on purpose; never run; see {@code ArchitectureTest}. */
public final class PureOffender {
  private PureOffender() {}

  static Object everything(PumpOffender pump, FoundationOffender foundation) {
    if (Math.sin(System.nanoTime()) > Math.random()) {
      throw new RuntimeException(pump.toString() + foundation);
    }
    System.out.println(Set.of(1, 2));
    return new Random(1).nextInt() > 0 ? new File("x") : serial();
  }

  private static Class<?> serial() {
    return com.fazecast.jSerialComm.SerialPort.class;
  }

  /** Only so that the import of the link package is seen to be allowed. */
  static Class<?> link() {
    return SerialLink.class;
  }
}

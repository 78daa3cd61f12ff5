package org.pumprig.gpio;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;

/** A change of an input with the time at which the kernel saw it. */
public final class EdgeEvent extends DigitalStateChangeEvent<DigitalInput> {
  private final long monotonicNanos;

  EdgeEvent(DigitalInput source, DigitalState state, long monotonicNanos) {
    super(source, state);
    this.monotonicNanos = monotonicNanos;
  }

  /** By the clock of {@link System#nanoTime} on Linux. */
  public long monotonicNanos() {
    return monotonicNanos;
  }
}

package org.pumprig.gpio;

import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeEvent;

/** A change of an input with the time at which the kernel saw it. */
public final class EdgeEvent extends DigitalStateChangeEvent<DigitalInput> {
  private final long monotonicNanos;
  private final long sequence;

  EdgeEvent(DigitalInput source, DigitalState state, long monotonicNanos, long sequence) {
    super(source, state);
    this.monotonicNanos = monotonicNanos;
    this.sequence = sequence;
  }

  /** By the clock of {@link System#nanoTime} on Linux. */
  public long monotonicNanos() {
    return monotonicNanos;
  }

  /** Its number on its line since that was claimed, from 1 on; one left out was lost. */
  public long sequence() {
    return sequence;
  }
}

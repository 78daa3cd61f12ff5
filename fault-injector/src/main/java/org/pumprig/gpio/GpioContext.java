package org.pumprig.gpio;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Pi4J on one chip. Knows no board: it works wherever the kernel has the character device, on any
 * Pi and off it.
 */
public final class GpioContext implements AutoCloseable {
  private final GpioChip chip;
  private final Context pi4j;

  private GpioContext(GpioChip chip, Context pi4j) {
    this.chip = chip;
    this.pi4j = pi4j;
  }

  /**
   * Opens the chip.
   *
   * @param label of {@link GpioChip#label}
   */
  public static GpioContext open(String label) throws IOException {
    GpioChip chip = GpioChip.labelled(label);
    try {
      return new GpioContext(
          chip,
          Pi4J.newContextBuilder()
              .noAutoDetect()
              .disableShutdownHook()
              .add(new CharacterDeviceOutputs(chip), new CharacterDeviceInputs(chip))
              .build());
    } catch (Pi4JException e) {
      throw new IOException("Pi4J can't use GPIO chip " + label + ": " + e.getMessage(), e);
    }
  }

  /** The chip. */
  public GpioChip chip() {
    return chip;
  }

  /**
   * Claims an output at its first level, in one step: a relay doesn't click.
   *
   * @param line its number on the chip
   */
  public DigitalOutput output(int line, boolean high) throws IOException {
    try {
      return pi4j.create(
          DigitalOutputConfig.newBuilder(pi4j)
              .id("out-" + line)
              .bcm(line)
              .initial(DigitalState.getState(high))
              .build());
    } catch (Pi4JException e) {
      throw told(line, e);
    }
  }

  /**
   * Claims an input.
   *
   * @param line its number on the chip
   * @param debounceNanos shorter changes are none; by the kernel, in whole microseconds
   */
  public DigitalInput input(int line, PullResistance pull, long debounceNanos) throws IOException {
    try {
      return pi4j.create(
          DigitalInputConfig.newBuilder(pi4j)
              .id("in-" + line)
              .bcm(line)
              .pull(pull)
              .debounce(debounceNanos / 1_000, TimeUnit.MICROSECONDS)
              .build());
    } catch (Pi4JException e) {
      throw told(line, e);
    }
  }

  private IOException told(int line, Pi4JException e) {
    return new IOException(
        "line " + line + " of GPIO chip " + chip.label() + ": " + e.getMessage(), e);
  }

  /** Gives all lines back. */
  @Override
  public void close() {
    pi4j.shutdown();
  }
}

package org.pumprig.gpio;

import com.pi4j.context.Context;
import com.pi4j.exception.InitializeException;
import com.pi4j.exception.ShutdownException;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputBase;
import com.pi4j.io.gpio.digital.DigitalInputConfig;
import com.pi4j.io.gpio.digital.DigitalInputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import java.util.List;

/** Pi4J's digital inputs on one chip; each edge is told with the kernel's time. */
final class CharacterDeviceInputs extends DigitalInputProviderBase {
  private static final int POLL_MILLIS = 200;

  private final GpioChip chip;

  CharacterDeviceInputs(GpioChip chip) {
    super("pumprig-gpio-in", "PumpRig: GPIO character device v2, inputs");
    this.chip = chip;
  }

  @Override
  public DigitalInput create(DigitalInputConfig config) {
    long flags = LineFlags.INPUT | LineFlags.EDGE_RISING | LineFlags.EDGE_FALLING;
    switch (config.pull()) {
      case PULL_UP -> flags |= LineFlags.BIAS_PULL_UP;
      case PULL_DOWN -> flags |= LineFlags.BIAS_PULL_DOWN;
      case OFF -> {}
    }
    int debounce = config.debounce() == null ? 0 : Math.toIntExact(config.debounce());
    try {
      var request = new LineRequest(List.of(config.bcm()), "pumprig", flags, 0, debounce);
      var input = new Input(config, chip.request(request));
      context().registry().add(input);
      return input;
    } catch (java.io.IOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** One line, and the thread that waits for its edges. */
  private final class Input extends DigitalInputBase {
    private final GpioLines line;
    private final Thread thread;
    private volatile boolean ends;

    Input(DigitalInputConfig config, GpioLines line) {
      super(CharacterDeviceInputs.this, config);
      this.line = line;
      this.thread =
          Thread.ofPlatform().name("pumprig-gpio-" + config.bcm()).daemon().unstarted(this::watch);
    }

    @Override
    public DigitalInput initialize(Context context) throws InitializeException {
      super.initialize(context);
      thread.start();
      return this;
    }

    @Override
    public DigitalState state() {
      try {
        return DigitalState.getState(line.isActive());
      } catch (java.io.IOException e) {
        throw new IOException(e.getMessage(), e);
      }
    }

    private void watch() {
      try {
        while (!ends) {
          line.edge(POLL_MILLIS)
              .ifPresent(
                  edge ->
                      dispatch(
                          new EdgeEvent(
                              this,
                              DigitalState.getState(edge.rising()),
                              edge.monotonicNanos(),
                              edge.sequence())));
        }
      } catch (java.io.IOException e) {
        // The line or its chip is gone; whoever reads its state next is told so.
        ends = true;
      }
    }

    @Override
    public DigitalInput shutdownInternal(Context context) throws ShutdownException {
      ends = true;
      DigitalInput down = super.shutdownInternal(context);
      try {
        thread.join(2L * POLL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      line.close();
      return down;
    }
  }
}

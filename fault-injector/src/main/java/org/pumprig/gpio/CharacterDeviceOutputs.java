package org.pumprig.gpio;

import com.pi4j.context.Context;
import com.pi4j.exception.ShutdownException;
import com.pi4j.io.exception.IOException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputBase;
import com.pi4j.io.gpio.digital.DigitalOutputConfig;
import com.pi4j.io.gpio.digital.DigitalOutputProviderBase;
import com.pi4j.io.gpio.digital.DigitalState;
import java.util.List;

/** Pi4J's digital outputs on one chip. */
final class CharacterDeviceOutputs extends DigitalOutputProviderBase {
  private final GpioChip chip;

  CharacterDeviceOutputs(GpioChip chip) {
    super("pumprig-gpio-out", "PumpRig: GPIO character device v2, outputs");
    this.chip = chip;
  }

  @Override
  public DigitalOutput create(DigitalOutputConfig config) {
    long first = config.initialState() == DigitalState.HIGH ? 1 : 0;
    try {
      var request = new LineRequest(List.of(config.bcm()), "pumprig", LineFlags.OUTPUT, first, 0);
      var output = new Output(config, chip.request(request));
      context().registry().add(output);
      return output;
    } catch (java.io.IOException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** One line. */
  private final class Output extends DigitalOutputBase {
    private final GpioLines line;

    Output(DigitalOutputConfig config, GpioLines line) {
      super(CharacterDeviceOutputs.this, config);
      this.line = line;
    }

    @Override
    public DigitalOutput state(DigitalState state) {
      try {
        line.set(state == DigitalState.HIGH);
      } catch (java.io.IOException e) {
        throw new IOException(e.getMessage(), e);
      }
      return super.state(state);
    }

    /** As the chip reads it, not as it was ordered. */
    @Override
    public DigitalState state() {
      try {
        return DigitalState.getState(line.isActive());
      } catch (java.io.IOException e) {
        throw new IOException(e.getMessage(), e);
      }
    }

    @Override
    public DigitalOutput shutdownInternal(Context context) throws ShutdownException {
      DigitalOutput down = super.shutdownInternal(context);
      line.close();
      return down;
    }
  }
}

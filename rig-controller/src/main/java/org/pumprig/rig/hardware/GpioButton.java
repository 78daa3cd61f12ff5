package org.pumprig.rig.hardware;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import com.pi4j.io.gpio.digital.PullResistance;
import java.io.IOException;
import org.pumprig.gpio.GpioContext;
import org.pumprig.rig.setup.RedButton;

/** A red button at a line of a GPIO chip, pulled up: where the contact is open, it is high. */
record GpioButton(GpioContext context, DigitalInput input) implements ButtonLine {
  static GpioButton open(RedButton.Line button, Runnable edge) throws IOException {
    GpioContext context = GpioContext.open(button.chip());
    try {
      DigitalInput input =
          context.input(button.line(), PullResistance.PULL_UP, button.debounceNanos());
      input.addListener((DigitalStateChangeListener) _ -> edge.run());
      return new GpioButton(context, input);
    } catch (IOException e) {
      context.close();
      throw e;
    }
  }

  @Override
  public boolean isPressed() throws IOException {
    try {
      return input.state() == DigitalState.HIGH;
    } catch (Pi4JException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}

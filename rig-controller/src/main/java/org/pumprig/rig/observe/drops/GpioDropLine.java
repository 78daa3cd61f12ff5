package org.pumprig.rig.observe.drops;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import com.pi4j.io.gpio.digital.PullResistance;
import java.io.IOException;
import java.util.function.Consumer;
import org.pumprig.gpio.EdgeEvent;
import org.pumprig.gpio.GpioContext;

/** A drop sensor at a line of a GPIO chip. */
record GpioDropLine(GpioContext context, DigitalInput input, DigitalState interrupted)
    implements DropLine {
  static GpioDropLine open(DropSensor sensor, Consumer<Edge> edges) throws IOException {
    DigitalState interrupted = DigitalState.getState(sensor.interruptedHigh());
    GpioContext context = GpioContext.open(sensor.chip());
    try {
      DigitalInput input =
          context.input(sensor.line(), pull(sensor.pull()), sensor.figures().debounceNanos());
      input.addListener(
          (DigitalStateChangeListener)
              event -> {
                if (event instanceof EdgeEvent edge) {
                  edges.accept(
                      new Edge(
                          edge.state() == interrupted, edge.monotonicNanos(), edge.sequence()));
                }
              });
      return new GpioDropLine(context, input, interrupted);
    } catch (IOException e) {
      context.close();
      throw e;
    }
  }

  private static PullResistance pull(DropSensor.Pull pull) {
    return switch (pull) {
      case UP -> PullResistance.PULL_UP;
      case DOWN -> PullResistance.PULL_DOWN;
      case NONE -> PullResistance.OFF;
    };
  }

  @Override
  public boolean isInterrupted() throws IOException {
    try {
      return input.state() == interrupted;
    } catch (Pi4JException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    context.close();
  }
}

package org.pumprig.fault.power;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.pumprig.gpio.GpioContext;

/**
 * A relay at a line of a GPIO chip. The line is claimed at the level that leaves mains on, by the
 * same request, so that the relay doesn't click. What it says of its state is the line's level, not
 * the contact behind it: that mains are gone is witnessed by the unit.
 *
 * <p>Nobody holds a line of a process that died: the relay must be wired so that mains are on while
 * nothing drives it.
 *
 * @param chip label, such as {@code pinctrl-rp1}
 * @param line its number on the chip
 * @param onAtHigh whether mains are on while the line is high
 */
public record GpioRelay(String chip, int line, boolean onAtHigh) implements OutletSwitch {
  private static final long WITHIN_NANOS = 2_000_000_000L;

  @Override
  public long withinNanos() {
    return WITHIN_NANOS;
  }

  @Override
  public String recipe() {
    return SwitchRecipe.of(this);
  }

  @Override
  public Session session() {
    return new Claimed();
  }

  private final class Claimed implements Session {
    private @Nullable GpioContext context;
    private @Nullable DigitalOutput output;

    private DigitalOutput output() throws IOException {
      DigitalOutput present = output;
      if (present == null) {
        GpioContext opened = GpioContext.open(chip);
        try {
          present = opened.output(line, onAtHigh);
        } catch (IOException e) {
          opened.close();
          throw e;
        }
        context = opened;
        output = present;
      }
      return present;
    }

    @Override
    public void turn(boolean on) throws IOException {
      try {
        output().state(DigitalState.getState(on == onAtHigh));
      } catch (Pi4JException e) {
        throw new IOException(e.getMessage(), e);
      }
    }

    @Override
    public boolean isOn() throws IOException {
      try {
        return (output().state() == DigitalState.HIGH) == onAtHigh;
      } catch (Pi4JException e) {
        throw new IOException(e.getMessage(), e);
      }
    }

    @Override
    public void close() {
      GpioContext opened = context;
      if (opened != null) {
        opened.close();
      }
    }
  }

  @Override
  public String toString() {
    return "relay at line " + line + " of GPIO chip " + chip;
  }
}

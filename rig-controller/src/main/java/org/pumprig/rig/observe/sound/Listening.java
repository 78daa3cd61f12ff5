package org.pumprig.rig.observe.sound;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.SoundObservation.AlarmHeard;
import org.pumprig.rig.event.SoundObservation.SoundRead;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.rig.sound.AlarmEar;
import org.pumprig.rig.sound.Heard;

/**
 * Turns the bytes of one life of the program into observations. A second of nothing but zeros is no
 * reading: a microphone always hears its own noise, one that is unplugged or muted doesn't.
 *
 * <p>Not thread-safe.
 */
final class Listening {
  private static final double FULL = 32_768;
  private static final double PPM = 1e6;
  private static final long SECOND_NANOS = 1_000_000_000;

  private final int rateHz;
  private final AlarmEar ear;
  private boolean open;
  private boolean half;
  private int low;
  private long samples;
  private int peak;
  private long clipped;
  private double squares;

  Listening(Microphone microphone) {
    this.rateHz = microphone.rateHz();
    this.ear = new AlarmEar(microphone.rateHz(), microphone.alarms());
  }

  /** Whether sound comes that is more than zeros. */
  boolean isOpen() {
    return open;
  }

  /** Takes the next bytes, however they were cut. */
  List<Input> push(byte[] bytes, int length) {
    var told = new ArrayList<Input>();
    for (int i = 0; i < length; i++) {
      if (half) {
        sample((short) (bytes[i] << 8 | low), told);
      } else {
        low = bytes[i] & 0xFF;
      }
      half = !half;
    }
    return told;
  }

  private void sample(short sample, List<Input> told) {
    int size = Math.abs((int) sample);
    peak = Math.max(peak, size);
    clipped += size >= Short.MAX_VALUE ? 1 : 0;
    squares += (double) size * size;
    for (Heard heard : ear.push(sample)) {
      long ago = (samples + 1 - heard.beganSample()) * SECOND_NANOS / rateHz;
      told.add(new AlarmHeard(heard.alarm(), heard.confidencePpm(), ago));
    }
    samples++;
    if (samples % rateHz == 0) {
      second(told);
    }
  }

  private void second(List<Input> told) {
    boolean zeros = peak == 0;
    if (zeros == open || (zeros && samples == rateHz)) {
      open = !zeros;
      told.add(
          new LinkChanged(
              Channel.SOUND,
              open,
              open ? "" : "nothing but zeros: the microphone is muted or not plugged in"));
    }
    if (!zeros) {
      long rms = (long) (StrictMath.sqrt(squares / rateHz) / FULL * PPM);
      told.add(new SoundRead(rms, (long) (peak / FULL * PPM), clipped * 1_000_000 / rateHz));
    }
    peak = 0;
    clipped = 0;
    squares = 0;
  }
}

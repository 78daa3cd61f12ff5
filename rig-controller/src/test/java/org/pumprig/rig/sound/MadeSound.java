package org.pumprig.rig.sound;

import java.util.List;
import org.pumprig.seed.RandomStream;

/** Sound made sample by sample, full scale 32767; what doesn't fit is clipped. */
public final class MadeSound {
  private static final double EDGE_SECONDS = 0.01;
  private static final double TURN = 2 * Math.PI;

  private final int rateHz;
  private final double[] samples;

  private MadeSound(int rateHz, double[] samples) {
    this.rateHz = rateHz;
    this.samples = samples;
  }

  /** Silence. */
  public static MadeSound of(int rateHz, double seconds) {
    return new MadeSound(rateHz, new double[(int) (rateHz * seconds)]);
  }

  /** White noise of this root mean square. */
  public MadeSound noise(double rms, RandomStream random) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] += rms * random.nextNormal();
    }
    return this;
  }

  /** Tones together for a while, with soft edges. */
  public MadeSound pulse(double from, double seconds, double size, List<Double> tonesHz) {
    for (int i = at(from); i < at(from + seconds); i++) {
      double in = (double) i / rateHz - from;
      double edge = Math.min(1, Math.min(in, seconds - in) / EDGE_SECONDS);
      for (double hz : tonesHz) {
        samples[i] += size * edge * Math.sin(TURN * hz * i / rateHz);
      }
    }
    return this;
  }

  /** Pulses and gaps in turn, milliseconds. */
  public MadeSound burst(double from, double size, List<Double> tonesHz, int... cadenceMillis) {
    double at = from;
    for (int i = 0; i < cadenceMillis.length; i++) {
      if (i % 2 == 0) {
        pulse(at, cadenceMillis[i] / 1e3, size, tonesHz);
      }
      at += cadenceMillis[i] / 1e3;
    }
    return this;
  }

  /** Like a voice: gliding harmonics, two formants, four syllables a second. */
  public MadeSound speech(double size, RandomStream random) {
    double phase = 0;
    double pitch = 120;
    double aim = 160;
    double formant = 600;
    for (int i = 0; i < samples.length; i++) {
      if (i % (rateHz / 4) == 0) {
        aim = 90 + 130 * random.nextUnit();
        formant = 300 + 600 * random.nextUnit();
      }
      pitch += (aim - pitch) * 8 / rateHz;
      phase += TURN * pitch / rateHz;
      double loud = Math.pow(Math.sin(Math.PI * 4 * i / rateHz), 2);
      for (int h = 1; h <= 20; h++) {
        double away = (h * pitch - formant) / 150;
        double more = (h * pitch - 2.4 * formant) / 250;
        double gain = 0.05 + Math.exp(-away * away) + 0.5 * Math.exp(-more * more);
        samples[i] += size * loud * gain * Math.sin(h * phase);
      }
    }
    return this;
  }

  /** As in a room: what sounded dies away by 60 dB in so many seconds. */
  public MadeSound echo(double seconds, RandomStream random) {
    int length = at(seconds / 2);
    double[] dry = samples.clone();
    for (int echo = 0; echo < 40; echo++) {
      int late = 1 + (int) random.nextBelow(length);
      double gain = 0.35 * Math.pow(10, -3.0 * late / rateHz / seconds);
      double sign = random.nextUnit() < 0.5 ? -gain : gain;
      for (int i = late; i < samples.length; i++) {
        samples[i] += sign * dry[i - late];
      }
    }
    return this;
  }

  private int at(double seconds) {
    return Math.min(samples.length, (int) Math.round(seconds * rateHz));
  }

  /** As a microphone delivers it. */
  public short[] pcm() {
    short[] pcm = new short[samples.length];
    for (int i = 0; i < pcm.length; i++) {
      pcm[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(samples[i])));
    }
    return pcm;
  }

  /** The same as little-endian bytes. */
  public byte[] bytes() {
    short[] pcm = pcm();
    byte[] bytes = new byte[2 * pcm.length];
    for (int i = 0; i < pcm.length; i++) {
      bytes[2 * i] = (byte) pcm[i];
      bytes[2 * i + 1] = (byte) (pcm[i] >> 8);
    }
    return bytes;
  }
}

package org.pumprig.rig.sound;

import java.util.ArrayList;
import java.util.List;

/**
 * Listens for alarms: every 10 ms it looks at the last 32 ms.
 *
 * <p>Not thread-safe.
 */
public final class AlarmEar {
  /** How wrong the begin of what it heard may be, by its own doing. */
  public static final long UNCERTAINTY_NANOS = 50_000_000;

  /** How much later than the silence after an alarm it may tell. */
  public static final long LATER_NANOS = 80_000_000;

  /** A rate of samples must be a multiple of it. */
  public static final int LOOKS_PER_SECOND = 100;

  private static final int WINDOW_MILLIS = 32;

  private final int hopSamples;
  private final double[] fade;
  private final double[] last;
  private final double[] windowed;
  private final List<PatternEar> ears;
  private long samples;

  /**
   * @param rateHz samples a second; a multiple of 100
   */
  public AlarmEar(int rateHz, List<AlarmPattern> patterns) {
    if (rateHz % LOOKS_PER_SECOND != 0) {
      throw new IllegalArgumentException(rateHz + " samples a second are no multiple of 100");
    }
    this.hopSamples = rateHz / LOOKS_PER_SECOND;
    int length = rateHz * WINDOW_MILLIS / 1_000;
    this.fade = new double[length];
    for (int i = 0; i < length; i++) {
      fade[i] = (1 - StrictMath.cos(2 * StrictMath.PI * i / length)) / 2; // after von Hann
    }
    this.last = new double[length];
    this.windowed = new double[length];
    this.ears = patterns.stream().map(each -> new PatternEar(each, rateHz)).toList();
  }

  /** Takes the next sample; what is heard is told when its last burst is over. */
  public List<Heard> push(short sample) {
    last[(int) (samples % last.length)] = sample;
    samples++;
    return samples % hopSamples == 0 ? look() : List.of();
  }

  private List<Heard> look() {
    for (int i = 0; i < last.length; i++) {
      windowed[i] = fade[i] * last[(int) ((samples + i) % last.length)];
    }
    var heard = new ArrayList<Heard>();
    for (PatternEar ear : ears) {
      ear.push(windowed)
          .map(each -> new Heard(each.alarm(), each.confidencePpm(), sample(each.beganSample())))
          .ifPresent(heard::add);
    }
    return heard;
  }

  /** The middle of the stretch that was looked at in a hop. */
  private long sample(long hop) {
    return Math.max(0, hop * hopSamples - last.length / 2);
  }
}

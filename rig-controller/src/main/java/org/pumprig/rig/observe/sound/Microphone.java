package org.pumprig.rig.observe.sound;

import java.util.List;
import java.util.stream.Collectors;
import org.pumprig.rig.event.SoundObservation.SoundDeclared;
import org.pumprig.rig.sound.AlarmEar;
import org.pumprig.rig.sound.AlarmPattern;

/**
 * A microphone and what is listened for.
 *
 * @param capture program that writes samples to its standard output: 16 bits, signed, little
 *     endian, one channel
 * @param rateHz samples a second
 * @param latencyNanos how long the program may hold samples back
 * @param alarms what is listened for
 */
public record Microphone(
    List<String> capture, int rateHz, long latencyNanos, List<AlarmPattern> alarms) {
  /** Copies the lists. */
  public Microphone {
    capture = List.copyOf(capture);
    alarms = List.copyOf(alarms);
  }

  /** The longest from an alarm's first sound until it is told. */
  public long detectionNanos() {
    return alarms.stream().mapToLong(AlarmPattern::lengthNanos).max().orElse(0)
        + AlarmEar.LATER_NANOS
        + latencyNanos;
  }

  /** How wrong the time of an alarm's begin may be. */
  public long uncertaintyNanos() {
    return AlarmEar.UNCERTAINTY_NANOS + latencyNanos;
  }

  /** What the record says of it. */
  public SoundDeclared figures() {
    return new SoundDeclared(
        "%d samples a second from %s".formatted(rateHz, String.join(" ", capture)),
        alarms.stream().map(AlarmPattern::name).collect(Collectors.joining(", ")),
        detectionNanos(),
        uncertaintyNanos());
  }
}

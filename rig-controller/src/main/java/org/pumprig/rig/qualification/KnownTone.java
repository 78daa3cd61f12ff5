package org.pumprig.rig.qualification;

import java.util.List;
import java.util.TreeMap;
import org.pumprig.rig.event.SoundObservation;
import org.pumprig.rig.event.SoundObservation.AlarmHeard;
import org.pumprig.rig.event.SoundObservation.SoundDeclared;
import org.pumprig.rig.event.SoundObservation.SoundRead;
import org.pumprig.rig.qualification.BenchCheck.Standing;
import org.pumprig.rig.qualification.BenchChecks.Found;

/** Whether the microphone beside a unit hears an alarm that a person plays as that alarm. */
final class KnownTone {
  private List<String> alarms = List.of();
  private long detectionNanos;
  private boolean there;

  /** What was heard since a step was asked for. */
  static final class Heard {
    private final TreeMap<String, Long> confidence = new TreeMap<>();
    private long seconds;

    /**
     * Takes what the microphone tells.
     *
     * @param since nanoseconds since the step was asked for
     */
    void on(long since, SoundObservation told) {
      switch (told) {
        case SoundRead _ -> seconds++;
        case AlarmHeard e -> {
          if (e.beganNanosAgo() <= since) { // otherwise it sounded before anybody was asked
            confidence.merge(e.alarm(), e.confidencePpm(), Math::max);
          }
        }
        case SoundDeclared _ -> {}
      }
    }
  }

  void on(SoundObservation told) {
    if (told instanceof SoundDeclared declared) {
      there = true;
      alarms = List.of(declared.alarms().split(", *"));
      detectionNanos = declared.detectionNanos();
    }
  }

  boolean isThere() {
    return there;
  }

  Found check(Heard heard, String entry) {
    String played = entry.strip();
    if (!alarms.contains(played)) {
      return new Found(
          Standing.NOT_SHOWN,
          "'"
              + entry
              + "' is no alarm that the microphone listens for; enter one of "
              + String.join(", ", alarms));
    }
    long needed = 1 + detectionNanos / 1_000_000_000;
    if (heard.seconds < needed) {
      return new Found(
          Standing.NOT_SHOWN,
          "the microphone told of %d s; play it for %d s at least before answering"
              .formatted(heard.seconds, needed));
    }
    Long confidence = heard.confidence.remove(played);
    if (!heard.confidence.isEmpty()) {
      return new Found(
          Standing.WRONG,
          String.join(", ", heard.confidence.keySet())
              + " was heard, and "
              + played
              + " was played");
    }
    return confidence == null
        ? new Found(Standing.WRONG, played + " was played, and no alarm was heard")
        : new Found(
            Standing.SHOWN,
            "%s was played and heard, confidence %d %%".formatted(played, confidence / 10_000));
  }
}

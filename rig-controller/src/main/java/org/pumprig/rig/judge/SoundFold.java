package org.pumprig.rig.judge;

import java.util.OptionalLong;
import org.pumprig.rig.event.SoundObservation;
import org.pumprig.rig.event.SoundObservation.AlarmHeard;
import org.pumprig.rig.event.SoundObservation.SoundDeclared;
import org.pumprig.rig.event.SoundObservation.SoundRead;
import org.pumprig.rig.judge.RunFacts.FirstSound;

/** Gathers when an alarm was first heard after the trip. */
final class SoundFold {
  private OptionalLong heard = OptionalLong.empty();
  private long detection;
  private long uncertainty;

  /**
   * @param tripped when the watched code was first seen; empty: not yet
   */
  void on(long now, OptionalLong tripped, SoundObservation event) {
    switch (event) {
      case SoundDeclared e -> {
        detection = e.detectionNanos();
        uncertainty = e.uncertaintyNanos();
      }
      case SoundRead _ -> {}
      case AlarmHeard e -> {
        long latest = now - e.beganNanosAgo() + uncertainty;
        // One that surely began before the trip is no answer to it.
        if (heard.isEmpty() && tripped.isPresent() && latest >= tripped.getAsLong()) {
          heard = OptionalLong.of(latest - tripped.getAsLong());
        }
      }
    }
  }

  FirstSound facts() {
    return new FirstSound(heard, heard.isPresent() ? 2 * uncertainty : detection);
  }
}

package org.pumprig.rig.judge;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pumprig.rig.event.Completion.EffectDone;
import org.pumprig.rig.event.RunRecord.EffectRequested;

/**
 * Notes whether the rig's own outlet and finger did what the power cycle and after asked of them.
 */
final class ActuatorFold {
  /** One of them is under way at a time; more are not of this program. */
  private static final int MOST_UNDER_WAY = 10;

  private final SortedMap<Long, String> underWay = new TreeMap<>();
  private boolean cycling;
  private Optional<String> rigFault = Optional.empty();

  void requested(EffectRequested effect) {
    String action = effect.action();
    cycling |= action.equals("powerOff");
    boolean ours = action.startsWith("keys") || action.startsWith("power");
    if (cycling && ours && underWay.size() < MOST_UNDER_WAY) {
      underWay.put(effect.effect(), action);
    }
  }

  void completed(EffectDone done) {
    String action = underWay.remove(done.effect());
    if (action != null && !done.done()) {
      rigFault = rigFault.or(() -> Optional.of(action + ": " + done.detail()));
    }
  }

  Optional<String> rigFault() {
    return rigFault;
  }
}

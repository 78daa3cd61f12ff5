package org.pumprig.rig.run;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.pumprig.rig.run.EffectRunner.Outcome;

/**
 * Lets effects out once their intents are durable.
 *
 * <p>While there is no room for intents, what takes the world back to safe is done at once, since
 * it needs none; a fault isn't applied at all, and what else would come too late isn't done either.
 */
final class Release {
  /** A key pressed, or an outlet switched, so long after it was asked for is another deed. */
  private static final long LATE_NANOS = 5_000_000_000L;

  private final RunJournal journal;
  private final LongSupplier clock;
  private final Act act;
  private final Set<Waiting> waiting = new LinkedHashSet<>();
  private boolean held;

  /** Does an effect, or says at once what became of it. */
  interface Act {
    void carryOut(Effect.World effect);

    void answer(Effect.World effect, Outcome outcome);
  }

  private record Waiting(Effect.World effect, long sinceNanos) {}

  /**
   * @param clock the scheduler's time
   */
  Release(RunJournal journal, LongSupplier clock, Act act) {
    this.journal = journal;
    this.clock = clock;
    this.act = act;
  }

  /** Effects that one step asked for. */
  void release(List<Effect.World> wanted) {
    long now = clock.getAsLong();
    List<Waiting> asked = wanted.stream().map(each -> new Waiting(each, now)).toList();
    waiting.addAll(asked);
    journal.commit(() -> asked.forEach(this::durable));
    if (held) {
      asked.forEach(this::withoutRoom);
    }
  }

  /** From now on there is no room. */
  void hold() {
    held = true;
    List.copyOf(waiting).forEach(this::withoutRoom);
  }

  /** There is room again. */
  void goOn() {
    held = false;
  }

  /** What waits is never done. */
  void close() {
    waiting.clear();
  }

  private void durable(Waiting each) {
    if (!waiting.remove(each)) {
      return; // done or answered already, without room
    }
    if (isAnotherDeedLater(each.effect) && clock.getAsLong() - each.sinceNanos > LATE_NANOS) {
      answer(each, "not done: its intent was on disk too late");
    } else {
      act.carryOut(each.effect);
    }
  }

  private static boolean isAnotherDeedLater(Effect.World effect) {
    return switch (effect) {
      case Effect.ApplyFault _, Effect.PressKeys _ -> true;
      case Effect.SwitchPower power -> !power.on();
      case Effect.RevertFault _, Effect.VerifyFault _ -> false;
    };
  }

  private void withoutRoom(Waiting each) {
    switch (each.effect) {
      case Effect.RevertFault _ -> doNow(each);
      case Effect.SwitchPower power -> {
        if (power.on()) {
          doNow(each);
        }
      }
      case Effect.ApplyFault _ -> {
        if (waiting.remove(each)) {
          answer(each, "not applied: " + FaultOutages.DISK_FULL);
        }
      }
      case Effect.VerifyFault _, Effect.PressKeys _ -> {
        // wait for their intents
      }
    }
  }

  private void doNow(Waiting each) {
    if (waiting.remove(each)) {
      act.carryOut(each.effect);
    }
  }

  private void answer(Waiting each, String why) {
    act.answer(each.effect, new Outcome(false, why, clock.getAsLong(), List.of()));
  }
}

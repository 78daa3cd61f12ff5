package org.pumprig.rig.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.power.Outlet;
import org.pumprig.time.VirtualScheduler;

/** A relay holds the key for 3 s to stop the unit, and for 500 ms to start it. */
class PowerKeyTest {
  private static final long MS = 1_000_000;
  private final VirtualScheduler scheduler = new VirtualScheduler(0);
  private final List<String> moves = new ArrayList<>();
  private final List<InjectionResult> results = new ArrayList<>();

  /** Obeys at once, and writes down what it did when; or fails to switch so. */
  private final class Relay implements Outlet {
    private final String name;
    private final Optional<Boolean> broken;

    Relay(String name, Optional<Boolean> broken) {
      this.name = name;
      this.broken = broken;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void turn(boolean on, Consumer<? super InjectionResult> done) {
      moves.add(name + (on ? " on " : " off ") + scheduler.nanoTime() / MS);
      done.accept(
          broken.equals(Optional.of(on))
              ? new InjectionResult.Failed(name + " is stuck")
              : new InjectionResult.Done(scheduler.nanoTime()));
    }

    @Override
    public void state(Consumer<? super Optional<Boolean>> told) {
      told.accept(Optional.of(true));
    }
  }

  private PowerKey key(Optional<Boolean> broken) {
    return new PowerKey(
        "the power key",
        new KeyPress.Relay(new Relay("key", broken), 3_000 * MS, 500 * MS, scheduler),
        scheduler);
  }

  @Test
  void itIsHeldAndReleasedAndOnlyThenDone() {
    PowerKey key = key(Optional.empty());
    key.turn(false, results::add);
    scheduler.run(2_999 * MS);
    assertThat(results).isEmpty();
    scheduler.run(5_000 * MS);
    key.turn(true, results::add);
    scheduler.run(9_000 * MS);
    assertThat(moves).containsExactly("key off 0", "key on 3000", "key off 5000", "key on 5500");
    assertThat(results)
        .containsExactly(
            new InjectionResult.Done(3_000 * MS), new InjectionResult.Done(5_500 * MS));
  }

  @Test
  void aUnitThatItDidNotSwitchOffIsNotSwitchedOn() {
    key(Optional.empty()).turn(true, results::add);
    scheduler.run(9_000 * MS);
    assertThat(moves).isEmpty();
    assertThat(results).containsExactly(new InjectionResult.Done(0));
  }

  @Test
  void offTwiceIsOnePress() {
    PowerKey key = key(Optional.empty());
    key.turn(false, results::add);
    scheduler.run(4_000 * MS);
    key.turn(false, results::add);
    scheduler.run(9_000 * MS);
    assertThat(moves).containsExactly("key off 0", "key on 3000");
    assertThat(results).hasSize(2);
  }

  @Test
  void aKeyThatCannotBePressedIsLeftReleasedAndSaysSo() {
    key(Optional.of(false)).turn(false, results::add);
    assertThat(moves).containsExactly("key off 0", "key on 0");
    assertThat(results).containsExactly(new InjectionResult.Failed("key is stuck"));
  }

  @Test
  void aReleaseThatFailsIsTriedAgainAndAfterThatNothingIsClaimed() {
    PowerKey key = key(Optional.of(true));
    key.turn(false, results::add);
    scheduler.run(9_000 * MS);
    key.turn(true, results::add);
    assertThat(moves)
        .containsExactly(
            "key off 0", "key on 3000", "key on 4000", "key on 5000", "key on 6000", "key on 7000");
    assertThat(results).hasSize(2).containsOnly(new InjectionResult.Failed("key is stuck"));
  }

  @Test
  void offIsMainsAndBatteryAndTheBatteryComesBackFirst() {
    var both =
        new BothOutlets(
            new Relay("mains", Optional.empty()), new Relay("battery", Optional.empty()));
    both.turn(false, results::add);
    both.turn(true, results::add);
    assertThat(moves).containsExactly("mains off 0", "battery off 0", "battery on 0", "mains on 0");
    assertThat(results).hasSize(2).allMatch(InjectionResult.Done.class::isInstance);
  }

  @Test
  void aBatteryThatStaysInIsNoCycle() {
    new BothOutlets(new Relay("mains", Optional.empty()), new Relay("battery", Optional.of(false)))
        .turn(false, results::add);
    assertThat(results).containsExactly(new InjectionResult.Failed("battery is stuck"));
  }
}

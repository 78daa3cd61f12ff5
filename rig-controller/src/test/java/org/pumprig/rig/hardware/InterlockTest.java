package org.pumprig.rig.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pumprig.time.SystemScheduler;

/** A red button stops the campaign once, whether pressed, cut off or unreadable. */
class InterlockTest {
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final SystemScheduler scheduler = new SystemScheduler("interlock", failures::add);
  private final AtomicBoolean pressed = new AtomicBoolean();
  private final AtomicBoolean broken = new AtomicBoolean();
  private final AtomicBoolean givenBack = new AtomicBoolean();
  private final AtomicReference<Runnable> edge = new AtomicReference<>(() -> {});
  private final List<String> told = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    scheduler.close();
    assertThat(failures).isEmpty();
  }

  private Interlock open() throws IOException {
    return open(() -> {});
  }

  private Interlock open(Runnable meanwhile) throws IOException {
    return Interlock.open(
        "the red button",
        onEdge -> {
          edge.set(onEdge);
          meanwhile.run();
          return new ButtonLine() {
            @Override
            public boolean isPressed() throws IOException {
              if (broken.get()) {
                throw new IOException("the chip is gone");
              }
              return pressed.get();
            }

            @Override
            public void close() {
              givenBack.set(true);
            }
          };
        },
        scheduler);
  }

  private void watching() throws IOException {
    Interlock interlock = open();
    scheduler.execute(() -> interlock.watch(told::add));
  }

  @Test
  void aPressThatLastsStopsOnceAtItsEdge() throws IOException {
    watching();
    pressed.set(true);
    edge.get().run();
    edge.get().run();
    await().until(() -> !told.isEmpty());
    edge.get().run();
    assertThat(told).containsExactly("the red button is pressed, or its cable is out");
  }

  @Test
  void aPressWhoseEdgeWasMissedStopsTheNextTimeItIsAsked() throws IOException {
    watching();
    pressed.set(true);
    await().until(() -> !told.isEmpty());
    assertThat(told).hasSize(1);
  }

  @Test
  void aLineThatCanNotBeReadStops() throws IOException {
    watching();
    broken.set(true);
    await().until(() -> !told.isEmpty());
    assertThat(told).containsExactly("the red button can't be read: the chip is gone");
  }

  @Test
  void whileItIsPressedNothingBegins() {
    pressed.set(true);
    assertThatThrownBy(this::open)
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the red button is pressed, or its cable is out; release it, or mend its cable");
    assertThat(givenBack).isTrue();
  }

  @Test
  void anEdgeWhileItIsBeingClaimedTellsNothing() throws Exception {
    var handled = new CountDownLatch(1);
    Interlock interlock =
        open(
            () -> {
              edge.get().run();
              scheduler.execute(handled::countDown);
              assertThatCode(handled::await).doesNotThrowAnyException();
            });
    scheduler.execute(() -> interlock.watch(told::add));
    pressed.set(true);
    await().until(() -> !told.isEmpty());
    assertThat(told).hasSize(1);
  }

  @Test
  void onceClosedItSaysNothing() throws Exception {
    Interlock interlock = open();
    scheduler.execute(() -> interlock.watch(told::add));
    scheduler.execute(interlock::close);
    await().until(givenBack::get);
    pressed.set(true);
    edge.get().run();
    assertThat(told).isEmpty();
  }
}

package org.pumprig.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pumprig.link.LinkEvent.Closed;
import org.pumprig.link.LinkEvent.Opened;
import org.pumprig.link.LinkEvent.Reason;
import org.pumprig.link.LinkEvent.Received;
import org.pumprig.time.VirtualScheduler;

/** A link is opened again, less and less often, until it is there. */
class LastingLinkTest {
  private final VirtualScheduler scheduler = new VirtualScheduler(0);
  private final List<String> told = new ArrayList<>();
  private final List<Plug> plugs = new ArrayList<>();
  private boolean pluggedIn = true;

  private final LastingLink.Listener listener =
      new LastingLink.Listener() {
        @Override
        public void opened() {
          told.add("opened");
        }

        @Override
        public void received(byte[] bytes) {
          told.add("received " + bytes.length);
        }

        @Override
        public void lost(String detail) {
          told.add("lost " + detail);
        }
      };

  private final LastingLink link = new LastingLink(scheduler, this::plug, listener);

  private Link plug() {
    var plug = new Plug();
    plugs.add(plug);
    return plug;
  }

  /** A port that is there, or isn't. */
  private final class Plug implements Link {
    private final long atMillis = scheduler.nanoTime() / 1_000_000;
    private @Nullable Consumer<? super LinkEvent> events;
    private int sent;

    @Override
    public void open(Consumer<? super LinkEvent> receiver) {
      events = receiver;
      tell(pluggedIn ? new Opened() : new Closed(Reason.FAILED, "no port"));
    }

    void tell(LinkEvent event) {
      Consumer<? super LinkEvent> to = events;
      if (to != null) {
        to.accept(event);
      }
    }

    @Override
    public void send(byte[] bytes) {
      sent += bytes.length;
    }

    @Override
    public void close() {
      tell(new Closed(Reason.OWN, ""));
    }

    @Override
    public void abort() {
      close();
    }

    @Override
    public String describe() {
      return "plug";
    }
  }

  @Test
  void aPortThatIsPulledIsTriedLessAndLessOftenUntilItIsBack() {
    link.open();
    plugs.getFirst().tell(new Received(new byte[3]));
    pluggedIn = false;
    plugs.getFirst().tell(new Closed(Reason.FAILED, "unplugged"));
    scheduler.run(16_000_000_000L);
    assertThat(plugs.stream().map(plug -> plug.atMillis))
        .containsExactly(0L, 500L, 1_500L, 3_500L, 7_500L, 11_500L, 15_500L);
    assertThat(told).containsExactly("opened", "received 3", "lost FAILED unplugged");
    pluggedIn = true;
    scheduler.run(24_000_000_000L);
    assertThat(told.getLast()).isEqualTo("opened");
    assertThat(link.isOpen()).isTrue();
    pluggedIn = false;
    plugs.getLast().tell(new Closed(Reason.FAILED, "unplugged"));
    scheduler.run(24_600_000_000L);
    assertThat(plugs.getLast().atMillis).as("quick again").isEqualTo(24_500L);
  }

  @Test
  void aUnitsOwnPortIsTriedAtTheSamePaceWhileTheUnitMayBeStartingAndThenMoreRarely() {
    LastingLink unit = LastingLink.ofUnit(scheduler, this::plug, listener);
    unit.open();
    pluggedIn = false;
    unit.giveUp("nonsense");
    unit.giveUp("nonsense");
    scheduler.run(2_100_000_000L);
    assertThat(plugs.stream().map(plug -> plug.atMillis))
        .containsExactly(0L, 500L, 1_000L, 1_500L, 2_000L);
    assertThat(told).containsExactly("opened", "lost nonsense");
    scheduler.run(9_900_000_000L);
    plugs.clear();
    scheduler.run(26_000_000_000L);
    assertThat(plugs.stream().map(plug -> plug.atMillis))
        .containsExactly(10_000L, 10_500L, 11_500L, 13_500L, 17_500L, 21_500L, 25_500L);
  }

  @Test
  void oneThatIsLostAsSoonAsItIsOpenIsTriedLessAndLessOften() {
    LastingLink unit = LastingLink.ofUnit(scheduler, this::plug, listener);
    unit.open();
    for (long nanos = 0; nanos < 30_000_000_000L; nanos += 100_000_000L) {
      scheduler.run(nanos);
      unit.giveUp("nonsense");
    }
    assertThat(plugs.stream().map(plug -> plug.atMillis).filter(millis -> millis >= 10_000))
        .as("after the time that a unit may need to start")
        .containsExactly(10_000L, 10_500L, 11_500L, 13_500L, 17_500L, 21_500L, 25_500L, 29_500L);
    scheduler.run(38_000_000_000L);
    unit.giveUp("nonsense");
    scheduler.run(39_000_000_000L);
    assertThat(plugs.getLast().atMillis).as("it was open for 4.5 s").isEqualTo(38_500L);
  }

  @Test
  void itTellsWhyItIsNotOpen() {
    assertThat(link.trouble()).isEmpty();
    pluggedIn = false;
    link.open();
    assertThat(link.trouble()).isEqualTo("no port");
    assertThat(told).as("never open, never lost").isEmpty();
    pluggedIn = true;
    scheduler.run(600_000_000L);
    assertThat(link.trouble()).isEmpty();
    plugs.getLast().tell(new Closed(Reason.PEER, ""));
    assertThat(link.trouble()).isEqualTo("PEER");
  }

  @Test
  void theSameEndToldWithoutEndIsOneLoss() {
    link.open();
    for (int i = 0; i < 5; i++) {
      plugs.getFirst().tell(new Closed(Reason.FAILED, "unplugged"));
    }
    scheduler.run(600_000_000L);
    assertThat(told).containsExactly("opened", "lost FAILED unplugged", "opened");
    assertThat(plugs).hasSize(2);
  }

  @Test
  void tasksOfALostLinkAreNeverRunAndNothingIsSentOnIt() {
    link.open();
    link.after(100_000_000L, () -> told.add("task of the first"));
    plugs.getFirst().tell(new Closed(Reason.PEER, ""));
    link.send(new byte[5]);
    scheduler.run(550_000_000L);
    link.after(100_000_000L, () -> told.add("task of the second"));
    link.send(new byte[7]);
    scheduler.run(1_000_000_000L);
    assertThat(told).containsExactly("opened", "lost PEER ", "opened", "task of the second");
    assertThat(plugs.stream().map(plug -> plug.sent)).containsExactly(0, 7);
  }

  @Test
  void onceClosedItStaysClosed() {
    link.open();
    link.close();
    scheduler.run(10_000_000_000L);
    assertThat(plugs).hasSize(1);
    assertThat(told).containsExactly("opened");
    assertThat(link.isOpen()).isFalse();
  }
}

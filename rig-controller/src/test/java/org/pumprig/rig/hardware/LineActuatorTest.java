package org.pumprig.rig.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.observe.LinePeer;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;
import org.pumprig.time.VirtualScheduler;

class LineActuatorTest {
  private static final long MS = 1_000_000;
  private final VirtualScheduler scheduler = new VirtualScheduler(0);
  private final LinePeer peer = new LinePeer(scheduler);
  private final LineActuator actuator = new LineActuator(scheduler, peer.links());
  private final List<String> outcomes = new ArrayList<>();

  private void run(long untilMillis) {
    scheduler.run(untilMillis * MS);
  }

  private void command(String line) {
    actuator.command(
        line,
        outcome ->
            outcomes.add(
                line
                    + " "
                    + outcome.done()
                    + " at "
                    + outcome.schedulerNanos() / MS
                    + (outcome.done() ? "" : ": " + outcome.detail())));
  }

  @Test
  void anAnswerCompletesItsCommand() {
    actuator.open();
    run(10);
    assertThat(actuator.isOpen()).isTrue();
    command("POWER OFF");
    run(20);
    assertThat(peer.heard()).containsExactly("11 POWER OFF");
    assertThat(outcomes).isEmpty();
    peer.say("OK POWER OFF");
    run(30);
    assertThat(outcomes).containsExactly("POWER OFF true at 21");
  }

  @Test
  void commandsAreCarriedOutOneAfterAnother() {
    actuator.open();
    run(10);
    command("KEYS PRIMARY");
    command("KEYS START");
    run(20);
    assertThat(peer.heard()).containsExactly("11 KEYS PRIMARY");
    peer.say("OK KEYS PRIMARY");
    run(30);
    assertThat(peer.heard()).containsExactly("22 KEYS START");
    peer.say("OK KEYS START");
    run(40);
    assertThat(outcomes).containsExactly("KEYS PRIMARY true at 21", "KEYS START true at 31");
  }

  @Test
  void anotherAnswerIsNoAnswer() {
    actuator.open();
    run(10);
    command("POWER OFF");
    peer.say("OK POWER ON");
    peer.say("ERROR");
    peer.send("OK POWER OFF*0000\r\n".getBytes(StandardCharsets.US_ASCII));
    run(10_010);
    assertThat(outcomes)
        .containsExactly("POWER OFF false at 10010: no answer to 'POWER OFF' within 10 s");
  }

  @Test
  void aLateAnswerIsNotTakenForTheNextCommands() {
    actuator.open();
    run(10);
    command("POWER OFF");
    run(10_020);
    command("POWER ON");
    peer.say("OK POWER OFF");
    run(10_030);
    assertThat(outcomes).hasSize(1);
    peer.say("OK POWER ON");
    run(10_040);
    assertThat(outcomes).last().isEqualTo("POWER ON true at 10031");
  }

  @Test
  void aCommandWaitsForItsLinkToOpen() {
    peer.refuse();
    actuator.open();
    run(10);
    command("POWER ON");
    peer.listen();
    run(600);
    assertThat(peer.heard()).hasSize(1);
    peer.say("OK POWER ON");
    run(610);
    assertThat(outcomes).containsExactly("POWER ON true at 601");
  }

  @Test
  void aCommandWhoseLinkWasLostIsNeverSentTwice() {
    actuator.open();
    run(10);
    command("KEYS START");
    run(20);
    peer.cut();
    run(1_000);
    assertThat(peer.connections()).isEqualTo(2);
    assertThat(peer.heard()).containsExactly("11 KEYS START");
    run(10_010);
    assertThat(outcomes).singleElement().asString().contains("KEYS START false at 10010");
  }

  @Test
  void tooManyCommandsFailAtOnce() {
    actuator.open();
    run(10);
    for (int i = 0; i < 17; i++) {
      command("C" + i);
    }
    assertThat(outcomes)
        .containsExactly("C16 false at 10: actuator is closed or has too many commands waiting");
  }

  @Test
  void aClosedActuatorFailsEveryCommandOnce() {
    actuator.open();
    run(10);
    command("A");
    command("B");
    actuator.close();
    command("C");
    run(9_000);
    assertThat(outcomes)
        .containsExactly(
            "A false at 10: actuator closed",
            "B false at 10: actuator closed",
            "C false at 10: actuator is closed or has too many commands waiting");
    assertThat(actuator.isOpen()).isFalse();
    assertThat(peer.connections()).isEqualTo(1);
  }

  @Test
  void anActuatorClosedWhileItOpensStaysClosed() {
    actuator.open();
    actuator.close();
    run(5_000);
    assertThat(actuator.isOpen()).isFalse();
  }

  @Test
  void noBytesEverThrowAndEveryCommandIsToldOnce() {
    actuator.open();
    run(10);
    RandomStream random = new Seed(5).stream("bytes");
    for (int i = 0; i < 500; i++) {
      command("POWER " + i);
      byte[] noise = new byte[1 + (int) random.nextBelow(1_500)];
      for (int at = 0; at < noise.length; at++) {
        noise[at] = (byte) (random.nextChance(50_000) ? '\n' : random.nextLong());
      }
      peer.send(noise);
      if (random.nextChance(500_000)) {
        peer.send(new byte[] {'\n'});
        peer.say("OK POWER " + i);
      }
      scheduler.run(scheduler.nanoTime() + 11_000 * MS);
    }
    assertThat(outcomes).hasSize(500);
    assertThat(outcomes).anyMatch(each -> each.contains(" true "));
    assertThat(outcomes).anyMatch(each -> each.contains(" false "));
  }
}

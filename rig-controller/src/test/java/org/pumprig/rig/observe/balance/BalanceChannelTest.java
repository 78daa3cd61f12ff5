package org.pumprig.rig.observe.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.Network;
import org.pumprig.link.VirtualNetwork;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Witness.BalanceDeclared;
import org.pumprig.rig.event.Witness.ChannelGarbled;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.rig.event.Witness.WeightMissing;
import org.pumprig.rig.event.Witness.WeightRead;
import org.pumprig.time.VirtualScheduler;

/** What a balance is asked, when, and what is made of its answers; 1 ms away, read every 100 ms. */
class BalanceChannelTest {
  private static final Endpoint HERE = new Endpoint("127.0.0.1", 4001);
  private static final long MS = 1_000_000;

  private final VirtualScheduler scheduler = new VirtualScheduler(0);
  private final Network network = new VirtualNetwork(scheduler, MS);
  private final List<String> asked = new ArrayList<>();
  private final List<Input> told = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();

  private BalanceChannel channel(BalanceLanguage language, boolean tare) throws Exception {
    network.listen(HERE, this::accepted);
    var figures = new BalanceDeclared("x", true, 1_000_000, 1_000, 100 * MS, 0, 0, 0, 1_000_000);
    var balance = new Balance(language, tare, figures);
    return new BalanceChannel(balance, scheduler, () -> network.connect(HERE), told::add);
  }

  private void accepted(Link link) {
    links.add(link);
    link.open(
        event -> {
          if (event instanceof LinkEvent.Received received) {
            asked.add(
                scheduler.nanoTime() / MS
                    + " "
                    + new String(received.bytes(), StandardCharsets.US_ASCII));
          }
        });
  }

  private void say(String line) {
    links.getLast().send((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    scheduler.run(scheduler.nanoTime() + 2 * MS);
  }

  private void passUntil(long millis) {
    scheduler.run(millis * MS);
  }

  @ParameterizedTest
  @EnumSource(BalanceLanguage.class)
  void itIsTaredOnceHoweverOftenItsLinkIsOpened(BalanceLanguage language) throws Exception {
    channel(language, true).open();
    passUntil(50);
    links.getLast().abort();
    passUntil(2_000);
    assertThat(links).hasSize(2);
    assertThat(asked).filteredOn(each -> each.endsWith(language.tare())).hasSize(1);
    assertThat(asked.getFirst()).endsWith(language.tare());
    assertThat(told)
        .filteredOn(LinkChanged.class::isInstance)
        .extracting(link -> ((LinkChanged) link).open())
        .containsExactly(true, false, true);
  }

  @Test
  void untaredItIsOnlyAsked() throws Exception {
    channel(BalanceLanguage.SBI, false).open();
    passUntil(150);
    assertThat(asked).containsExactly("103 \u001bP\r\n");
  }

  @Test
  void theNextQuestionWaitsForAnAnswerOrASecond() throws Exception {
    channel(BalanceLanguage.MT_SICS, false).open();
    passUntil(110);
    say("S D     12.345 g");
    passUntil(1_250);
    assertThat(asked).containsExactly("103 SI\r\n", "203 SI\r\n", "1203 SI\r\n");
    assertThat(told).contains(new WeightRead(12_345_000, false));
  }

  @Test
  void whatIsNoWeightIsToldAsWhatItIs() throws Exception {
    channel(BalanceLanguage.MT_SICS, false).open();
    passUntil(110);
    told.clear();
    say("S +");
    say("hello");
    say("TI S      0.000 g");
    assertThat(told)
        .containsExactly(
            new WeightMissing("overload"), new ChannelGarbled(Channel.FLOW, 5, "68656c6c6f"));
  }
}

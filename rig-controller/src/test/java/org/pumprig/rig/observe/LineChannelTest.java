package org.pumprig.rig.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.link.frame.CheckedLine;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Witness.ChannelGarbled;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;
import org.pumprig.time.VirtualScheduler;

class LineChannelTest {
  private static final long MS = 1_000_000;
  private final VirtualScheduler scheduler = new VirtualScheduler(0);
  private final LinePeer peer = new LinePeer(scheduler);
  private final List<Input> told = new ArrayList<>();

  private LineChannel flow() {
    LineChannel channel = LineChannel.flow(scheduler, peer.links(), told::add);
    channel.open();
    scheduler.run(10 * MS);
    told.clear();
    return channel;
  }

  private List<Input> heardAfter(byte[]... chunks) {
    for (byte[] chunk : chunks) {
      peer.send(chunk);
    }
    scheduler.run(scheduler.nanoTime() + 5 * MS);
    var all = List.copyOf(told);
    told.clear();
    return all;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void aLinkThatOpensIsToldAndItsLinesAreObservations() {
    LineChannel channel = LineChannel.flow(scheduler, peer.links(), told::add);
    channel.open();
    scheduler.run(10 * MS);
    assertThat(told).containsExactly(new LinkChanged(Channel.FLOW, true, ""));
    told.clear();
    assertThat(heardAfter(CheckedLine.encode("FLOW nl=12"))).containsExactly(new FlowRead(12));
  }

  @Test
  void aLineMayComeInPiecesAndSeveralAtOnce() {
    flow();
    byte[] line = CheckedLine.encode("FLOW nl=7");
    byte[] twice = ascii(new String(line, StandardCharsets.US_ASCII).repeat(2));
    assertThat(heardAfter(ascii("FLO"), ascii("W nl=7"))).isEmpty();
    assertThat(heardAfter(ascii(new String(line, StandardCharsets.US_ASCII).substring(9)), twice))
        .containsExactly(new FlowRead(7), new FlowRead(7), new FlowRead(7));
  }

  @Test
  void aWrongChecksumIsGarbledAndNotBelieved() {
    flow();
    assertThat(heardAfter(ascii("FLOW nl=7*0000\r\n")))
        .containsExactly(new ChannelGarbled(Channel.FLOW, 14, "464c4f57206e6c3d372a30303030"));
  }

  @Test
  void aLineOfAnotherChannelIsGarbled() {
    flow();
    assertThat(heardAfter(CheckedLine.encode("CONTACT nc=1 no=0")))
        .singleElement()
        .isInstanceOf(ChannelGarbled.class);
  }

  @Test
  void anOverlongLineIsGarbledAndTheNextOneIsRead() {
    flow();
    assertThat(heardAfter(ascii("x".repeat(5_000) + "\n"), CheckedLine.encode("FLOW nl=7")))
        .containsExactly(new ChannelGarbled(Channel.FLOW, 5_000, "78".repeat(16)), new FlowRead(7));
  }

  @Test
  void aLostLinkIsToldAndOpenedAgainAndItsHalfLineIsForgotten() {
    flow();
    assertThat(heardAfter(ascii("FLOW nl"))).isEmpty();
    peer.cut();
    scheduler.run(20 * MS);
    assertThat(told)
        .singleElement()
        .satisfies(
            gone ->
                assertThat(gone)
                    .isInstanceOfSatisfying(
                        LinkChanged.class, changed -> assertThat(changed.open()).isFalse()));
    told.clear();
    scheduler.run(600 * MS);
    assertThat(told).containsExactly(new LinkChanged(Channel.FLOW, true, ""));
    told.clear();
    assertThat(heardAfter(CheckedLine.encode("FLOW nl=9"))).containsExactly(new FlowRead(9));
  }

  @Test
  void aRefusedLinkIsTriedAgainWithoutAWord() {
    peer.refuse();
    LineChannel channel = LineChannel.flow(scheduler, peer.links(), told::add);
    channel.open();
    scheduler.run(1_700 * MS);
    assertThat(told).isEmpty();
    peer.listen();
    scheduler.run(3_600 * MS);
    assertThat(told).containsExactly(new LinkChanged(Channel.FLOW, true, ""));
  }

  @Test
  void noBytesEverThrow() {
    for (int seed = 0; seed < 200; seed++) {
      RandomStream random = new Seed(seed).stream("bytes");
      for (LineChannel channel :
          List.of(
              LineChannel.flow(scheduler, peer.links(), told::add),
              LineChannel.contact(scheduler, peer.links(), told::add),
              LineChannel.screen(scheduler, peer.links(), told::add))) {
        channel.open();
        scheduler.run(scheduler.nanoTime() + 10 * MS);
        for (int i = 0; i < 10; i++) {
          peer.send(LineNoise.bytes(random));
        }
        scheduler.run(scheduler.nanoTime() + 10 * MS);
        channel.close();
        scheduler.run(scheduler.nanoTime() + 10 * MS);
      }
    }
    assertThat(told).hasAtLeastOneElementOfType(ChannelGarbled.class);
    assertThat(told).hasAtLeastOneElementOfType(FlowRead.class);
  }
}

package org.pumprig.rig.driver.newera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pumprig.link.frame.NewEraFramer;
import org.pumprig.pump.protocol.newera.NewEraLine;
import org.pumprig.pump.protocol.newera.NewEraPump;
import org.pumprig.pump.protocol.newera.NewEraSettings;
import org.pumprig.rig.driver.Mutations;
import org.pumprig.rig.driver.Wire;
import org.pumprig.rig.event.Witness.ChannelGarbled;

/** Ten thousand spoilt messages for each end. */
class NewEraFuzzTest {
  private static final List<byte[]> REPLIES =
      List.of(
          NewEraFramer.safe("00S"),
          NewEraFramer.safe("00A?T"),
          NewEraFramer.safe("00I125.0MH"),
          NewEraFramer.basicReply("00SI5.000W0.000ML"),
          NewEraFramer.basicReply("00S?OOR"),
          NewEraFramer.safe("00SNE1000V3.928"));
  private static final List<byte[]> REQUESTS =
      List.of(
          NewEraFramer.safe("0SAF5"),
          NewEraFramer.safe("0RAT125MH"),
          NewEraFramer.basicRequest("0VOL50.00"),
          NewEraFramer.basicRequest("RUN1"),
          NewEraFramer.basicRequest("*PHN7"),
          NewEraFramer.basicRequest("0DIA26.59"),
          NewEraFramer.safe("0DIS"));

  @Test
  void nothingThatComesFromAPumpHarmsTheDriver() {
    var wire = new Wire();
    Mutations.Peer peer = new Mutations.Peer();
    wire.answer(peer::take);
    wire.open(new NewEraDriver(0, 3, Optional.empty()));
    wire.pass(10 * Wire.MS);
    Mutations.of(REPLIES, Mutations.count(10_000))
        .forEach(
            bytes -> {
              peer.send(bytes);
              wire.pass(2 * Wire.MS);
            });
    wire.pass(2 * Wire.SECOND);
    assertThat(wire.told).hasAtLeastOneElementOfType(ChannelGarbled.class);
    assertThat(wire.told).noneMatch(input -> input.toString().contains("the driver failed"));
  }

  @Test
  void nothingThatComesFromTheRigHarmsThePump() {
    var wire = new Wire();
    var pump = new NewEraPump(NewEraSettings.plain());
    var line = new NewEraLine(wire.scheduler, List.of(pump));
    var peer = new Mutations.Peer();
    var network = new org.pumprig.link.VirtualNetwork(wire.scheduler, 1_000);
    line.power(true);
    try {
      network.listen(new org.pumprig.link.Endpoint("127.0.0.1", 1), line::attach);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
    peer.take(network.connect(new org.pumprig.link.Endpoint("127.0.0.1", 1)));
    wire.pass(10 * Wire.MS);
    Mutations.of(REQUESTS, Mutations.count(10_000))
        .forEach(
            bytes -> {
              peer.send(bytes);
              wire.pass(2 * Wire.MS);
            });
    assertThat(pump.fluidNanolitres(wire.scheduler.nanoTime())).isNotNegative();
  }
}

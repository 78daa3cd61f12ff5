package org.pumprig.rig.driver.others;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.driver.Wire.MS;
import static org.pumprig.rig.driver.Wire.SECOND;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pumprig.link.frame.AlarisFramer;
import org.pumprig.link.frame.BccFramer;
import org.pumprig.pump.protocol.alaris.AlarisLine;
import org.pumprig.pump.protocol.alaris.AlarisPump;
import org.pumprig.pump.protocol.bcc.BccServer;
import org.pumprig.pump.protocol.bcc.BccValues;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.driver.Mutations;
import org.pumprig.rig.driver.Wire;
import org.pumprig.rig.driver.alaris.AlarisDriver;
import org.pumprig.rig.driver.bcc.BccDriver;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.Witness.ChannelGarbled;

class OtherDriversTest {
  private final Wire wire = new Wire();

  private AlarisPump alaris() {
    var pump = new AlarisPump("8001-1");
    pump.power(true, 0);
    return pump;
  }

  private void started(AlarisPump pump) {
    long now = wire.scheduler.nanoTime();
    String code = AlarisFramer.crc("8001-1");
    assertThat(pump.message("REMOTE_CTRL^ENABLED^0000", now)).contains("ERROR^REMOTE_CTRL");
    assertThat(pump.message("INF_START", now)).contains("ERROR^INF_START");
    String enable = "REMOTE_CTRL^ENABLED^" + code;
    assertThat(pump.message(enable, now)).contains(enable);
    assertThat(pump.message("INF_RATE^25.00^ml/h", now)).contains("INF_RATE^25.00^ml/h");
    assertThat(pump.message("INF_START", now)).contains("INF_START");
  }

  @Test
  void anAlarisPumpIsRead() {
    AlarisPump pump = alaris();
    wire.answer(new AlarisLine(wire.scheduler, pump)::attach);
    wire.open(AlarisDriver.usual());
    wire.pass(SECOND);
    assertThat(wire.last(ServiceStatus.class).state()).isEqualTo(PumpState.STOPPED);
    started(pump);
    wire.pass(36 * SECOND);
    ServiceStatus status = wire.last(ServiceStatus.class);
    assertThat(status.state()).isEqualTo(PumpState.INFUSING);
    assertThat(status.rateMicrolitresPerHour()).isEqualTo(25_000);
    assertThat(status.infusedMicrolitres()).isBetween(240L, 251L);
    assertThat(wire.told).noneMatch(ChannelGarbled.class::isInstance);
  }

  @Test
  void fifteenSecondsOfSilenceStopAnAlarisPumpThatWasStartedOverItsLine() {
    AlarisPump pump = alaris();
    started(pump);
    assertThat(pump.timeOutNanos()).hasValue(15 * SECOND);
    var line = new AlarisLine(wire.scheduler, pump);
    wire.answer(line::attach);
    var channel = wire.open(AlarisDriver.usual());
    wire.pass(SECOND);
    channel.close();
    wire.pass(14 * SECOND);
    double before = pump.fluidNanolitres(wire.scheduler.nanoTime());
    wire.pass(3 * SECOND);
    double stopped = pump.fluidNanolitres(wire.scheduler.nanoTime());
    assertThat(stopped).isGreaterThan(before);
    wire.pass(20 * SECOND);
    assertThat(pump.fluidNanolitres(wire.scheduler.nanoTime())).isEqualTo(stopped);
    wire.open(AlarisDriver.usual());
    wire.pass(SECOND);
    assertThat(wire.last(ServiceStatus.class).code()).isEqualTo("COMMS-FAILURE");
    assertThat(wire.last(ServiceStatus.class).state()).isEqualTo(PumpState.FAILSAFE);
  }

  @Test
  void aRackIsReadBlockByBlock() {
    var values = new BccValues("36-1", true, 125.5, 10.25, List.of());
    wire.answer(new BccServer(wire.scheduler, () -> Optional.of(values))::attach);
    wire.open(new BccDriver("1", "01"));
    wire.pass(3 * SECOND);
    assertThat(wire.last(ServiceStatus.class))
        .isEqualTo(
            new ServiceStatus(
                PumpState.INFUSING, "NONE", 125_500, -1, -1, -1, -1, 10_250, -1, -1, -1));
    assertThat(wire.told).noneMatch(ChannelGarbled.class::isInstance);
  }

  @Test
  void anAlarmIsItsNumberAndAnotherSlotIsNotThisUnit() {
    var values = new BccValues("36-1", false, 0, 1, List.of(3, 15));
    wire.answer(new BccServer(wire.scheduler, () -> Optional.of(values))::attach);
    wire.open(new BccDriver("1", "01"));
    wire.pass(3 * SECOND);
    assertThat(wire.last(ServiceStatus.class).code()).isEqualTo("INA3");
    var other = new Wire();
    other.answer(new BccServer(other.scheduler, () -> Optional.of(values))::attach);
    other.open(new BccDriver("1", "07"));
    other.pass(3 * SECOND);
    assertThat(other.told).noneMatch(ServiceStatus.class::isInstance);
  }

  @Test
  void aStuffedRackIsReadByADriverThatStuffsAndByNoOther() {
    var values = new BccValues("36-1", true, 125.5, 10.25, List.of());
    var mode = BccServer.Mode.STUFFED;
    wire.answer(new BccServer(wire.scheduler, () -> Optional.of(values), mode)::attach);
    wire.open(new BccDriver("1", "01", false, true));
    wire.pass(3 * SECOND);
    assertThat(wire.last(ServiceStatus.class).rateMicrolitresPerHour()).isEqualTo(125_500);
    assertThat(wire.told).noneMatch(ChannelGarbled.class::isInstance);
    var other = new Wire();
    other.answer(new BccServer(other.scheduler, () -> Optional.of(values), mode)::attach);
    other.open(new BccDriver("1", "01"));
    other.pass(3 * SECOND);
    assertThat(other.told).noneMatch(ServiceStatus.class::isInstance);
  }

  @Test
  void aCyclicRackSendsByItselfAsLongAsItIsAcknowledged() {
    var values = new BccValues("36-1", true, 125.5, 10.25, List.of());
    var mode = BccServer.Mode.CYCLIC;
    wire.answer(new BccServer(wire.scheduler, () -> Optional.of(values), mode)::attach);
    wire.open(new BccDriver("1", "01", true, false));
    wire.pass(10 * SECOND);
    assertThat(wire.told.stream().filter(ServiceStatus.class::isInstance).count())
        .isBetween(5L, 10L);
    assertThat(wire.told).noneMatch(ChannelGarbled.class::isInstance);
  }

  @Test
  void alarisFieldsStandWhereTheRigFileSays() {
    var shifted = new AlarisDriver.Positions(3, 4, 5, 6, 8, 9);
    var peer = new Mutations.Peer();
    wire.answer(peer::take);
    wire.open(new AlarisDriver(List.of("INFUSE"), List.of("NONE"), shifted));
    wire.pass(10 * MS);
    peer.send(AlarisFramer.encode("INF^x^1^NONE^INFUSE^25.00^ml/h^^1.5^ml^0"));
    wire.pass(10 * MS);
    assertThat(wire.last(ServiceStatus.class).rateMicrolitresPerHour()).isEqualTo(25_000);
    peer.send(AlarisFramer.encode("INF^1^NONE^INFUSE^25.00^ml/h^^1.5^ml"));
    wire.pass(10 * MS);
    assertThat(wire.told).hasAtLeastOneElementOfType(ChannelGarbled.class);
  }

  @Test
  void nothingThatComesHarmsThem() {
    List<byte[]> alaris =
        List.of(
            AlarisFramer.encode("INF^1^NONE^INFUSE^25.00^ml/h^^1.5^ml^0^mmHg^^^"),
            AlarisFramer.encode("INF^^^^^^^^^"),
            AlarisFramer.encode("ERROR^INF"));
    List<byte[]> bcc =
        List.of(
            BccFramer.encode("1/1/1>5,50101,INM3,1\u001e5,50101,INRT,12.5", true),
            BccFramer.encode("1/1/1>5,50101,INA3", false),
            BccFramer.encode("", true),
            new byte[] {BccFramer.NAK});
    for (Driver driver : List.of(AlarisDriver.usual(), new BccDriver("1", "01"))) {
      var noisy = new Wire();
      var peer = new Mutations.Peer();
      noisy.answer(peer::take);
      noisy.open(driver);
      noisy.pass(10 * MS);
      Mutations.of(driver instanceof BccDriver ? bcc : alaris, Mutations.count(10_000))
          .forEach(
              bytes -> {
                peer.send(bytes);
                noisy.pass(2 * MS);
              });
      assertThat(noisy.told).hasAtLeastOneElementOfType(ChannelGarbled.class);
      assertThat(noisy.told).noneMatch(input -> input.toString().contains("the driver failed"));
    }
  }

  @Test
  void nothingThatComesHarmsThePumps() {
    AlarisPump pump = alaris();
    var line = new AlarisLine(wire.scheduler, pump);
    var rack = new BccServer(wire.scheduler, Optional::empty);
    var network = new org.pumprig.link.VirtualNetwork(wire.scheduler, 1_000);
    var here = new org.pumprig.link.Endpoint("127.0.0.1", 1);
    var there = new org.pumprig.link.Endpoint("127.0.0.1", 2);
    var toPump = new Mutations.Peer();
    var toRack = new Mutations.Peer();
    try {
      network.listen(here, line::attach);
      network.listen(there, rack::attach);
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
    toPump.take(network.connect(here));
    toRack.take(network.connect(there));
    wire.pass(10 * MS);
    List<byte[]> requests =
        List.of(
            AlarisFramer.encode("INF_RATE^25.00^ml/h"),
            AlarisFramer.encode("REMOTE_CTRL^ENABLED^1"),
            BccFramer.encode("1/1/1>MEM:GET", true),
            new byte[] {BccFramer.ACK});
    Mutations.of(requests, Mutations.count(10_000))
        .forEach(
            bytes -> {
              toPump.send(bytes);
              toRack.send(bytes);
              wire.pass(2 * MS);
            });
    assertThat(pump.fluidNanolitres(wire.scheduler.nanoTime())).isZero();
  }
}

package org.pumprig.fault.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Jitter;
import org.pumprig.fault.PacketFault;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.VirtualNetwork;
import org.pumprig.seed.Seed;
import org.pumprig.time.VirtualScheduler;

/** Packet faults in front of a virtual proxy. */
class ModelledPathTest {
  private static final long MILLI = 1_000_000;

  private final VirtualScheduler scheduler = new VirtualScheduler(0);
  private final VirtualNetwork network = new VirtualNetwork(scheduler, 0);
  private final List<String> heardByPump = new ArrayList<>();
  private final List<String> heardByGateway = new ArrayList<>();
  private final List<Link> gatewayLinks = new ArrayList<>();
  private VirtualFaultProxy proxy;
  private Link pump;

  @BeforeEach
  void connect() throws IOException {
    ProxySettings settings = ProxyScenario.settings(7001, 6661);
    network.listen(
        settings.upstream(),
        link -> {
          gatewayLinks.add(link);
          link.open(event -> heard(heardByGateway, event));
        });
    proxy = VirtualFaultProxy.start(settings, network, scheduler, null);
    pump = network.connect(proxy.listen());
    pump.open(event -> heard(heardByPump, event));
    pass(MILLI);
    heardByPump.clear();
    heardByGateway.clear();
  }

  private void heard(List<String> where, LinkEvent event) {
    switch (event) {
      case LinkEvent.Opened _ -> where.add("opened");
      case LinkEvent.Received chunk -> where.add(millis() + " " + new String(chunk.bytes(), UTF_8));
      case LinkEvent.Closed closed -> where.add(millis() + " " + closed.reason());
    }
  }

  private long millis() {
    return scheduler.nanoTime() / MILLI;
  }

  private void pass(long nanos) {
    scheduler.run(scheduler.nanoTime() + nanos);
  }

  private FaultSpec apply(PacketFault fault, Direction direction) {
    var spec = new FaultSpec("f", fault, direction, "TEST1", new Seed(5), 0, 1);
    var results = new ArrayList<InjectionResult>();
    proxy.packetInjector().apply(spec, 1_000_000 * MILLI, results::add);
    pass(0);
    assertThat(results).hasOnlyElementsOfType(InjectionResult.Done.class).hasSize(1);
    return spec;
  }

  @Test
  void aDelayHoldsBytesAndTheEndBehindThem() {
    apply(new PacketFault.Delay(50 * MILLI, new Jitter.None(), true), Direction.TOWARDS_GATEWAY);
    pump.send("hello".getBytes(UTF_8));
    pump.close();
    pass(10 * MILLI);
    assertThat(heardByGateway).isEmpty();
    pass(100 * MILLI);
    assertThat(heardByGateway).containsExactly("51 hello", "51 PEER");
  }

  @Test
  void theOtherDirectionIsNotHeldUp() {
    apply(new PacketFault.Blackhole(), Direction.TOWARDS_GATEWAY);
    gatewayLinks.getFirst().send("go".getBytes(UTF_8));
    pump.send("lost".getBytes(UTF_8));
    pass(10 * MILLI);
    assertThat(heardByPump).containsExactly("1 go");
    assertThat(heardByGateway).isEmpty();
  }

  @Test
  void bytesArriveWithTheRetransmissionAfterABlackhole() {
    var spec = apply(new PacketFault.Blackhole(), Direction.BOTH);
    pump.send("late".getBytes(UTF_8));
    pass(2_000 * MILLI);
    proxy.packetInjector().revert(spec.id(), _ -> {});
    pass(2_000 * MILLI);
    assertThat(heardByGateway).containsExactly("3001 late");
  }

  @Test
  void aConnectionThatIsGivenUpIsBrokenOffForBoth() {
    apply(new PacketFault.Blackhole(), Direction.TOWARDS_GATEWAY);
    pump.send("never".getBytes(UTF_8));
    pass(200_000 * MILLI);
    assertThat(heardByPump).containsExactly("63001 RESET");
    assertThat(heardByGateway).containsExactly("63001 RESET");
  }

  @Test
  void aResetArrivesAtOnceAndTakesWhatWasUnderWay() {
    apply(new PacketFault.Delay(50 * MILLI, new Jitter.None(), true), Direction.BOTH);
    pump.send("gone".getBytes(UTF_8));
    pump.abort();
    pass(200 * MILLI);
    assertThat(heardByGateway).containsExactly("1 RESET");
  }

  @Test
  void theEvidenceSaysThatItIsModelled() {
    var spec = apply(new PacketFault.Blackhole(), Direction.BOTH);
    pump.send("x".getBytes(UTF_8));
    pass(1_500 * MILLI);
    var seen = new ArrayList<InjectionEvidence>();
    proxy.packetInjector().verify(spec, seen::add);
    pass(0);
    var packets = (InjectionEvidence.Packets) seen.getFirst();
    assertThat(packets.counter()).isEqualTo("modelled");
    assertThat(packets.towardsGateway().lost()).isEqualTo(2);
    assertThat(proxy.packetInjector().injects(new PacketFault.TcpReset())).isFalse();
  }
}

package org.pumprig.rig.driver.others;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pumprig.fault.Direction;
import org.pumprig.fault.proxy.WireEvent;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.VirtualNetwork;
import org.pumprig.link.frame.CheckedLine;
import org.pumprig.link.frame.MllpFramer;
import org.pumprig.pump.bench.Bench;
import org.pumprig.pump.bench.BenchSpec;
import org.pumprig.pump.bench.ServicePort;
import org.pumprig.pump.bench.UnitSpec;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.rig.driver.DriverChannel;
import org.pumprig.rig.driver.Mutations;
import org.pumprig.rig.driver.serviceport.ServicePortDriver;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.WireObservation.WireGarbled;
import org.pumprig.rig.event.WireObservation.WireMessage;
import org.pumprig.rig.event.Witness.BalanceDeclared;
import org.pumprig.rig.event.Witness.ChannelGarbled;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.observe.LineChannel;
import org.pumprig.rig.observe.WireObserver;
import org.pumprig.rig.observe.balance.Balance;
import org.pumprig.rig.observe.balance.BalanceChannel;
import org.pumprig.rig.observe.balance.BalanceLanguage;
import org.pumprig.seed.Seed;
import org.pumprig.time.VirtualScheduler;

/**
 * Seeded mutations for all that decodes and has no fuzz test of its own: the service port's driver,
 * the witnesses, the balances, what is read on the wire, and the emulated ends. Nothing throws,
 * each thing told can stand in the record, garbage is told with its bytes, and what is whole is
 * understood after it.
 */
class EveryOtherDecoderTest {
  private static final long MS = 1_000_000;
  private static final Endpoint HERE = new Endpoint("127.0.0.1", 1);
  private static final String REPORT =
      "MSH|^~\\&|P|W|G|H|20260101||ORU^R01^ORU_R01|42|P|2.6|||NE|AL|||||"
          + "IHE_PCD_001^IHE PCD^1.3.6.1.4.1.19376.1.6.1.1.1^ISO\r"
          + "OBX|1|ST|1^MDC_PUMP_STAT^MDC|1|^pump-status-infusing||||||R|||||||P1\r";

  private final VirtualScheduler scheduler = new VirtualScheduler(0);
  private final VirtualNetwork network = new VirtualNetwork(scheduler, MS);

  /** What is heard: kept are the last, and how much of it was garbage. */
  private static final class Ear implements Consumer<Input> {
    private final List<Input> last = new ArrayList<>();
    private long garbled;
    private boolean lost;

    @Override
    public void accept(Input input) {
      assertThat(CanonicalJson.bytes(input)).hasSizeLessThan(64 << 10);
      if (input instanceof ChannelGarbled what) {
        garbled++;
        assertThat(what.sampleHex()).hasSizeLessThanOrEqualTo(32);
      }
      lost |= input instanceof LinkChanged link && !link.open();
      last.add(input);
      if (last.size() > 100) {
        last.subList(0, 50).clear();
      }
    }
  }

  /** A decoder, what its device says, and how it is opened on a link. */
  private record Case(
      String name,
      List<byte[]> says,
      BiFunction<EveryOtherDecoderTest, Supplier<Link>, Consumer<Consumer<Input>>> opens) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static List<byte[]> checked(String... lines) {
    return Stream.of(lines).map(CheckedLine::encode).toList();
  }

  private static List<byte[]> plain(String... lines) {
    return Stream.of(lines)
        .map(line -> (line + "\r\n").getBytes(StandardCharsets.US_ASCII))
        .toList();
  }

  private static Case balance(BalanceLanguage language, String... says) {
    var figures = new BalanceDeclared("x", true, 1_000_000, 1_000, 5 * MS, 0, 0, 0, 1_000_000_000);
    return new Case(
        language.name(),
        plain(says),
        (test, links) ->
            ear ->
                new BalanceChannel(
                        new Balance(language, false, figures), test.scheduler, links, ear)
                    .open());
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            "servicePort",
            checked(
                "STATUS seq=1 up=5 state=INFUSING channel=PRIMARY rate=125000 primary=125000/50000"
                    + " secondary=NONE infused=1 heapFree=100 queue=0 code=NONE",
                "EVENT up=5 code=EC220",
                "LOG n=1 up=5 code=EC220 text=SYSTEM_ERROR",
                "VERSION model=M serial=S firmware=1"),
            (test, links) ->
                ear ->
                    new DriverChannel(test.scheduler, links, new ServicePortDriver(), 500 * MS, ear)
                        .open()),
        new Case(
            "flow",
            checked("FLOW nl=5 up=7", "FLOW nl=-5", "FLOW nl=9223372036854775807 up=1"),
            (test, links) -> ear -> LineChannel.flow(test.scheduler, links, ear).open()),
        new Case(
            "contact",
            checked("CONTACT nc=1 no=0", "CONTACT nc=0 no=0"),
            (test, links) -> ear -> LineChannel.contact(test.scheduler, links, ear).open()),
        new Case(
            "screen",
            checked("SCREEN text=INFUSING_125.0_mL/h", "SCREEN text=EC220"),
            (test, links) -> ear -> LineChannel.screen(test.scheduler, links, ear).open()),
        balance(BalanceLanguage.MT_SICS, "S S     100.00 g", "S D     -0.001 g", "S +", "ES"),
        balance(BalanceLanguage.SBI, "N     +   12.345 g  ", "-    0.005    ", "     H        "));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void garbageIsToldAndWhatIsWholeIsUnderstoodAfterIt(Case of) throws IOException {
    var peer = new Mutations.Peer();
    network.listen(HERE, peer::take);
    var ear = new Ear();
    of.opens.apply(this, () -> network.connect(HERE)).accept(ear);
    scheduler.run(10 * MS);
    Mutations.of(of.says, Mutations.count(10_000))
        .forEach(
            bytes -> {
              peer.send(bytes);
              scheduler.run(scheduler.nanoTime() + 2 * MS);
            });
    assertThat(ear.garbled).isPositive();
    assertThat(ear.lost).as("the driver failed, or gave its link up").isFalse();
    peer.send("\r\n".getBytes(StandardCharsets.US_ASCII));
    scheduler.run(scheduler.nanoTime() + 10 * MS);
    ear.last.clear();
    peer.send(of.says.getFirst());
    scheduler.run(scheduler.nanoTime() + 20 * MS);
    assertThat(ear.last).isNotEmpty().noneMatch(ChannelGarbled.class::isInstance);
  }

  @Test
  void onTheWireGarbageIsToldAndAWholeMessageIsUnderstoodAfterIt() {
    var told = new ArrayList<Input>();
    var garbled = new ArrayList<Input>();
    var observer =
        new WireObserver(
            input -> {
              assertThat(CanonicalJson.bytes(input)).hasSizeLessThan(64 << 10);
              told.add(input);
            });
    byte[] report = MllpFramer.encode(REPORT.getBytes(StandardCharsets.US_ASCII));
    byte[] answer =
        MllpFramer.encode(
            "MSH|^~\\&|G|H|P|W|1||ACK|A1|P|2.6\rMSA|AA|42\r".getBytes(StandardCharsets.US_ASCII));
    int[] number = new int[1];
    Mutations.of(List.of(report, answer), Mutations.count(10_000))
        .forEach(
            bytes -> {
              int n = number[0]++;
              if (bytes.length > 0) {
                observer.on(new WireEvent.Bytes(n % 50, way(n), bytes, n));
              }
              told.stream().filter(WireGarbled.class::isInstance).limit(1).forEach(garbled::add);
              told.clear();
              if (garbled.size() > 100) {
                garbled.clear();
              }
            });
    assertThat(garbled).isNotEmpty();
    observer.on(new WireEvent.Bytes(99, Direction.TOWARDS_GATEWAY, report, 1));
    assertThat(told).hasSize(1).allMatch(WireMessage.class::isInstance);
  }

  private static Direction way(int n) {
    return n % 2 == 0 ? Direction.TOWARDS_GATEWAY : Direction.TOWARDS_PUMP;
  }

  /** A port of the emulated bench, and what a rig or a pump says to it. */
  private record Port(Endpoint at, List<byte[]> says, byte[] good, String answer) {}

  @Test
  void noEmulatedPortIsHarmedByWhatComes() throws Exception {
    Bench bench =
        Bench.start(
            new BenchSpec(
                new Endpoint("127.0.0.1", 6661),
                "127.0.0.2",
                1_000 * MS,
                1_000 * MS,
                1_000 * MS,
                BenchSpec.ServicePortKind.STREAM),
            scheduler,
            network);
    FirmwareProfile firmware =
        FirmwareProfile.parse("after.yaml", Fixtures.bytes("firmware/after.yaml"));
    var unit =
        bench.addUnit(new UnitSpec("SN-1", firmware, bench.gateway().endpoint()), new Seed(1));
    unit.startPump();
    scheduler.run(5_000 * MS);
    var ports = unit.ports();
    byte[] report = MllpFramer.encode(REPORT.getBytes(StandardCharsets.US_ASCII));
    for (Port port :
        List.of(
            new Port(bench.gateway().endpoint(), List.of(report), report, "MSA|AA|42"),
            new Port(
                ports.keypad(),
                checked("KEYS PRIMARY rate=125000 vtbi=50000", "KEYS START", "KEYS STOP"),
                CheckedLine.encode("KEYS STOP"),
                "OK KEYS STOP"),
            new Port(
                ((ServicePort.Stream) ports.service()).endpoint(),
                checked("STATUS", "VERSION", "LOG"),
                CheckedLine.encode("VERSION"),
                "VERSION model="),
            new Port(
                ports.power(),
                checked("POWER STATE"),
                CheckedLine.encode("POWER STATE"),
                "OK POWER STATE"))) {
      var peer = new Mutations.Peer();
      peer.take(network.connect(port.at()));
      scheduler.run(scheduler.nanoTime() + 10 * MS);
      Mutations.of(port.says(), Mutations.count(10_000))
          .forEach(
              bytes -> {
                peer.send(bytes);
                scheduler.run(scheduler.nanoTime() + 2 * MS);
              });
      assertThat(answer(port)).as("%s afterwards", port.at()).contains(port.answer());
    }
    bench.close();
  }

  private String answer(Port port) {
    var heard = new StringBuilder();
    Link link = network.connect(port.at());
    link.open(
        event -> {
          if (event instanceof LinkEvent.Received data) {
            heard.append(new String(data.bytes(), StandardCharsets.ISO_8859_1));
          }
        });
    scheduler.run(scheduler.nanoTime() + 10 * MS);
    link.send(port.good());
    scheduler.run(scheduler.nanoTime() + 3_000 * MS);
    link.close();
    return heard.toString();
  }
}

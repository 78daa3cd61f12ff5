package org.pumprig.pump.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pumprig.pump.device.PumpOutput.Fact;
import org.pumprig.seed.Seed;

class BenchTest {
  private VirtualBench lab;
  private EmulatedUnit unit;

  @BeforeEach
  void pump() throws Exception {
    lab = new VirtualBench();
    unit =
        lab.bench.addUnit(
            new UnitSpec("SN-1001", VirtualBench.firmware("before"), VirtualBench.GATEWAY),
            new Seed(7));
    unit.startPump();
  }

  private void infuse() {
    lab.runMillis(2_000);
    var keypad = lab.client(unit.ports().keypad());
    assertThat(keypad.ask("KEYS PRIMARY rate=125000 vtbi=50000"))
        .containsExactly("OK KEYS PRIMARY rate=125000 vtbi=50000");
    assertThat(keypad.ask("KEYS SECONDARY rate=250000 vtbi=500"))
        .containsExactly("OK KEYS SECONDARY rate=250000 vtbi=500");
    assertThat(keypad.ask("KEYS START")).containsExactly("OK KEYS START");
  }

  @Test
  void serviceLineHasAllItsFields() {
    infuse();
    assertThat(lab.service(unit).ask("STATUS").getFirst())
        .matches(
            "STATUS seq=1 up=[0-9]+ state=INFUSING channel=SECONDARY rate=250000"
                + " primary=125000/50000 secondary=250000/[45][0-9]{2} infused=[0-9]+"
                + " heapFree=[0-9]+ queue=0 code=NONE");
    assertThat(lab.service(unit).ask("VERSION"))
        .containsExactly("VERSION model=EMULATED-PUMP serial=SN-1001 firmware=8.00.01");
    assertThat(lab.service(unit).ask("LOG"))
        .contains("LOG n=1 up=1500 code=NONE text=STARTED", "LOGEND n=4");
    assertThat(lab.service(unit).ask("REBOOT")).containsExactly("ERR COMMAND");
  }

  @Test
  void statusMessagesReachTheGatewayOnceASecond() {
    lab.runMillis(21_500);
    assertThat(lab.bench.gateway().receivedMessages()).isBetween(19L, 21L);
    assertThat(lab.bench.gateway().refusedMessages()).isZero();
    assertThat(failures()).isZero();
  }

  private static long nanolitres(String line) {
    return Long.parseLong(line.substring("FLOW nl=".length(), line.indexOf(" up=")));
  }

  @Test
  void flowWitnessSeesTheProgrammedRate() {
    infuse();
    var flow = lab.client(unit.ports().flow());
    lab.runMillis(10_000); // 500 µL at 250 mL/h take 7.2 s; the primary follows
    long before = nanolitres(flow.heard.getLast());
    lab.runMillis(36_000);
    long after = nanolitres(flow.heard.getLast());
    assertThat(after - before).isBetween(1_249_999L, 1_250_001L); // 125 mL/h for 36 s
    assertThat(flow.heard).hasSizeBetween(458, 462);
  }

  @Test
  void anAbsentGatewayIsRefusedAndTheSameEndpointComesBack() throws Exception {
    lab.runMillis(5_000);
    lab.bench.gateway().stop();
    lab.runMillis(2_000);
    long failed = failures();
    assertThat(failed).isBetween(14L, 22L);
    assertThat(trips()).isEmpty();
    long received = lab.bench.gateway().receivedMessages();
    lab.bench.gateway().start();
    lab.runMillis(3_000);
    assertThat(lab.bench.gateway().receivedMessages()).isGreaterThan(received + 3);
    assertThat(failures()).isLessThanOrEqualTo(failed + 1);
  }

  @Test
  void slowAcknowledgementsAreConnectivityErrors() {
    lab.runMillis(5_000);
    lab.bench.gateway().slowAcknowledgements(1_500 * VirtualBench.MS);
    lab.runMillis(3_500);
    assertThat(failures()).isBetween(2L, 3L);
    lab.bench.gateway().slowAcknowledgements(0);
    lab.runMillis(5_000);
    assertThat(failures()).isLessThanOrEqualTo(4);
  }

  @Test
  void aTripIsSeenOnEveryPortAndOnlyAPowerCycleClearsIt() {
    infuse();
    var service = lab.service(unit);
    var contact = lab.client(unit.ports().contact());
    var screen = lab.client(unit.ports().screen());
    assertThat(contact.heard).containsExactly("CONTACT nc=1 no=0");
    lab.bench.gateway().stop();
    lab.runMillis(20_000);
    assertThat(trips()).hasSize(1);
    String code = trips().getFirst();
    assertThat(service.heard).hasSize(1).first().asString().matches("EVENT up=[0-9]+ code=" + code);
    assertThat(contact.heard.getLast()).isEqualTo("CONTACT nc=0 no=1");
    assertThat(screen.heard.getLast()).isEqualTo("SCREEN text=SYSTEM_ERROR_" + code);
    assertThat(service.ask("STATUS").getFirst())
        .contains(" state=FAILSAFE channel=NONE rate=0 ")
        .endsWith(" code=" + code);

    lab.client(unit.ports().keypad()).ask("KEYS START");
    assertThat(service.ask("STATUS").getFirst()).contains("state=FAILSAFE");

    var power = lab.client(unit.ports().power());
    assertThat(power.ask("POWER OFF")).containsExactly("OK POWER OFF");
    assertThat(screen.heard.getLast()).isEqualTo("SCREEN text=OFF");
    assertThat(service.ask("STATUS")).isEmpty();
    assertThat(power.ask("POWER ON")).containsExactly("OK POWER ON");
    assertThat(service.ask("STATUS")).as("starting up").isEmpty();
    lab.runMillis(3_000);
    assertThat(service.ask("STATUS").getFirst())
        .contains("state=STOPPED channel=NONE rate=0 primary=NONE secondary=NONE")
        .endsWith("code=NONE");
    assertThat(contact.heard.getLast()).isEqualTo("CONTACT nc=1 no=0");
    assertThat(service.ask("LOG")).anyMatch(line -> line.contains("code=" + code));
  }

  @Test
  void theFluidStandsAfterATripAsGroundTruthSays() {
    infuse();
    var flow = lab.client(unit.ports().flow());
    lab.bench.gateway().stop();
    lab.runMillis(25_000);
    var events = lab.bench.truth().events();
    long tripped = at(events, Fact.Tripped.class);
    long stood = at(events, Fact.FlowStopped.class);
    assertThat(stood - tripped).isBetween(20 * VirtualBench.MS, 500 * VirtualBench.MS);
    int count = flow.heard.size();
    assertThat(nanolitres(flow.heard.get(count - 1)))
        .isEqualTo(nanolitres(flow.heard.get(count - 20)));
  }

  @Test
  void anUnpluggedContactReadsZeroTwice() {
    lab.runMillis(2_000);
    var contact = lab.client(unit.ports().contact());
    unit.plugContact(false);
    lab.runMillis(1);
    assertThat(contact.heard).containsExactly("CONTACT nc=1 no=0", "CONTACT nc=0 no=0");
  }

  @Test
  void aBadChecksumIsAnsweredAndNotObeyed() {
    infuse();
    var power = lab.client(unit.ports().power());
    power.link.send("POWER OFF*0000\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    lab.runMillis(2);
    assertThat(power.heard).containsExactly("ERR CHECKSUM");
    assertThat(lab.service(unit).ask("STATUS").getFirst()).contains("state=INFUSING");
  }

  private static long at(List<GroundTruth.Event> events, Class<? extends Fact> kind) {
    return events.stream()
        .filter(event -> kind.isInstance(event.fact()))
        .findFirst()
        .orElseThrow()
        .atNanos();
  }

  private long failures() {
    return lab.bench.truth().events().stream()
        .filter(event -> event.fact() instanceof Fact.ConnectionFailed)
        .count();
  }

  private List<String> trips() {
    return lab.bench.truth().events().stream()
        .map(GroundTruth.Event::fact)
        .filter(Fact.Tripped.class::isInstance)
        .map(fact -> ((Fact.Tripped) fact).code())
        .toList();
  }
}

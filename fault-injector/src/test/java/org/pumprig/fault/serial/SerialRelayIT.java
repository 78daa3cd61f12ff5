package org.pumprig.fault.serial;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionEvidence.SerialBytes;
import org.pumprig.fault.SerialFault;
import org.pumprig.fault.proof.SerialProof;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.PseudoTerminal;
import org.pumprig.link.SerialLink;
import org.pumprig.link.SerialSettings;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

/** A unit on one pseudo-terminal, its gateway on another, the relay with real ports in between. */
@Tag("integration")
class SerialRelayIT {
  private static final long SECOND = 1_000_000_000L;
  private static final SerialSettings LINE = SerialSettings.eightNoneOne(19_200);

  /** What one end has received. */
  private static final class End {
    private final StringBuffer heard = new StringBuffer();
    private final Link link;

    End(Link link) {
      this.link = link;
      link.open(
          event -> {
            if (event instanceof LinkEvent.Received received) {
              heard.append(new String(received.bytes(), ISO_8859_1));
            }
          });
    }

    void say(String text) {
      link.send(text.getBytes(ISO_8859_1));
    }
  }

  private final SystemScheduler scheduler = new SystemScheduler("relay-test", failure -> {});
  private final PseudoTerminal unitEnd = terminal();
  private final PseudoTerminal gatewayEnd = terminal();
  private final End unit = new End(unitEnd.link());
  private final End gateway = new End(gatewayEnd.link());
  private final SerialFaultLine line =
      new SerialFaultLine("SN-1", () -> new SerialLink(scheduler, unitEnd.path(), LINE), scheduler);
  private final SerialRelay relay =
      new SerialRelay(line, () -> new SerialLink(scheduler, gatewayEnd.path(), LINE), scheduler);

  private PseudoTerminal terminal() {
    try {
      return PseudoTerminal.open(scheduler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void join() {
    scheduler.execute(relay::start);
    await().atMost(Duration.ofSeconds(10)).until(() -> on(relay::joined));
  }

  @AfterEach
  void close() {
    scheduler.execute(relay::close);
    unitEnd.close();
    gatewayEnd.close();
    scheduler.close();
  }

  private FaultSpec apply(SerialFault fault, Direction direction) {
    var spec = new FaultSpec("f1", fault, direction, "SN-1", new Seed(3), 0, 10 * SECOND);
    scheduler.execute(() -> line.injector().apply(spec, 60 * SECOND, _ -> {}));
    return spec;
  }

  @Test
  void faultsActOnRealPortsAndEndWithTheirRevert() throws Exception {
    gateway.say("0DIA\r");
    await().untilAsserted(() -> assertThat(unit.heard).hasToString("0DIA\r"));
    unit.say("00S26.59\r");
    await().untilAsserted(() -> assertThat(gateway.heard).hasToString("00S26.59\r"));

    var spec = apply(new SerialFault.Stuck(), Direction.TOWARDS_PUMP);
    gateway.say("0RUN\r");
    unit.say("still heard\r");
    await().untilAsserted(() -> assertThat(gateway.heard.toString()).endsWith("still heard\r"));
    await().until(() -> acts(spec));
    assertThat(unit.heard).hasToString("0DIA\r");

    scheduler.execute(() -> line.injector().revert("f1", _ -> {}));
    gateway.say("0VER\r");
    await().untilAsserted(() -> assertThat(unit.heard).hasToString("0DIA\r0VER\r"));
  }

  @Test
  void anUnpluggedAdapterComesBackByItselfAfterTheRevert() throws Exception {
    apply(new SerialFault.Unplugged(), Direction.BOTH);
    await().until(() -> !on(relay::joined));
    scheduler.execute(() -> line.injector().revert("f1", _ -> {}));
    await().atMost(Duration.ofSeconds(10)).until(() -> on(relay::joined));
    gateway.say("back\r");
    await().untilAsserted(() -> assertThat(unit.heard.toString()).endsWith("back\r"));
  }

  private boolean acts(FaultSpec spec) throws Exception {
    var seen = new CompletableFuture<InjectionEvidence>();
    scheduler.execute(() -> line.injector().verify(spec, seen::complete));
    return seen.get(5, TimeUnit.SECONDS) instanceof SerialBytes bytes
        && SerialProof.judge(spec, bytes, 1e-6) instanceof SerialProof.Acts;
  }

  private boolean on(BooleanSupplier question) throws Exception {
    var answer = new CompletableFuture<Boolean>();
    scheduler.execute(() -> answer.complete(question.getAsBoolean()));
    return answer.get(5, TimeUnit.SECONDS);
  }
}

package org.pumprig.rig.driver.pcd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.frame.MllpFramer;
import org.pumprig.rig.driver.Mutations;
import org.pumprig.rig.driver.Wire;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.PumpState;
import org.pumprig.rig.event.ServiceObservation.ServiceEvent;
import org.pumprig.rig.event.ServiceObservation.ServiceReported;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.Witness.ChannelGarbled;

/** Messages in the shapes that several makers' gateways send them, written from the facts. */
class PcdDriverTest {
  private final Wire wire = new Wire();
  private final Gateway gateway = new Gateway();

  /** The other end: says what it is told to, and keeps what it hears. */
  private static final class Gateway {
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private @Nullable Link link;

    void take(Link next) {
      link = next;
      next.open(
          event -> {
            if (event instanceof LinkEvent.Received data) {
              heard.writeBytes(data.bytes());
            }
          });
    }

    void send(byte[] bytes) {
      Link open = link;
      if (open != null) {
        open.send(bytes);
      }
    }

    String heard() {
      String text = heard.toString(StandardCharsets.UTF_8);
      heard.reset();
      return text;
    }
  }

  @BeforeEach
  void open() {
    wire.answer(gateway::take);
    wire.open(
        new PcdDriver("P6013", new LinkedHashMap<>(Map.of("MDC_EVT_FLUID_LINE_OCCL", "OCCL"))));
    wire.pass(10 * Wire.MS);
    wire.heard();
  }

  private static String header(String trigger, String modes) {
    return "MSH|^~\\&|GATE^0012210000000000^EUI-64|WARD|||20261127||ORU^"
        + trigger
        + "^ORU_R01|77|P|2.6|||"
        + modes
        + "\r";
  }

  private static String obx(String name, String node, String value, String unit, String device) {
    String upToResult = "OBX|1|ST|" + name + "|" + node + "|" + value + "|" + unit;
    return upToResult + "|||||R|||||||" + device + "\r";
  }

  private static final String OURS = "P6013^^0012210000000000^EUI-64";

  /** What is put on record, but that a report came. */
  private List<Input> say(String message) {
    return heard(message).stream().filter(each -> !(each instanceof ServiceReported)).toList();
  }

  private List<Input> heard(String message) {
    gateway.send(MllpFramer.encode(message.getBytes(StandardCharsets.UTF_8)));
    wire.pass(10 * Wire.MS);
    return wire.heard();
  }

  @Test
  void eachReportIsToldWithItsControlIdAndARepeatAfterABreakIsTheWays() {
    assertThat(heard(delivers(OURS))).contains(new ServiceReported("77", false));
    assertThat(heard(delivers(OURS)))
        .as("twice on one connection: the gateway has it twice")
        .contains(new ServiceReported("77", false));
    java.util.Objects.requireNonNull(gateway.link).abort();
    wire.pass(2_000 * Wire.MS);
    assertThat(heard(delivers(OURS))).contains(new ServiceReported("77", true));
    assertThat(heard(delivers("P6014^^0012210000000001^EUI-64"))).isEmpty();
  }

  private static String delivers(String device) {
    return header("R01", "NE|AL")
        + obx(
            "184519^MDC_PUMP_INFUSING_STATUS^MDC", "1.1.1.1", "^pump-status-delivering", "", device)
        + obx("157784^MDC_FLOW_FLUID_PUMP^MDC", "1.1.1.2", "12.5", "265266^MDC_DIM_X^MDC", device)
        + obx("157864^MDC_VOL_FLUID_DELIV^MDC", "1.1.1.3", "0.75", "^MDC_DIM_MILLI_L^MDC", device);
  }

  private static ServiceStatus status(PumpState state, String code, long rate, long infused) {
    return new ServiceStatus(state, code, rate, -1, -1, -1, -1, infused, -1, -1, -1);
  }

  @Test
  void aReportIsAStatusAndIsAccepted() {
    assertThat(say(delivers(OURS)))
        .containsExactly(status(PumpState.INFUSING, "NONE", 12_500, 750));
    assertThat(gateway.heard())
        .contains("|ACK^R01^ACK|", "\rMSA|AA|77\r")
        .contains("|PUMPRIG|RIG|GATE^0012210000000000^EUI-64|WARD|");
  }

  @Test
  void anotherUnitsReportIsAcceptedAndPassedOver() {
    assertThat(say(delivers("P6014^^0012210000000001^EUI-64"))).isEmpty();
    assertThat(gateway.heard()).contains("MSA|AA|77");
    assertThat(say(delivers("XP6013X"))).as("a part of a name is no name").isEmpty();
  }

  @Test
  void anAlarmIsACodeUntilItEnds() {
    say(delivers(OURS));
    gateway.heard();
    String alarm =
        header("R40", "AL|NE")
            + obx("196616^MDC_EVT_ALARM^MDC", "1.0.0.0.1", "0^EC221^MAKER^^^^^^EC221", "", OURS)
            + obx("68481^MDC_ATTR_EVENT_PHASE^MDC", "1.0.0.0.3", "start", "", "")
            + obx("68482^MDC_ATTR_ALARM_STATE^MDC", "1.0.0.0.4", "active", "", "");
    assertThat(say(alarm))
        .containsExactly(
            new ServiceEvent("EC221", -1), status(PumpState.INFUSING, "EC221", 12_500, 750));
    assertThat(gateway.heard()).contains("MSA|CA|77").doesNotContain("MSA|AA");
    assertThat(say(alarm.replace("start", "update")))
        .as("told once")
        .containsExactly(status(PumpState.INFUSING, "EC221", 12_500, 750));
    assertThat(say(alarm.replace("start", "end").replace("|active", "|inactive")))
        .containsExactly(status(PumpState.INFUSING, "NONE", 12_500, 750));
  }

  @Test
  void facetsAreFoundByNameWhateverTheirNumbers() {
    String alarm =
        header("R40", "|")
            + obx("196940^MDC_EVT_FLUID_LINE_OCCL^MDC", "1.0.0.0.1", "Line blocked", "", OURS)
            + obx("68165^MDC_ATTR_EVENT_PHASE^MDC", "1.0.0.0.3", "start", "", OURS);
    assertThat(say(alarm)).containsExactly(new ServiceEvent("OCCL", -1));
    assertThat(gateway.heard()).as("the original mode").contains("MSA|AA|77");
    assertThat(say(alarm.replace("196940^MDC_EVT_FLUID_LINE_OCCL", "0^MDCX_EVT_OTHER")))
        .as("what isn't named keeps its text, as far as a code can hold it")
        .containsExactly(new ServiceEvent("Line-blocked", -1));
  }

  @Test
  void deliveryStartsAndStops() {
    String event =
        header("R42", "NE|AL")
            + obx(
                "68487^MDC_ATTR_EVT_COND^MDC",
                "1.0.0.1",
                "197288^MDC_EVT_PUMP_DELIV_START^MDC",
                "",
                OURS);
    assertThat(say(event)).containsExactly(status(PumpState.INFUSING, "NONE", -1, -1));
    assertThat(say(event.replace("197288^MDC_EVT_PUMP_DELIV_START", "0^MDC_EVT_PUMP_DELIV_STOP")))
        .containsExactly(status(PumpState.STOPPED, "NONE", 0, -1));
  }

  @Test
  void whatIsNotUnderstoodIsOnRecordWithItsBytesAndRejected() {
    assertThat(say("hello")).singleElement().isInstanceOf(ChannelGarbled.class);
    assertThat(gateway.heard()).contains("MSA|AR|", "no message header");
    assertThat(say(header("R99", "NE|AL") + obx("1^A^MDC", "1", "", "", OURS)))
        .singleElement()
        .isInstanceOf(ChannelGarbled.class);
    assertThat(gateway.heard()).contains("MSA|AE|77", "no report of PCD-01");
    assertThat(say(header("R01", "AL|AL") + "PID|||P6013\r"))
        .singleElement()
        .isInstanceOf(ChannelGarbled.class);
    assertThat(gateway.heard()).contains("MSA|CE|77", "MSA|AE|77", "no observation in it");
    gateway.send("noise".getBytes(StandardCharsets.US_ASCII));
    assertThat(say(delivers(OURS)))
        .containsExactly(
            new ChannelGarbled(org.pumprig.rig.event.Channel.SERVICE, 5, "6e6f697365"),
            status(PumpState.INFUSING, "NONE", 12_500, 750));
  }

  @Test
  void nothingThatComesHarmsIt() {
    List<byte[]> messages =
        List.of(
                delivers(OURS),
                header("R40", "AL|AL")
                    + obx("196616^MDC_EVT_ALARM^MDC", "1.0.0.0.1", "0^EC221^X", "", OURS))
            .stream()
            .map(text -> MllpFramer.encode(text.getBytes(StandardCharsets.UTF_8)))
            .toList();
    Mutations.of(messages, Mutations.count(3_000))
        .forEach(
            bytes -> {
              if (bytes.length > 0) {
                gateway.send(bytes);
                wire.pass(2 * Wire.MS);
              }
              gateway.heard();
              wire.told.removeIf(input -> input instanceof ServiceStatus);
            });
    assertThat(wire.told).hasAtLeastOneElementOfType(ChannelGarbled.class);
    assertThat(wire.told).noneMatch(input -> input.toString().contains("the driver failed"));
  }
}

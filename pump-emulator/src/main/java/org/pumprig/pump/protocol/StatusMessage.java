package org.pumprig.pump.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pumprig.pump.device.Channel;
import org.pumprig.pump.device.Programme;
import org.pumprig.pump.device.PumpState;
import org.pumprig.pump.device.PumpStatus;

/**
 * A pump's periodic report: {@code ORU^R01^ORU_R01} of HL7 v2.6 in the shape of IHE PCD transaction
 * PCD-01, Communicate PCD Data (IHE PCD Technical Framework, volume 2, revision 8.0, 3.1 and
 * appendix B). The patient is a pseudonym. Asks for an application acknowledgement and no other.
 *
 * @param controlId MSH-10, at most 20 characters
 * @param sentMicros wall time of sending
 * @param observedMicros wall time of the observation; earlier for a report from the queue
 */
public record StatusMessage(
    String serial, String controlId, long sentMicros, long observedMicros, PumpStatus status) {
  /** MSH-21 of PCD-01. */
  public static final String PROFILE = "IHE_PCD_001^IHE PCD^1.3.6.1.4.1.19376.1.6.1.1.1^ISO";

  private static final String RATE_UNIT = "265266^MDC_DIM_MILLI_L_PER_HR^MDC";
  private static final String VOLUME_UNIT = "263762^MDC_DIM_MILLI_L^MDC";

  /** The message's bytes, without MLLP framing. */
  public byte[] encode() {
    var head = new ReportHead(serial, controlId, sentMicros, observedMicros);
    StringBuilder text = head.begin("ORU^R01^ORU_R01", PROFILE, "69985^MDC_DEV_PUMP_INFUS_MDS^MDC");
    var rows = new ObservationRows(text, head.observed(), head.device());
    rows.structure("69985^MDC_DEV_PUMP_INFUS_MDS^MDC", "1.0.0.0");
    delivery(rows, status);
    source(rows, 2, Channel.PRIMARY, status.primary());
    source(rows, 3, Channel.SECONDARY, status.secondary());
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** What the pump delivers, as it says. */
  static void delivery(ObservationRows rows, PumpStatus status) {
    boolean infusing = status.state() == PumpState.INFUSING;
    rows.structure("69986^MDC_DEV_PUMP_INFUS_VMD^MDC", "1.1.0.0");
    rows.coded(
        "184508^MDC_PUMP_STAT^MDC",
        "1.1.0.1",
        infusing ? "^pump-status-infusing" : "^pump-status-not-infusing");
    rows.structure("126978^MDC_DEV_PUMP_INFUS_CHAN_DELIVERY^MDC", "1.1.1.0");
    rows.coded(
        "184519^MDC_PUMP_INFUSING_STATUS^MDC",
        "1.1.1.1",
        infusing ? "^pump-delivery-status-delivering" : "^pump-delivery-status-not-delivering");
    rows.number(
        "157784^MDC_FLOW_FLUID_PUMP^MDC", "1.1.1.2", status.rateMicrolitresPerHour(), RATE_UNIT);
    rows.number(
        "157864^MDC_VOL_FLUID_DELIV^MDC", "1.1.1.3", status.infusedMicrolitres(), VOLUME_UNIT);
  }

  private static void source(
      ObservationRows rows, int number, Channel channel, @Nullable Programme programme) {
    if (programme == null) {
      return;
    }
    String node = "1.1." + number + ".";
    rows.structure("126977^MDC_DEV_PUMP_INFUS_CHAN_SOURCE^MDC", node + "0");
    rows.coded(
        "158016^MDC_PUMP_ACTIVE_SOURCES^MDC",
        node + "1",
        "^pump-source-info-" + channel.name().toLowerCase(Locale.ROOT));
    rows.number(
        "157872^MDC_VOL_FLUID_TBI_REMAIN^MDC",
        node + "2",
        programme.volumeMicrolitres(),
        VOLUME_UNIT);
  }
}

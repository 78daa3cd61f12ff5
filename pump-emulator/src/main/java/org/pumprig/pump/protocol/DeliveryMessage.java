package org.pumprig.pump.protocol;

import java.nio.charset.StandardCharsets;
import org.pumprig.pump.device.PumpStatus;

/**
 * Delivery starts or stops: {@code ORU^R42^ORU_R01} in the shape of IHE PCD transaction PCD-10,
 * Communicate Infusion Event Data (IHE PCD supplement IPEC, revision 1.5). One event per message.
 *
 * @param controlId MSH-10, at most 20 characters
 * @param sentMicros wall time of sending
 * @param event what happened
 * @param status the pump's, just after
 */
public record DeliveryMessage(
    String serial, String controlId, long sentMicros, Event event, PumpStatus status) {
  /** MSH-21 of PCD-10. */
  public static final String PROFILE = "IHE_PCD_010^IHE PCD^1.3.6.1.4.1.19376.1.6.4.10^ISO";

  /** What happened; the number of a stop isn't in the facts. */
  public enum Event {
    /** Delivery began. */
    START("197288^MDC_EVT_PUMP_DELIV_START^MDC"),
    /** Delivery stopped before its end. */
    STOP("0^MDC_EVT_PUMP_DELIV_STOP^MDC"),
    /** What was programmed is through. */
    COMPLETE("197292^MDC_EVT_PUMP_DELIV_COMP^MDC");

    private final String coded;

    Event(String coded) {
      this.coded = coded;
    }
  }

  /** The message's bytes, without MLLP framing. */
  public byte[] encode() {
    var head = new ReportHead(serial, controlId, sentMicros, sentMicros);
    StringBuilder text = head.begin("ORU^R42^ORU_R01", PROFILE, "69985^MDC_DEV_PUMP_INFUS_MDS^MDC");
    var rows = new ObservationRows(text, head.observed(), head.device());
    rows.structure("69985^MDC_DEV_PUMP_INFUS_MDS^MDC", "1.0.0.0");
    rows.coded("68487^MDC_ATTR_EVT_COND^MDC", "1.0.0.1", event.coded);
    rows.text("68488^MDC_ATTR_EVT_SOURCE^MDC", "1.0.0.2", "1.1.1.0");
    StatusMessage.delivery(rows, status);
    if (event == Event.STOP && status.code() != null) {
      rows.coded("0^MDC_PUMP_NOT_DELIVERING_REASON^MDC", "1.1.1.4", "^pump-stopped-alarming");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}

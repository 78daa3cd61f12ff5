package org.pumprig.pump.protocol;

import java.nio.charset.StandardCharsets;

/**
 * An alarm begins or ends: {@code ORU^R40^ORU_R40} in the shape of IHE PCD transaction PCD-04,
 * Report Alert (IHE PCD Technical Framework, volume 2, revision 8.0). The code is a private one of
 * the emulated pump, in MDC's place for codes that have no number.
 *
 * @param controlId MSH-10, at most 20 characters
 * @param sentMicros wall time of sending
 * @param code as on the screen: letters, digits, {@code _}
 * @param active whether it began; else it ended
 */
public record AlarmMessage(
    String serial, String controlId, long sentMicros, String code, boolean active) {
  /** MSH-21 of PCD-04; published samples differ in its last arcs. */
  public static final String PROFILE = "IHE_PCD_ACM_001^IHE PCD^1.3.6.1.4.1.19376.1.6.4.4^ISO";

  /** The message's bytes, without MLLP framing. */
  public byte[] encode() {
    var head = new ReportHead(serial, controlId, sentMicros, sentMicros);
    StringBuilder text = head.begin("ORU^R40^ORU_R40", PROFILE, "196616^MDC_EVT_ALARM^MDC");
    var rows = new ObservationRows(text, head.observed(), head.device());
    rows.structure("69985^MDC_DEV_PUMP_INFUS_MDS^MDC", "1.0.0.0");
    rows.coded("196616^MDC_EVT_ALARM^MDC", "1.0.0.0.1", "0^" + code + "^PUMPRIG^^^^^^" + code);
    rows.coded("68480^MDC_ATTR_ALERT_SOURCE^MDC", "1.0.0.0.2", "69985^MDC_DEV_PUMP_INFUS_MDS^MDC");
    rows.text("68481^MDC_ATTR_EVENT_PHASE^MDC", "1.0.0.0.3", active ? "start" : "end");
    rows.text("68482^MDC_ATTR_ALARM_STATE^MDC", "1.0.0.0.4", active ? "active" : "inactive");
    rows.text("68483^MDC_ATTR_ALARM_INACTIVATION_STATE^MDC", "1.0.0.0.5", "enabled");
    rows.text("68484^MDC_ATTR_ALARM_PRIORITY^MDC", "1.0.0.0.6", "PH");
    rows.text("68485^MDC_ATTR_ALERT_TYPE^MDC", "1.0.0.0.7", "ST");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}

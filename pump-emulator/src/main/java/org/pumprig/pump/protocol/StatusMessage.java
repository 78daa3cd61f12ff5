package org.pumprig.pump.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
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
    String device = equipment(serial);
    List<String> segments = new ArrayList<>();
    segments.add(
        "MSH|^~\\&|PUMPRIG_PUMP^"
            + eui64(serial)
            + "^EUI-64|PUMPRIG|GATEWAY|PUMPRIG|"
            + Hl7.time(sentMicros)
            + "||ORU^R01^ORU_R01|"
            + controlId
            + "|P|2.6|||NE|AL||UNICODE UTF-8|||"
            + PROFILE);
    segments.add("PID|||PSEUDONYM-" + serial + "^^^PUMPRIG^PI||^^^^^^S");
    segments.add("PV1||I|BENCH^^" + serial);
    segments.add(
        "OBR|1||"
            + controlId
            + "^PUMPRIG_PUMP^"
            + eui64(serial)
            + "^EUI-64|"
            + "69985^MDC_DEV_PUMP_INFUS_MDS^MDC|||"
            + Hl7.time(observedMicros));
    observations(segments, device);
    return Hl7.message(segments);
  }

  private void observations(List<String> segments, String device) {
    boolean infusing = status.state() == PumpState.INFUSING;
    structure(segments, "69985^MDC_DEV_PUMP_INFUS_MDS^MDC", "1.0.0.0", device);
    structure(segments, "69986^MDC_DEV_PUMP_INFUS_VMD^MDC", "1.1.0.0", device);
    coded(
        segments,
        "184508^MDC_PUMP_STAT^MDC",
        "1.1.0.1",
        infusing ? "pump-status-infusing" : "pump-status-not-infusing",
        device);
    structure(segments, "126978^MDC_DEV_PUMP_INFUS_CHAN_DELIVERY^MDC", "1.1.1.0", device);
    coded(
        segments,
        "184519^MDC_PUMP_INFUSING_STATUS^MDC",
        "1.1.1.1",
        infusing ? "pump-delivery-status-delivering" : "pump-delivery-status-not-delivering",
        device);
    number(
        segments,
        "157784^MDC_FLOW_FLUID_PUMP^MDC",
        "1.1.1.2",
        status.rateMicrolitresPerHour(),
        RATE_UNIT,
        device);
    number(
        segments,
        "157864^MDC_VOL_FLUID_DELIV^MDC",
        "1.1.1.3",
        status.infusedMicrolitres(),
        VOLUME_UNIT,
        device);
    source(segments, 2, Channel.PRIMARY, status.primary(), device);
    source(segments, 3, Channel.SECONDARY, status.secondary(), device);
  }

  private void source(
      List<String> segments,
      int number,
      Channel channel,
      @Nullable Programme programme,
      String device) {
    if (programme == null) {
      return;
    }
    String node = "1.1." + number + ".";
    structure(segments, "126977^MDC_DEV_PUMP_INFUS_CHAN_SOURCE^MDC", node + "0", device);
    coded(
        segments,
        "158016^MDC_PUMP_ACTIVE_SOURCES^MDC",
        node + "1",
        "pump-source-info-" + channel.name().toLowerCase(Locale.ROOT),
        device);
    number(
        segments,
        "157872^MDC_VOL_FLUID_TBI_REMAIN^MDC",
        node + "2",
        programme.volumeMicrolitres(),
        VOLUME_UNIT,
        device);
  }

  private void structure(List<String> segments, String code, String node, String device) {
    segments.add(row(segments, "", code, node, "", "", "X", "", device));
  }

  private void coded(List<String> segments, String code, String node, String value, String device) {
    segments.add(
        row(segments, "CWE", code, node, "^" + value, "", "R", Hl7.time(observedMicros), device));
  }

  private void number(
      List<String> segments,
      String code,
      String node,
      long thousandths,
      String unit,
      String device) {
    segments.add(
        row(
            segments,
            "NM",
            code,
            node,
            decimal(thousandths),
            unit,
            "R",
            Hl7.time(observedMicros),
            device));
  }

  private static String row(
      List<String> segments,
      String type,
      String code,
      String node,
      String value,
      String unit,
      String resultStatus,
      String time,
      String device) {
    int set = segments.size() - 3; // after MSH, PID, PV1, OBR
    return "OBX|"
        + set
        + "|"
        + type
        + "|"
        + code
        + "|"
        + node
        + "|"
        + value
        + "|"
        + unit
        + "|||||"
        + resultStatus
        + "|||"
        + time
        + "||||"
        + device;
  }

  /** Microlitres as millilitres: {@code 125}, {@code 0.5}. */
  private static String decimal(long thousandths) {
    return java.math.BigDecimal.valueOf(thousandths, 3).stripTrailingZeros().toPlainString();
  }

  /** OBX-18: serial number, namespace, EUI-64. */
  private static String equipment(String serial) {
    return serial + "^PUMPRIG^" + eui64(serial) + "^EUI-64";
  }

  /** A locally administered EUI-64 made of the serial number (FNV-1a, 64 bits). */
  private static String eui64(String serial) {
    long hash = 0xcbf29ce484222325L;
    for (byte value : serial.getBytes(StandardCharsets.US_ASCII)) {
      hash = (hash ^ (value & 0xff)) * 0x100000001b3L;
    }
    long local = (hash | 1L << 57) & ~(1L << 56); // U/L bit set, I/G bit clear
    return HexFormat.of().withUpperCase().toHexDigits(local);
  }
}

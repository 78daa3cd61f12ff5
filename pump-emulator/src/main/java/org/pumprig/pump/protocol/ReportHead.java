package org.pumprig.pump.protocol;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The segments before a report's observations: MSH, PID with a pseudonym, PV1, OBR (HL7 v2.6; IHE
 * PCD Technical Framework, volume 2, appendix B).
 *
 * @param serial of the pump
 * @param controlId MSH-10, at most 20 characters
 * @param sentMicros wall time of sending
 * @param observedMicros wall time of what is reported
 */
record ReportHead(String serial, String controlId, long sentMicros, long observedMicros) {
  /** OBX-18 of every observation. */
  String device() {
    return serial + "^PUMPRIG^" + eui64() + "^EUI-64";
  }

  /** Wall time of what is reported. */
  String observed() {
    return Hl7.time(observedMicros);
  }

  /**
   * A message with everything up to its first observation.
   *
   * @param type MSH-9
   * @param profile MSH-21
   * @param subject OBR-4
   */
  StringBuilder begin(String type, String profile, String subject) {
    String eui = eui64();
    var text = new StringBuilder(2048);
    text.append("MSH|^~\\&|PUMPRIG_PUMP^")
        .append(eui)
        .append("^EUI-64|PUMPRIG|GATEWAY|PUMPRIG|")
        .append(Hl7.time(sentMicros))
        .append("||")
        .append(type)
        .append('|')
        .append(controlId)
        .append("|P|2.6|||NE|AL||UNICODE UTF-8|||")
        .append(profile);
    text.append("\rPID|||PSEUDONYM-").append(serial).append("^^^PUMPRIG^PI||^^^^^^S");
    text.append("\rPV1||I|BENCH^^").append(serial);
    return text.append("\rOBR|1||")
        .append(controlId)
        .append("^PUMPRIG_PUMP^")
        .append(eui)
        .append("^EUI-64|")
        .append(subject)
        .append("|||")
        .append(observed())
        .append('\r');
  }

  /** A locally administered EUI-64 made of the serial number (FNV-1a, 64 bits). */
  private String eui64() {
    long hash = 0xcbf29ce484222325L;
    for (byte value : serial.getBytes(StandardCharsets.US_ASCII)) {
      hash = (hash ^ (value & 0xff)) * 0x100000001b3L;
    }
    long local = (hash | 1L << 57) & ~(1L << 56); // U/L bit set, I/G bit clear
    return HexFormat.of().withUpperCase().toHexDigits(local);
  }
}

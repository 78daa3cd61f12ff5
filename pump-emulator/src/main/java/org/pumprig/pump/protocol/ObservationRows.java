package org.pumprig.pump.protocol;

/** The OBX segments of one report, numbered as they are added (HL7 v2.6, 7.4.2). */
final class ObservationRows {
  private final StringBuilder text;
  private final String time;
  private final String device;
  private int set;

  /**
   * @param text the message so far; each segment goes to its end, CR included
   * @param time OBX-14 of all values
   * @param device OBX-18
   */
  ObservationRows(StringBuilder text, String time, String device) {
    this.text = text;
    this.time = time;
    this.device = device;
  }

  /** A level of the containment tree, without a value. */
  void structure(String code, String node) {
    begin("", code, node);
    end("", "X", "");
  }

  /**
   * A value from a code table.
   *
   * @param value all its components: {@code number^name^table}
   */
  void coded(String code, String node, String value) {
    begin("CWE", code, node);
    text.append(value);
    end("", "R", time);
  }

  /** A word. */
  void text(String code, String node, String value) {
    begin("ST", code, node);
    text.append(value);
    end("", "R", time);
  }

  /** A number: {@code 125000} thousandths are {@code 125}, {@code 500} are {@code 0.5}. */
  void number(String code, String node, long thousandths, String unit) {
    begin("NM", code, node);
    decimal(thousandths);
    end(unit, "R", time);
  }

  private void begin(String type, String code, String node) {
    set++;
    text.append("OBX|").append(set).append('|').append(type).append('|').append(code);
    text.append('|').append(node).append('|');
  }

  private void end(String unit, String resultStatus, String at) {
    text.append('|').append(unit).append("|||||").append(resultStatus);
    text.append("|||").append(at).append("||||").append(device).append('\r');
  }

  private void decimal(long thousandths) {
    text.append(thousandths / 1000);
    int rest = (int) (thousandths % 1000);
    if (rest != 0) {
      text.append('.').append(rest / 100);
      if (rest % 100 != 0) {
        text.append(rest / 10 % 10);
        if (rest % 10 != 0) {
          text.append(rest % 10);
        }
      }
    }
  }
}

package org.pumprig.rig.driver.process;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import org.pumprig.rig.driver.Programming;

/** Lines that a driver's program is sent, version {@value #VERSION}. */
final class ToDriver {
  static final int VERSION = 1;

  /** Of the message that hands over a piece of a log file. */
  static final int LOG_FILE_VERSION = 1;

  private ToDriver() {}

  private static ObjectNode message(String type) {
    return JsonNodeFactory.instance.objectNode().put("type", type);
  }

  static String hello(long statusEveryNanos) {
    return message("hello")
        .put("version", VERSION)
        .put("statusEveryMillis", Math.max(1, statusEveryNanos / 1_000_000))
        .toString();
  }

  static String opened() {
    return message("opened").toString();
  }

  static String closed() {
    return message("closed").toString();
  }

  static String identify() {
    return message("identify").toString();
  }

  static String received(byte[] bytes) {
    return message("received").put("hex", HexFormat.of().formatHex(bytes)).toString();
  }

  static String ping(long id) {
    return message("ping").put("id", id).toString();
  }

  static String program(long id, Programming what) {
    ObjectNode line = message("program").put("id", id);
    return switch (what) {
      case Programming.Primary it ->
          infusion(line, "primary", it.rateMicrolitresPerHour(), it.volumeMicrolitres());
      case Programming.Secondary it ->
          infusion(line, "secondary", it.rateMicrolitresPerHour(), it.volumeMicrolitres());
      case Programming.Start _ -> line.put("what", "start").toString();
    };
  }

  static String logFile(long id, byte[] bytes, boolean last) {
    return message("logFile")
        .put("version", LOG_FILE_VERSION)
        .put("id", id)
        .put("last", last)
        .put("hex", HexFormat.of().formatHex(bytes))
        .toString();
  }

  private static String infusion(ObjectNode line, String what, long rate, long volume) {
    return line.put("what", what)
        .put("rateMicrolitresPerHour", rate)
        .put("volumeMicrolitres", volume)
        .toString();
  }
}

package org.pumprig.fault;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pumprig.link.Endpoint;

/**
 * A fault that is about to be done to this machine, with all that is needed to undo it.
 *
 * @param faultId the spec's id
 * @param runId for which run
 * @param runDirectory where that run's journal is
 * @param backEnd stable name of the back end that can revert it
 * @param target what it acts on
 * @param pid process that applies it
 * @param bootId the kernel's boot id: faults of another boot are gone, and pids mean nothing
 * @param openedWallMicros wall time, microseconds since 1970
 * @param undo the back end's recipe, {@link Undo#recipe}; empty if it needs none
 */
public record LedgerEntry(
    String faultId,
    String runId,
    String runDirectory,
    String backEnd,
    Endpoint target,
    long pid,
    String bootId,
    long openedWallMicros,
    String undo) {

  /** What an entry is known by: runs that share a target share fault ids. */
  public record Key(String runId, String faultId) {
    String line() {
      return pair("run", runId) + " " + pair("fault", faultId);
    }

    static Key parse(String line) {
      var fields = fields(line);
      return new Key(field(fields, "run"), field(fields, "fault"));
    }
  }

  /** What this entry is known by. */
  public Key key() {
    return new Key(runId, faultId);
  }

  String line() {
    return String.join(
        " ",
        key().line(),
        pair("directory", runDirectory),
        pair("backEnd", backEnd),
        pair("host", target.host()),
        pair("port", Integer.toString(target.port())),
        pair("pid", Long.toString(pid)),
        pair("boot", bootId),
        pair("openedMicros", Long.toString(openedWallMicros)),
        pair("undo", undo));
  }

  /**
   * @throws IllegalArgumentException naming what is wrong
   */
  static LedgerEntry parse(String line) {
    var fields = fields(line);
    return new LedgerEntry(
        field(fields, "fault"),
        field(fields, "run"),
        field(fields, "directory"),
        field(fields, "backEnd"),
        new Endpoint(field(fields, "host"), (int) number(fields, "port")),
        number(fields, "pid"),
        field(fields, "boot"),
        number(fields, "openedMicros"),
        fields.getOrDefault("undo", ""));
  }

  private static String pair(String key, String value) {
    return key + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static Map<String, String> fields(String line) {
    var fields = new LinkedHashMap<String, String>();
    for (String pair : line.split(" ", 32)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("no key=value: " + pair);
      }
      fields.put(
          pair.substring(0, equals),
          URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return fields;
  }

  private static String field(Map<String, String> fields, String key) {
    String value = fields.get(key);
    if (value == null) {
      throw new IllegalArgumentException("no field " + key);
    }
    return value;
  }

  private static long number(Map<String, String> fields, String key) {
    return Long.parseLong(field(fields, key)); // NumberFormatException is an IllegalArgument
  }
}

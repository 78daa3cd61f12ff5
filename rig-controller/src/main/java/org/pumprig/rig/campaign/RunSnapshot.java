package org.pumprig.rig.campaign;

import java.util.Optional;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;

/**
 * What a replay knows beside the reducers' state, for a snapshot.
 *
 * @param firstWallMicros wall time of the epoch's first record
 * @param firstNanos its monotonic time
 * @param lastWallMicros wall time of the last record
 * @param lastNanos its monotonic time
 * @param firmwareDigest of the profile that the bench declared; empty: none was declared
 */
record RunSnapshot(
    long firstWallMicros,
    long firstNanos,
    long lastWallMicros,
    long lastNanos,
    Optional<String> firmwareDigest) {

  void write(FieldSink out) {
    firmwareDigest.ifPresent(digest -> out.text("firmwareDigest", digest));
    out.number("firstNanos", firstNanos)
        .number("firstWallMicros", firstWallMicros)
        .number("lastNanos", lastNanos)
        .number("lastWallMicros", lastWallMicros);
  }

  static RunSnapshot read(Fields in) {
    return new RunSnapshot(
        in.number("firstWallMicros"),
        in.number("firstNanos"),
        in.number("lastWallMicros"),
        in.number("lastNanos"),
        in.has("firmwareDigest") ? Optional.of(in.text("firmwareDigest")) : Optional.empty());
  }
}

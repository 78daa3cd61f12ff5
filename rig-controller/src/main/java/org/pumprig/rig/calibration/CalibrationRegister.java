package org.pumprig.rig.calibration;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A register of instruments.
 *
 * @param file its name in messages
 * @param instruments by id, in the file's order
 * @param content the file's bytes, as runs keep them
 * @param sha256 their digest, lower-case hex
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record CalibrationRegister(
    String file, SequencedMap<String, Instrument> instruments, byte[] content, String sha256) {
  /** How the names begin under which runs keep registers. */
  public static final String KEPT = "calibration-";

  /** Copies the map, keeping its order. */
  public CalibrationRegister {
    instruments = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(instruments));
  }

  /** Under which name a run keeps a register of this digest. */
  public static String keptName(String sha256) {
    return KEPT + sha256.substring(0, 12) + ".yaml";
  }

  /** An instrument by its id. */
  public Optional<Instrument> find(String id) {
    return Optional.ofNullable(instruments.get(id));
  }

  /** All ids, in the file's order. */
  public List<String> ids() {
    return List.copyOf(instruments.sequencedKeySet());
  }
}

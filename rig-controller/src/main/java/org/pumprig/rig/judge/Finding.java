package org.pumprig.rig.judge;

import java.util.Optional;

/**
 * What one criterion finds.
 *
 * @param verdict empty: not exercised
 * @param reason one sentence
 */
record Finding(Optional<Verdict> verdict, String reason) {
  static Finding pass(String reason) {
    return new Finding(Optional.of(Verdict.PASS), reason);
  }

  static Finding fail(String reason) {
    return new Finding(Optional.of(Verdict.FAIL), reason);
  }

  static Finding inconclusive(String reason) {
    return new Finding(Optional.of(Verdict.INCONCLUSIVE), reason);
  }

  static Finding notExercised(String reason) {
    return new Finding(Optional.empty(), reason);
  }

  boolean failed() {
    return verdict.filter(v -> v == Verdict.FAIL).isPresent();
  }
}

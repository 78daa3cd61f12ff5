package org.pumprig.rig.judge;

import java.util.Optional;
import org.pumprig.rig.plan.Plan;

/**
 * A watched code that only a picture shows. A program that reads pictures errs, so that alone
 * proves nothing and leaves the run open; what a person confirms was seen.
 */
final class PicturedCode {
  private PicturedCode() {}

  static Optional<Finding> judge(Plan plan, RunFacts facts) {
    return first(plan, facts, true).or(() -> first(plan, facts, false));
  }

  private static Optional<Finding> first(Plan plan, RunFacts facts, boolean confirmed) {
    for (PictureRead picture : facts.pictures()) {
      for (String code : plan.watch().codes()) {
        if (picture.shows(code) && picture.confirmedBy(code).isEmpty() != confirmed) {
          return Optional.of(finding(picture, code));
        }
      }
    }
    return Optional.empty();
  }

  private static Finding finding(PictureRead picture, String code) {
    String by = picture.confirmedBy(code);
    String seen =
        "%s was read from %s, taken %s into the run"
            .formatted(code, picture.file(), Say.time(picture.atNanos()));
    return by.isEmpty()
        ? Finding.inconclusive(
            seen
                + ", and nothing else shows it: look at the picture, and write a note that names it"
                + " and the code if it is there.")
        : Finding.fail(seen + ", and " + by + " confirmed it.");
  }
}

package org.pumprig.rig.setup;

import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Place;

/** The rig injects faults on purpose: it refuses a file that doesn't rule out patients. */
public final class NotForClinicalUse {
  private static final String KEY = "notForClinicalUse";
  private static final String REMEDY =
      "Write '" + KEY + ": true' once no patient can be connected to these units";

  private NotForClinicalUse() {}

  /** Refuses unless {@code notForClinicalUse: true} stands in the section. */
  public static void require(Fields fields) throws InputProblem {
    if (!fields.has(KEY)) {
      throw refusal(fields.place());
    }
    if (!fields.flag(KEY)) {
      throw refusal(fields.place(KEY));
    }
  }

  private static InputProblem refusal(Place place) {
    return place.problem(
        "the rig injects faults on purpose and refuses units that may be in clinical use", REMEDY);
  }
}

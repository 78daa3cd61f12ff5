package org.pumprig.rig.plan;

import org.pumprig.quantity.Quantity;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/** Reads the section {@code therapy}. */
final class TherapySection {
  /** Twice what volumetric pumps do, so that a slip of the unit is caught. */
  private static final long MAX_RATE_MICROLITRES_PER_HOUR = 2_000_000;

  private static final long MAX_VOLUME_MICROLITRES = 20_000_000;

  private TherapySection() {}

  static Therapy read(Fields plan) throws InputProblem {
    Fields therapy = plan.fields("therapy").only("primary", "secondary");
    return new Therapy(infusion(therapy.fields("primary")), infusion(therapy.fields("secondary")));
  }

  private static Therapy.Infusion infusion(Fields infusion) throws InputProblem {
    infusion.only("rate", "volume");
    return new Therapy.Infusion(
        infusion.quantity("rate", Quantity.RATE, 1, MAX_RATE_MICROLITRES_PER_HOUR),
        infusion.quantity("volume", Quantity.VOLUME, 1, MAX_VOLUME_MICROLITRES));
  }
}

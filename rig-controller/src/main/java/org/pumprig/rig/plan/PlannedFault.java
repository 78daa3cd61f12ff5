package org.pumprig.rig.plan;

import java.util.Optional;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;

/**
 * A fault as a plan asks for it, without when.
 *
 * @param fault what is done
 * @param direction on which bytes or packets it acts
 * @param target whom it reaches
 * @param backEnd what injects it; empty: whatever the rig has that can, as long as no rig is known
 * @param line where it stands in the plan, from 1
 */
public record PlannedFault(
    Fault fault, Direction direction, Target target, Optional<BackEnd> backEnd, int line) {
  PlannedFault by(BackEnd chosen) {
    return new PlannedFault(fault, direction, target, Optional.of(chosen), line);
  }
}

package org.pumprig.rig.schema;

import java.util.List;
import org.pumprig.rig.event.PowerCycleMethod;
import org.pumprig.rig.event.PowerCycleProof;

/** How a unit is power-cycled, and by what that is proved. */
final class PowerCycleShape {
  private PowerCycleShape() {}

  static Shape emulated() {
    return common(List.of(PowerCycleMethod.OUTLET, PowerCycleMethod.KEY)).shape();
  }

  static Shape real(Shape relay) {
    return common(List.of(PowerCycleMethod.values()))
        .may("relay", relay.says("in the battery's way, or across the power key: off presses it"))
        .may("holdStop", Shape.time().usually("3s"))
        .may("holdStart", Shape.time().usually("1s"))
        .may("within", Shape.time().says("how long a person has"))
        .shape();
  }

  private static Section common(List<PowerCycleMethod> methods) {
    List<PowerCycleProof> proofs = List.of(PowerCycleProof.values());
    return new Section()
        .need("by", Shape.words(methods.stream().map(PowerCycleMethod::onDisk).toList()))
        .need(
            "proof",
            Shape.list(
                Shape.words(proofs.stream().map(PowerCycleProof::onDisk).toList()), proofs.size()))
        .may("selfTest", Shape.text().says("what it shows or tells at power-up"))
        .may("off", Shape.time().usually("1s").says("how long it is left off"));
  }
}

package org.pumprig.rig.plan;

import static org.pumprig.rig.plan.Parameter.data;
import static org.pumprig.rig.plan.Parameter.share;
import static org.pumprig.rig.plan.Parameter.time;

import java.util.List;
import org.pumprig.fault.Fault;
import org.pumprig.fault.LinkFault;
import org.pumprig.fault.PowerFault;
import org.pumprig.fault.SerialFault;
import org.pumprig.rig.yaml.InputProblem;

/** Faults in a unit's lines: Ethernet, serial, mains; as plans write them. */
final class LineKinds {
  private static final long MOST_NOISE_BYTES = 1_024;

  static final List<FaultKind> ALL =
      List.of(
          FaultKind.of("linkDown", in -> new LinkFault.Down()),
          FaultKind.of("linkFlapping", LineKinds::flapping, time("down"), time("up")),
          FaultKind.directed(
              "serialByteLoss", in -> new SerialFault.ByteLoss(in.share("rate")), share("rate")),
          FaultKind.directed(
              "serialBitFlips", in -> new SerialFault.BitFlips(in.share("rate")), share("rate")),
          FaultKind.directed(
              "serialTruncation",
              in -> new SerialFault.Truncation(in.share("rate")),
              share("rate")),
          FaultKind.directed("serialBreak", LineKinds::breaks, time("length"), time("spacing")),
          FaultKind.directed(
              "serialNoise",
              in ->
                  new SerialFault.Noise(in.bytes("bytes", 1, MOST_NOISE_BYTES), in.time("spacing")),
              data("bytes"),
              time("spacing")),
          FaultKind.directed(
              "serialDelay", in -> new SerialFault.Delay(in.time("delay")), time("delay")),
          FaultKind.directed("serialStuck", in -> new SerialFault.Stuck()),
          FaultKind.of("serialUnplugged", in -> new SerialFault.Unplugged()),
          FaultKind.of("powerOff", in -> new PowerFault.Off()));

  private LineKinds() {}

  private static Fault flapping(FaultInput in) throws InputProblem {
    return new LinkFault.Flapping(in.before("down", "the link is up again"), in.time("up"));
  }

  private static Fault breaks(FaultInput in) throws InputProblem {
    long length = in.time("length");
    long spacing = in.time("spacing");
    if (spacing <= length) {
      throw in.fields()
          .place("spacing")
          .problem(
              "breaks must be further apart than they are long",
              "Make 'spacing' longer than 'length'");
    }
    return new SerialFault.Break(length, spacing);
  }
}

package org.pumprig.rig.run;

import java.util.List;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.SerialCounts;
import org.pumprig.fault.proof.SerialProof;
import org.pumprig.rig.event.Completion.EffectDone;
import org.pumprig.rig.event.Count;

/**
 * What the bytes at both ends of a serial line say of a fault, from the journalled counts alone.
 */
final class SerialEvidence {
  private static final String WITNESS = "bothEnds";

  private SerialEvidence() {}

  static Evidence of(FaultSpec spec, EffectDone done, double falseRejection) {
    if (done.counts().stream().noneMatch(count -> count.name().equals("serial.entered"))) {
      return new Evidence.Silent();
    }
    return switch (SerialProof.judge(spec, bytes(done), falseRejection)) {
      case SerialProof.Acts _ -> new Evidence.Proves(WITNESS);
      case SerialProof.ActsOtherwise otherwise -> new Evidence.Refutes(WITNESS, otherwise.detail());
      case SerialProof.CannotTell _ -> new Evidence.Silent();
    };
  }

  private static InjectionEvidence.SerialBytes bytes(EffectDone done) {
    List<Count> counts = done.counts();
    return new InjectionEvidence.SerialBytes(
        new SerialCounts(
            Evidence.value(counts, "serial.entered"),
            Evidence.value(counts, "serial.lost"),
            Evidence.value(counts, "serial.altered"),
            Evidence.value(counts, "serial.added"),
            Evidence.value(counts, "serial.breaks"),
            Evidence.value(counts, "serial.messages"),
            Evidence.value(counts, "serial.messagesCut"),
            Evidence.value(counts, "serial.delivered"),
            Evidence.value(counts, "serial.minDelayNanos")),
        Evidence.value(counts, "serial.portInUse") > 0,
        done.atNanos());
  }
}

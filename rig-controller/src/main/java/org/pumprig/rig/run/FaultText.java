package org.pumprig.rig.run;

import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.StreamFault;
import org.pumprig.quantity.Quantity;

/** Faults as text for the record. */
final class FaultText {
  private FaultText() {}

  static String describe(FaultSpec spec) {
    String parameters = parameters(spec);
    return spec.fault().name() + (parameters.isEmpty() ? "" : " " + parameters);
  }

  static String parameters(FaultSpec spec) {
    return switch (spec.fault()) {
      case StreamFault.Latency f ->
          "delay=" + time(f.delayNanos()) + " jitter=" + time(f.jitterNanos()) + way(spec);
      case StreamFault.Stall _ -> way(spec).strip();
      case StreamFault.Reset f -> "after=" + time(f.afterNanos());
      case StreamFault.Refuse f -> "cutEstablished=" + f.cutEstablished();
      case ServerFault.SlowAcknowledgement f -> "delay=" + time(f.delayNanos());
      case StreamFault.HalfOpen _, ServerFault.Restart _ -> "";
    };
  }

  private static String way(FaultSpec spec) {
    return " direction=" + spec.direction().diskName();
  }

  private static String time(long nanos) {
    return Quantity.DURATION.format(nanos).replace(" ", "");
  }
}

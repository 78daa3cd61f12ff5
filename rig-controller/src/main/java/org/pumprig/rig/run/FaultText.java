package org.pumprig.rig.run;

import java.nio.charset.StandardCharsets;
import org.pumprig.digest.ContentDigest;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.LinkFault;
import org.pumprig.fault.NetworkServiceFault;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.PowerFault;
import org.pumprig.fault.SerialFault;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.StreamFault;
import org.pumprig.fault.TracePoint;
import org.pumprig.fault.WifiFault;

/** Faults as text for the record. */
final class FaultText {
  private FaultText() {}

  static String describe(FaultSpec spec) {
    String parameters = parameters(spec);
    return spec.fault().name() + (parameters.isEmpty() ? "" : " " + parameters);
  }

  static String parameters(FaultSpec spec) {
    String own = spec.fault().parameters();
    return switch (spec.fault()) {
      case StreamFault.Latency _ -> own + " " + way(spec);
      case StreamFault.Stall _ -> way(spec);
      case PacketFault.Trace trace -> own + " sha256=" + digest(trace) + " " + way(spec);
      case PacketFault _, SerialFault _, StreamFault.Bandwidth _ -> (own + " " + way(spec)).strip();
      case StreamFault.Slicer _, StreamFault.SlowClose _, StreamFault.DataLimit _ ->
          own + " " + way(spec);
      case StreamFault _,
          ServerFault _,
          NetworkServiceFault _,
          LinkFault _,
          WifiFault _,
          PowerFault _ ->
          own;
    };
  }

  /** So that a journal says which recorded network it was, whatever becomes of the file. */
  private static String digest(PacketFault.Trace trace) {
    var text = new StringBuilder();
    for (TracePoint point : trace.points()) {
      text.append(point.atNanos())
          .append(',')
          .append(point.delayNanos())
          .append(',')
          .append(point.lossPpm())
          .append(',')
          .append(point.bitsPerSecond())
          .append('\n');
    }
    return ContentDigest.hex(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String way(FaultSpec spec) {
    return "direction=" + spec.direction().diskName();
  }
}

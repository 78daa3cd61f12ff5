package org.pumprig.rig.plan;

import java.util.List;
import org.pumprig.fault.Fault;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.StreamFault;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/**
 * A fault that plans can name.
 *
 * @param name as in plans; the fault's own {@link Fault#name()}
 * @param parameters keys that only this fault has
 * @param reader reads them
 */
record FaultKind(String name, List<String> parameters, Reader reader) {
  /** Reads a fault's parameters. */
  @FunctionalInterface
  interface Reader {
    /**
     * @param window all keys of the window, known to be allowed
     * @param lastsNanos how long the fault lasts
     */
    Fault read(Fields window, long lastsNanos) throws InputProblem;
  }

  static final List<FaultKind> ALL =
      List.of(
          new FaultKind("refuse", List.of("cutEstablished"), FaultKind::refuse),
          new FaultKind("reset", List.of("after"), FaultKind::reset),
          new FaultKind("gatewayRestart", List.of(), (w, lasts) -> new ServerFault.Restart()),
          new FaultKind("slowAcknowledgement", List.of("delay"), FaultKind::slowAcknowledgement),
          new FaultKind("stall", List.of("direction"), (w, lasts) -> new StreamFault.Stall()),
          new FaultKind("halfOpen", List.of(), (w, lasts) -> new StreamFault.HalfOpen()),
          new FaultKind("latency", List.of("delay", "jitter", "direction"), FaultKind::latency));

  private static Fault refuse(Fields window, long lastsNanos) throws InputProblem {
    return new StreamFault.Refuse(window.flag("cutEstablished"));
  }

  private static Fault reset(Fields window, long lastsNanos) throws InputProblem {
    long afterNanos = Limits.lengthOrNone(window, "after");
    if (afterNanos >= lastsNanos) {
      throw window
          .place("after")
          .problem(
              "the fault is over before a connection is so old that it is reset",
              "Make 'after' shorter than 'lasts'");
    }
    return new StreamFault.Reset(afterNanos);
  }

  private static Fault slowAcknowledgement(Fields window, long lastsNanos) throws InputProblem {
    return new ServerFault.SlowAcknowledgement(Limits.length(window, "delay"));
  }

  private static Fault latency(Fields window, long lastsNanos) throws InputProblem {
    long delayNanos = Limits.lengthOrNone(window, "delay");
    long jitterNanos = Limits.lengthOrNone(window, "jitter");
    if (delayNanos == 0) {
      throw window
          .place("delay")
          .problem(
              "this latency has no least delay, so nothing could prove that it acts",
              "Make 'delay' more than 0");
    }
    return new StreamFault.Latency(delayNanos, jitterNanos);
  }
}

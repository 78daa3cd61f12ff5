package org.pumprig.rig.plan;

import java.util.List;
import org.pumprig.fault.Fault;
import org.pumprig.fault.ServerFault;
import org.pumprig.fault.StreamFault;
import org.pumprig.quantity.Quantity;
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
          new FaultKind("latency", List.of("delay", "jitter", "direction"), FaultKind::latency),
          new FaultKind("timeOut", List.of("after", "direction"), FaultKind::timeOut),
          new FaultKind("dataLimit", List.of("bytes", "direction"), FaultKind::dataLimit),
          new FaultKind("acceptSilence", List.of(), (w, lasts) -> new StreamFault.AcceptSilence()),
          new FaultKind("gatewayFreeze", List.of(), (w, lasts) -> new ServerFault.Freeze()),
          new FaultKind("gatewayRefuse", List.of(), (w, lasts) -> new ServerFault.RefuseNew()),
          new FaultKind(
              "missingAcknowledgement",
              List.of(),
              (w, lasts) -> new ServerFault.MissingAcknowledgement()),
          new FaultKind("databaseBrownOut", List.of("commit"), FaultKind::brownOut),
          new FaultKind("patchCycle", List.of("coldStart"), FaultKind::patchCycle));

  private static final long MOST_LIMIT_BYTES = 1L << 30;

  private static Fault timeOut(Fields window, long lastsNanos) throws InputProblem {
    return new StreamFault.TimeOut(
        shorter(window, "after", lastsNanos, "a connection is so old that it is closed"));
  }

  private static Fault dataLimit(Fields window, long lastsNanos) throws InputProblem {
    return new StreamFault.DataLimit(window.quantity("bytes", Quantity.DATA, 0, MOST_LIMIT_BYTES));
  }

  private static Fault brownOut(Fields window, long lastsNanos) throws InputProblem {
    return new ServerFault.BrownOut(Limits.length(window, "commit"));
  }

  /** At half time, when the absence is verified, the cold start must not have begun. */
  private static Fault patchCycle(Fields window, long lastsNanos) throws InputProblem {
    long coldStartNanos = Limits.lengthOrNone(window, "coldStart");
    if (coldStartNanos >= lastsNanos / 2) {
      throw window
          .place("coldStart")
          .problem(
              "the gateway is back before its absence is looked at, half-way through the fault",
              "Make 'coldStart' shorter than half of 'lasts'");
    }
    return new ServerFault.PatchCycle(coldStartNanos);
  }

  private static Fault refuse(Fields window, long lastsNanos) throws InputProblem {
    return new StreamFault.Refuse(window.flag("cutEstablished"));
  }

  private static Fault reset(Fields window, long lastsNanos) throws InputProblem {
    return new StreamFault.Reset(
        shorter(window, "after", lastsNanos, "a connection is so old that it is reset"));
  }

  private static long shorter(Fields window, String key, long lastsNanos, String what)
      throws InputProblem {
    long nanos = Limits.lengthOrNone(window, key);
    if (nanos >= lastsNanos) {
      throw window
          .place(key)
          .problem("the fault is over before " + what, "Make '" + key + "' shorter than 'lasts'");
    }
    return nanos;
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

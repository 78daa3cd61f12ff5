package org.pumprig.rig.plan;

import static org.pumprig.rig.plan.Parameter.data;
import static org.pumprig.rig.plan.Parameter.dataRate;
import static org.pumprig.rig.plan.Parameter.time;
import static org.pumprig.rig.plan.Parameter.word;

import java.util.List;
import org.pumprig.fault.StreamFault;
import org.pumprig.rig.yaml.InputProblem;

/** Faults in streams, as plans write them. */
final class StreamKinds {
  private static final String CONNECTIONS = "connections";
  private static final Parameter SHARE = Parameter.share(CONNECTIONS).optional();

  static final List<FaultKind> ALL =
      List.of(
          FaultKind.of("refuse", StreamKinds::refuse, word("cutEstablished", "flag")),
          FaultKind.of("reset", onShare(StreamKinds::reset), time("after"), SHARE),
          FaultKind.directed("stall", onShare(in -> new StreamFault.Stall()), SHARE),
          FaultKind.of("halfOpen", onShare(in -> new StreamFault.HalfOpen()), SHARE),
          FaultKind.directed(
              "latency", onShare(StreamKinds::latency), time("delay"), time("jitter"), SHARE),
          FaultKind.directed("timeOut", onShare(StreamKinds::timeOut), time("after"), SHARE),
          FaultKind.directed("dataLimit", onShare(StreamKinds::dataLimit), data("bytes"), SHARE),
          FaultKind.of("acceptSilence", onShare(in -> new StreamFault.AcceptSilence()), SHARE),
          FaultKind.directed(
              "bandwidth",
              onShare(StreamKinds::bandwidth),
              dataRate("limit"),
              word("shared", "flag").optional(),
              SHARE),
          FaultKind.directed(
              "slowClose",
              onShare(in -> new StreamFault.SlowClose(in.time("delay"))),
              time("delay"),
              SHARE),
          FaultKind.directed(
              "slicer",
              onShare(StreamKinds::slicer),
              data("slice"),
              data("variation").optional(),
              time("pause").optional(),
              SHARE),
          FaultKind.of(
              "slowConnect",
              onShare(in -> new StreamFault.SlowConnect(in.time("delay"))),
              time("delay"),
              SHARE));

  private static final long MOST_SLICE_BYTES = 1 << 20;

  private StreamKinds() {}

  /** Reads a fault that may act on a share of the connections only. */
  @FunctionalInterface
  private interface Reader {
    StreamFault read(FaultInput in) throws InputProblem;
  }

  private static FaultKind.Reader onShare(Reader reader) {
    return in -> {
      StreamFault fault = reader.read(in);
      return in.fields().has(CONNECTIONS)
          ? new StreamFault.OnShare(fault, in.share(CONNECTIONS))
          : fault;
    };
  }

  private static StreamFault refuse(FaultInput in) throws InputProblem {
    return new StreamFault.Refuse(in.fields().flag("cutEstablished"));
  }

  private static StreamFault reset(FaultInput in) throws InputProblem {
    return new StreamFault.Reset(in.before("after", "a connection is so old that it is reset"));
  }

  private static StreamFault timeOut(FaultInput in) throws InputProblem {
    return new StreamFault.TimeOut(in.before("after", "a connection is so old that it is closed"));
  }

  private static StreamFault dataLimit(FaultInput in) throws InputProblem {
    return new StreamFault.DataLimit(in.bytes("bytes", 0));
  }

  private static StreamFault latency(FaultInput in) throws InputProblem {
    long delayNanos = in.timeOrNone("delay");
    long jitterNanos = in.timeOrNone("jitter");
    if (delayNanos == 0) {
      throw in.fields()
          .place("delay")
          .problem(
              "this latency has no least delay, so nothing could prove that it acts",
              "Make 'delay' more than 0");
    }
    return new StreamFault.Latency(delayNanos, jitterNanos);
  }

  /** The proxy counts whole bytes a second. */
  private static StreamFault bandwidth(FaultInput in) throws InputProblem {
    long bits = in.bitsPerSecond("limit", 8);
    if (bits % 8 != 0) {
      throw in.fields()
          .place("limit")
          .problem("'limit' is no whole number of bytes a second", "Write a multiple of 8 bit/s");
    }
    return new StreamFault.Bandwidth(bits / 8, in.flagOrNot("shared"));
  }

  private static StreamFault slicer(FaultInput in) throws InputProblem {
    int slice = in.bytes("slice", 1, MOST_SLICE_BYTES);
    long variation = in.bytesOr("variation", 0, 0);
    if (variation >= slice) {
      throw in.fields()
          .place("variation")
          .problem("slices would be empty", "Make 'variation' smaller than 'slice'");
    }
    return new StreamFault.Slicer(slice, (int) variation, in.timeOrNothing("pause"));
  }
}

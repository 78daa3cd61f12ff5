package org.pumprig.rig.plan;

import static org.pumprig.rig.plan.Parameter.data;
import static org.pumprig.rig.plan.Parameter.dataRate;
import static org.pumprig.rig.plan.Parameter.share;
import static org.pumprig.rig.plan.Parameter.time;
import static org.pumprig.rig.plan.Parameter.word;

import java.util.List;
import org.pumprig.fault.Fault;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.Unreachable;
import org.pumprig.rig.yaml.InputProblem;

/** Faults in packets, as plans write them. */
final class PacketKinds {
  private static final int MILLION = 1_000_000;
  private static final long LEAST_BUCKET_BYTES = 1_600;
  private static final long DEFAULT_BURST_BYTES = 3_200;
  private static final long DEFAULT_QUEUE_BYTES = 64 << 10;

  static final List<FaultKind> ALL =
      List.of(
          FaultKind.directed(
              "loss",
              PacketKinds::loss,
              share("rate").optional(),
              word("nth", "whole number").optional(),
              share("p").optional(),
              share("r").optional(),
              share("lossInBad").optional(),
              share("lossInGood").optional()),
          FaultKind.directed(
              "delay",
              DelayKind::read,
              time("delay"),
              time("jitter").optional(),
              word("distribution", "`uniform`, `normal`, `pareto`").optional(),
              word("table", "list of times").optional(),
              word("order", "`kept` or `free`").optional()),
          FaultKind.directed(
              "reorder",
              in -> new PacketFault.Reorder(in.share("rate"), in.time("by")),
              share("rate"),
              time("by")),
          FaultKind.directed(
              "duplicate", in -> new PacketFault.Duplicate(in.share("rate")), share("rate")),
          FaultKind.directed(
              "corrupt", in -> new PacketFault.Corrupt(in.share("rate")), share("rate")),
          FaultKind.directed(
              "rate",
              PacketKinds::rate,
              dataRate("limit"),
              data("burst").optional(),
              data("queue").optional(),
              word("each", "`target` or `flow`").optional()),
          FaultKind.directed("blackhole", in -> new PacketFault.Blackhole()),
          FaultKind.directed(
              "reject", PacketKinds::reject, word("answer", "`port`, `host` or `admin`")),
          FaultKind.directed("tcpReset", in -> new PacketFault.TcpReset()),
          FaultKind.directed("tcpHalfOpen", in -> new PacketFault.TcpHalfOpen()),
          FaultKind.directed("noNewConnections", in -> new PacketFault.NoNewConnections()),
          FaultKind.directed(
              "smallMtu",
              in -> new PacketFault.SmallMtu(in.bytes("mtu", 68, 1_500), in.flagOrNot("silent")),
              data("mtu"),
              word("silent", "flag").optional()),
          FaultKind.directed(
              "lowMss", in -> new PacketFault.LowMss(in.bytes("mss", 40, 1_460)), data("mss")),
          FaultKind.directed("trace", TraceFile::read, word("file", "path of a CSV file")),
          NetemKind.KIND);

  private PacketKinds() {}

  /** One of three models; their names are netem's. */
  private static Fault loss(FaultInput in) throws InputProblem {
    var models = List.of("rate", "nth", "p").stream().filter(in.fields()::has).toList();
    if (models.size() != 1) {
      throw in.fields()
          .place()
          .problem(
              models.isEmpty()
                  ? "this loss says nothing about which packets"
                  : "this loss mixes " + String.join(" and ", models),
              "Write 'rate', or 'nth', or 'p' and 'r' with 'lossInBad' and 'lossInGood'");
    }
    if (!models.contains("p")) {
      requireAbsent(in, "r", "lossInBad", "lossInGood");
    }
    return new PacketFault.Loss(
        switch (models.getFirst()) {
          case "rate" -> new LossModel.Bernoulli(in.share("rate"));
          case "nth" -> new LossModel.EveryNth((int) in.fields().integer("nth", 1, MILLION));
          default ->
              new LossModel.GilbertElliott(
                  in.share("p"),
                  in.share("r"),
                  in.fields().has("lossInBad") ? in.share("lossInBad") : MILLION,
                  in.shareOr("lossInGood", 0));
        });
  }

  private static void requireAbsent(FaultInput in, String... keys) throws InputProblem {
    for (String key : keys) {
      if (in.fields().has(key)) {
        throw in.fields()
            .place(key)
            .problem("'" + key + "' belongs to a loss with 'p' and 'r'", "Remove it, or add them");
      }
    }
  }

  private static Fault rate(FaultInput in) throws InputProblem {
    boolean perFlow =
        in.fields().has("each")
            && in.fields().choice("each", List.of("target", "flow"), name -> name).equals("flow");
    return new PacketFault.Rate(
        in.bitsPerSecond("limit", 1_000),
        in.bytesOr("burst", LEAST_BUCKET_BYTES, DEFAULT_BURST_BYTES),
        in.bytesOr("queue", LEAST_BUCKET_BYTES, DEFAULT_QUEUE_BYTES),
        perFlow);
  }

  private static Fault reject(FaultInput in) throws InputProblem {
    return new PacketFault.Reject(
        in.fields().choice("answer", List.of(Unreachable.values()), Unreachable::diskName));
  }
}

package org.pumprig.rig.plan;

import static org.pumprig.rig.plan.Parameter.data;
import static org.pumprig.rig.plan.Parameter.dataRate;
import static org.pumprig.rig.plan.Parameter.share;
import static org.pumprig.rig.plan.Parameter.time;
import static org.pumprig.rig.plan.Parameter.word;

import java.util.List;
import java.util.Optional;
import org.pumprig.fault.Fault;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.NetemSettings;
import org.pumprig.fault.NetemSettings.Chance;
import org.pumprig.fault.NetemSettings.Distribution;
import org.pumprig.fault.NetemSettings.Loss;
import org.pumprig.fault.NetemSettings.SlotTimes;
import org.pumprig.fault.PacketFault;
import org.pumprig.rig.yaml.Fields;
import org.pumprig.rig.yaml.InputProblem;

/** The network emulator with all its parameters, as plans write it; names are netem's. */
final class NetemKind {
  private static final int MILLION = 1_000_000;
  private static final String WHOLE = "whole number";
  private static final String TABLES = "`normal`, `pareto`, `paretonormal`, `experimental`";

  static final FaultKind KIND =
      FaultKind.directed(
          "netem",
          NetemKind::read,
          time("delay").optional(),
          time("jitter").optional(),
          share("delayCorrelation").optional(),
          word("distribution", "`uniform`, " + TABLES).optional(),
          share("loss").optional(),
          share("lossCorrelation").optional(),
          share("p").optional(),
          share("r").optional(),
          share("lossInBad").optional(),
          share("lossInGood").optional(),
          share("p13").optional(),
          share("p31").optional(),
          share("p32").optional(),
          share("p23").optional(),
          share("p14").optional(),
          word("ecn", "flag").optional(),
          share("corrupt").optional(),
          share("corruptCorrelation").optional(),
          share("duplicate").optional(),
          share("duplicateCorrelation").optional(),
          share("reorder").optional(),
          share("reorderCorrelation").optional(),
          word("gap", WHOLE).optional(),
          dataRate("limit").optional(),
          word("packetOverhead", "bytes, may be negative").optional(),
          data("cell").optional(),
          word("cellOverhead", "bytes, may be negative").optional(),
          time("slot").optional(),
          time("slotAtMost").optional(),
          time("slotJitter").optional(),
          word("slotDistribution", TABLES).optional(),
          word("slotPackets", WHOLE).optional(),
          data("slotBytes").optional(),
          word("packets", WHOLE).optional());

  private NetemKind() {}

  private static Fault read(FaultInput in) throws InputProblem {
    Fields fields = in.fields();
    belongs(in, "delay", "jitter", "delayCorrelation", "distribution", "reorder");
    belongs(in, "jitter", "delayCorrelation", "distribution");
    belongs(in, "loss", "lossCorrelation");
    belongs(in, "p", "r", "lossInBad", "lossInGood");
    belongs(in, "p13", "p31", "p32", "p23", "p14");
    belongs(in, "corrupt", "corruptCorrelation");
    belongs(in, "duplicate", "duplicateCorrelation");
    belongs(in, "reorder", "reorderCorrelation", "gap");
    belongs(in, "limit", "packetOverhead", "cell", "cellOverhead");
    belongs(in, "slot", "slotAtMost", "slotJitter", "slotPackets", "slotBytes");
    belongs(in, "slotJitter", "slotDistribution");
    belongs(in, "slotDistribution", "slotJitter");
    try {
      return new PacketFault.Netem(
          new NetemSettings(
              delay(in),
              loss(in),
              in.flagOrNot("ecn"),
              chance(in, "corrupt"),
              chance(in, "duplicate"),
              chance(in, "reorder"),
              whole(fields, "gap", 0),
              rate(in),
              slot(in),
              whole(fields, "packets", NetemSettings.DEFAULT_LIMIT_PACKETS)));
    } catch (IllegalArgumentException e) {
      throw fields.place().problem(String.valueOf(e.getMessage()), "See tc-netem(8)");
    }
  }

  private static void belongs(FaultInput in, String to, String... keys) throws InputProblem {
    for (String key : keys) {
      if (in.fields().has(key) && !in.fields().has(to)) {
        throw in.fields()
            .place(key)
            .problem(
                "'" + key + "' belongs to '" + to + "', which isn't there", "Add or remove it");
      }
    }
  }

  private static Optional<NetemSettings.Delay> delay(FaultInput in) throws InputProblem {
    Fields fields = in.fields();
    if (!fields.has("delay")) {
      return Optional.empty();
    }
    Distribution distribution =
        fields.has("distribution")
            ? fields.choice("distribution", List.of(Distribution.values()), Distribution::diskName)
            : Distribution.UNIFORM;
    return Optional.of(
        new NetemSettings.Delay(
            in.timeOrNone("delay"),
            in.timeOrNothing("jitter"),
            in.shareOr("delayCorrelation", 0),
            distribution));
  }

  private static Optional<Loss> loss(FaultInput in) throws InputProblem {
    var models = List.of("loss", "p", "p13").stream().filter(in.fields()::has).toList();
    if (models.size() > 1) {
      throw in.fields()
          .place(models.getLast())
          .problem("this loss mixes " + String.join(" and ", models), "Keep one model");
    }
    return models.isEmpty()
        ? Optional.empty()
        : Optional.of(
            switch (models.getFirst()) {
              case "loss" ->
                  new Loss.Random(new Chance(in.share("loss"), in.shareOr("lossCorrelation", 0)));
              case "p" ->
                  new Loss.Gemodel(
                      new LossModel.GilbertElliott(
                          in.share("p"),
                          in.share("r"),
                          in.shareOr("lossInBad", MILLION),
                          in.shareOr("lossInGood", 0)));
              default -> { // p13; the others as netem fills them in
                int p13 = in.share("p13");
                yield new Loss.State(
                    p13,
                    in.shareOr("p31", MILLION - p13),
                    in.shareOr("p32", 0),
                    in.shareOr("p23", MILLION),
                    in.shareOr("p14", 0));
              }
            });
  }

  private static Chance chance(FaultInput in, String key) throws InputProblem {
    return in.fields().has(key)
        ? new Chance(in.share(key), in.shareOr(key + "Correlation", 0))
        : Chance.NONE;
  }

  private static Optional<NetemSettings.Rate> rate(FaultInput in) throws InputProblem {
    return in.fields().has("limit")
        ? Optional.of(
            new NetemSettings.Rate(
                in.bitsPerSecond("limit", 1_000),
                overhead(in.fields(), "packetOverhead"),
                (int) in.bytesOr("cell", 0, 0),
                overhead(in.fields(), "cellOverhead")))
        : Optional.empty();
  }

  private static int overhead(Fields fields, String key) throws InputProblem {
    return fields.has(key) ? (int) fields.integer(key, -1_000, 1_000) : 0;
  }

  private static Optional<NetemSettings.Slot> slot(FaultInput in) throws InputProblem {
    if (!in.fields().has("slot")) {
      return Optional.empty();
    }
    return Optional.of(
        new NetemSettings.Slot(
            slotTimes(in),
            whole(in.fields(), "slotPackets", 0),
            (int) in.bytesOr("slotBytes", 0, 0)));
  }

  private static SlotTimes slotTimes(FaultInput in) throws InputProblem {
    Fields fields = in.fields();
    long slot = in.time("slot");
    if (!fields.has("slotJitter")) {
      return new SlotTimes.Between(slot, fields.has("slotAtMost") ? in.time("slotAtMost") : slot);
    }
    if (fields.has("slotAtMost")) {
      throw fields
          .place("slotAtMost")
          .problem("slots are drawn between two times or from a table, not both", "Remove one");
    }
    var tables = List.of(Distribution.values()).subList(1, Distribution.values().length);
    return new SlotTimes.Drawn(
        slot,
        in.time("slotJitter"),
        fields.choice("slotDistribution", tables, Distribution::diskName));
  }

  private static int whole(Fields fields, String key, int otherwise) throws InputProblem {
    return fields.has(key) ? (int) fields.integer(key, 1, 1_000_000) : otherwise;
  }
}

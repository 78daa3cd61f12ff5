package org.pumprig.rig.compare.claim;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.pumprig.rig.compare.location.Shift;
import org.pumprig.rig.compare.stats.Decimals;
import org.pumprig.rig.json.FieldSink;

/** The part of {@code campaign.json} about the claim; numbers as decimal text. */
public final class ClaimJson {
  private ClaimJson() {}

  /** Writes its members. */
  public static void write(ClaimResult result, FieldSink out) {
    out.object(
            "clusters",
            inner ->
                inner
                    .number("count", result.clusters().count())
                    .texts("shared", result.clusters().shared()))
        .text("expected", result.expected().diskName())
        .texts("limits", result.limits());
    result.looks().ifPresent(looks -> out.object("looks", inner -> looks(looks, inner)));
    out.objects("parts", result.parts(), ClaimJson::part)
        .text("sentence", result.sentence())
        .text("verdict", result.verdict().onDisk());
  }

  private static void looks(LookPath path, FieldSink out) {
    out.text("advice", path.advice().onDisk())
        .texts("cautions", path.cautions())
        .objects("looks", path.looks(), ClaimJson::look)
        .text("method", path.method())
        .text("part", path.part().onDisk())
        .text("sentence", path.sentence());
  }

  private static void look(LookPath.Look look, FieldSink out) {
    out.text("atPumps", Decimals.text(look.at()));
    number(out, "lower", look.lower());
    number(out, "seen", look.seen());
    number(out, "upper", look.upper());
  }

  private static void part(PartResult part, FieldSink out) {
    out.texts("cautions", part.cautions())
        .objects("evidence", part.evidence(), ClaimJson::evidence)
        .text("part", part.part().onDisk())
        .text("sentence", part.sentence())
        .text("standing", part.standing().onDisk());
  }

  private static void evidence(Evidence one, FieldSink out) {
    shift(out, "estimate", one.estimate());
    out.object(
        "inputs",
        inner -> {
          for (Map.Entry<String, String> input : one.inputs().entrySet()) {
            inner.text(input.getKey(), input.getValue());
          }
        });
    shift(out, "lower", one.lower());
    number(out, "margin", one.margin());
    out.text("method", one.method()).text("name", one.name());
    number(out, "p", one.p());
    out.text("sentence", one.sentence())
        .text("standing", one.standing().onDisk())
        .text("unit", one.unit().onDisk());
    shift(out, "upper", one.upper());
  }

  private static void shift(FieldSink out, String key, Optional<Shift> shift) {
    shift.ifPresent(
        known ->
            out.text(
                key,
                switch (known) {
                  case Shift.Finite finite -> Decimals.text(finite.number());
                  case Shift.LaterWithoutBound _ -> "infinite";
                  case Shift.SoonerWithoutBound _ -> "minusInfinite";
                }));
  }

  private static void number(FieldSink out, String key, OptionalDouble number) {
    if (number.isPresent()) {
      out.text(key, Decimals.text(number.getAsDouble()));
    }
  }
}

package org.pumprig.rig.compare.plansize;

import java.util.Comparator;
import java.util.List;
import org.pumprig.rig.compare.plansize.SizeAnswer.Figure;
import org.pumprig.rig.compare.stats.Decimals;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.FieldSink;

/** A sample size as one line of canonical JSON; numbers are decimal text of 15 digits. */
public final class SizeJson {
  private SizeJson() {}

  /** The line, without its end. */
  public static byte[] bytes(SizeAnswer answer) {
    return CanonicalJson.bytes(
        out ->
            out.texts("assumptions", answer.assumptions())
                .object("figures", inner -> figures(answer.figures(), inner))
                .object("inputs", inner -> figures(answer.inputs(), inner))
                .text("method", answer.method())
                .objects(
                    "otherAssumptions",
                    answer.sensitivity(),
                    (variant, inner) -> figures(variant.figures(), inner))
                .text("sentence", answer.sentence()));
  }

  private static void figures(List<Figure> figures, FieldSink out) {
    figures.stream()
        .sorted(Comparator.comparing(Figure::name))
        .forEach(each -> out.text(each.name(), Decimals.text(each.number())));
  }
}

package org.pumprig.rig.compare.beside;

import java.util.List;
import org.pumprig.rig.json.FieldSink;

/**
 * One finding.
 *
 * @param method stable name
 * @param answer stable word
 * @param sentence what it means
 * @param cautions where it may mislead
 */
public record BesideFinding(String method, String answer, String sentence, List<String> cautions) {
  /** Copies the list. */
  public BesideFinding {
    cautions = List.copyOf(cautions);
  }

  /** Writes its members. */
  public void write(FieldSink out) {
    out.text("answer", answer)
        .texts("cautions", cautions)
        .text("method", method)
        .text("sentence", sentence);
  }
}

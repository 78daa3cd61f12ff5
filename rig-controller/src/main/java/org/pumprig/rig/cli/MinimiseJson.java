package org.pumprig.rig.cli;

import java.util.Optional;
import org.pumprig.rig.compare.stats.Decimals;
import org.pumprig.rig.incident.draft.DraftFault;
import org.pumprig.rig.incident.minimise.Hits;
import org.pumprig.rig.incident.minimise.Minimised;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.FieldSink;

/** What minimising found, as one line of canonical JSON. */
final class MinimiseJson {
  private MinimiseJson() {}

  static byte[] bytes(
      Minimised found, Optional<Confirmation> fresh, TrialOptions trials, boolean emulated)
      throws CommandProblem {
    double share = trials.share();
    double confidence = trials.confidence();
    return CanonicalJson.bytes(
        out -> {
          out.flag("complete", found.complete()).text("confidence", Decimals.text(confidence));
          fresh.ifPresent(
              each ->
                  out.object(
                      "fresh",
                      inner ->
                          hits(
                              inner.text("lowerBound", Decimals.text(each.bound())),
                              new Hits(each.tripped(), each.pumps()))));
          out.flag("hypothesis", true)
              .flag("illustrative", emulated)
              .objects(
                  "kept",
                  found.kept(),
                  (kept, inner) ->
                      inner
                          .object("now", each -> fault(each, kept.now()))
                          .object("was", each -> fault(each, kept.was()))
                          .object("without", each -> hits(each, kept.without())))
              .objects("removed", found.removed(), (fault, inner) -> fault(inner, fault))
              .number("runs", found.runs())
              .number("schedules", found.schedules())
              .text("share", Decimals.text(share));
          found.stopped().ifPresent(why -> out.text("stopped", why));
          out.object("whole", inner -> hits(inner, found.whole()));
        });
  }

  private static void hits(FieldSink out, Hits hits) {
    out.number("runs", hits.runs()).number("tripped", hits.tripped());
  }

  private static void fault(FieldSink out, DraftFault fault) {
    out.text("fault", fault.kind())
        .text("from", fault.from())
        .number("lastsNanos", fault.lastsNanos())
        .objects(
            "parameters",
            fault.keys().entrySet().stream().toList(),
            (each, inner) -> inner.text("key", each.getKey()).text("value", each.getValue()))
        .number("startNanos", fault.startNanos());
  }
}

package org.pumprig.rig.cli;

import java.util.List;
import org.pumprig.rig.compare.stats.Decimals;
import org.pumprig.rig.incident.search.Race;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.plan.Arm;

/** What a search found, as one line of canonical JSON. */
final class SearchJson {
  private SearchJson() {}

  static byte[] bytes(Arm arm, int runs, List<Race.Runner> fresh, Confirmation confirmation) {
    return CanonicalJson.bytes(
        out ->
            out.text("arm", arm.name())
                .text("confidence", Decimals.text(confirmation.confidence()))
                .flag("confirmed", confirmation.confirmed())
                .flag("hypothesis", true)
                .flag("illustrative", true)
                .text("lowerBound", Decimals.text(confirmation.bound()))
                .objects(
                    "patterns",
                    fresh,
                    (runner, inner) -> {
                      inner
                          .number("everyNanos", runner.pattern().everyNanos())
                          .text("fault", runner.pattern().kind().diskName())
                          .number("lastsNanos", runner.pattern().lastsNanos());
                      runner
                          .outcomes()
                          .medianErrors()
                          .ifPresent(errors -> inner.number("medianErrors", errors));
                      runner
                          .outcomes()
                          .medianTripNanos()
                          .ifPresent(nanos -> inner.number("medianTripNanos", nanos));
                      inner
                          .number("pumps", runner.outcomes().pumps())
                          .number("trips", runner.outcomes().trips());
                    })
                .number("runs", runs)
                .text("share", Decimals.text(confirmation.share())));
  }
}

package org.pumprig.rig.compare.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pumprig.rig.compare.endpoints.Endpoints;
import org.pumprig.rig.compare.stats.NotComputableException;
import org.pumprig.rig.judge.RunVerdict;
import org.pumprig.rig.plan.Claim;
import org.pumprig.rig.plan.Comparison;
import org.pumprig.rig.plan.Plan;

/** No worse in everything else: each endpoint against its margin, on the pumps of both arms. */
final class NoWorsePart {
  private NoWorsePart() {}

  static PartResult judge(Plan plan, Claim claim, Comparison comparison, List<RunVerdict> runs) {
    double alpha = comparison.alphaPpm() / 1e6;
    List<Evidence> found = new ArrayList<>();
    for (Claim.Guard guard : claim.noWorse().endpoints()) {
      found.add(guard(plan, guard, comparison, alpha, runs));
    }
    List<Evidence> adjusted = claim.noWorse().all() ? found : holm(found, alpha);
    return new PartResult(
        Part.NO_WORSE,
        together(claim.noWorse().all(), adjusted),
        sentence(claim.noWorse().all(), adjusted),
        adjusted,
        List.of());
  }

  private static Evidence guard(
      Plan plan, Claim.Guard guard, Comparison comparison, double alpha, List<RunVerdict> runs) {
    Map<String, PumpConduct> than = PumpConduct.of(plan, guard.endpoint(), comparison.than(), runs);
    Map<String, PumpConduct> better =
        PumpConduct.of(plan, guard.endpoint(), comparison.better(), runs);
    boolean paired = !guard.endpoint().ofTripsOnly() && plan.order().comparesWithinUnits();
    if (paired) {
      Partners.keep(plan, than, better);
    }
    var test =
        new GuardTest(
            guard, alpha, new ArrayList<>(than.values()), new ArrayList<>(better.values()));
    if (than.isEmpty() || better.isEmpty()) {
      return test.untestable(
          plan.order().comparesWithinUnits()
              ? "no pump has known runs with both firmwares"
              : "an arm has no pump whose runs are known");
    }
    try {
      return test.find(paired);
    } catch (NotComputableException e) {
      return test.untestable(String.valueOf(e.getMessage()));
    }
  }

  /** Any of several may be claimed: Holm's adjustment. */
  private static List<Evidence> holm(List<Evidence> found, double alpha) {
    List<Endpoints.Endpoint> ps =
        found.stream().map(e -> new Endpoints.Endpoint(e.name(), e.p().orElse(1))).toList();
    Map<String, Boolean> shown = new TreeMap<>();
    new Endpoints(Endpoints.Rule.ANY, alpha, ps)
        .answers()
        .forEach(answer -> shown.put(answer.name(), answer.shown()));
    return found.stream()
        .map(
            e ->
                e.standing() == Standing.SHOWN && !shown.getOrDefault(e.name(), false)
                    ? e.standing(Standing.NOT_SHOWN)
                    : e)
        .toList();
  }

  private static Standing together(boolean all, List<Evidence> evidence) {
    List<Standing> each = evidence.stream().map(Evidence::standing).toList();
    if (each.contains(Standing.CONTRADICTED)) {
      return Standing.CONTRADICTED;
    }
    if (each.stream().allMatch(s -> s == Standing.SHOWN) || !all && each.contains(Standing.SHOWN)) {
      return Standing.SHOWN;
    }
    return each.contains(Standing.NOT_SHOWN) ? Standing.NOT_SHOWN : Standing.UNTESTABLE;
  }

  private static String sentence(boolean all, List<Evidence> evidence) {
    List<String> not = names(evidence, Standing.NOT_SHOWN);
    List<String> worse = names(evidence, Standing.CONTRADICTED);
    List<String> open = names(evidence, Standing.UNTESTABLE);
    List<String> words = new ArrayList<>();
    words.add(
        "%d of %s shown to be no worse by more than the margin (%s)."
            .formatted(
                evidence.stream().filter(e -> e.standing() == Standing.SHOWN).count(),
                Say.count(evidence.size(), "endpoint is", "endpoints are"),
                all ? "all are required, each at the level" : "any may be claimed, by Holm"));
    add(words, "Shown to be worse", worse);
    add(words, "Not shown", not);
    add(words, "Can't be told", open);
    return String.join(" ", words);
  }

  private static void add(List<String> words, String what, List<String> names) {
    if (!names.isEmpty()) {
      words.add(what + ": " + String.join(", ", names) + ".");
    }
  }

  private static List<String> names(List<Evidence> evidence, Standing standing) {
    return evidence.stream().filter(e -> e.standing() == standing).map(Evidence::name).toList();
  }
}

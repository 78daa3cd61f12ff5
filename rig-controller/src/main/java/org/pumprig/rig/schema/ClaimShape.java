package org.pumprig.rig.schema;

import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.pumprig.rig.plan.Claim;
import org.pumprig.rig.plan.ClaimTerms;
import org.pumprig.rig.plan.Comparison;

/** A plan's sections {@code comparison} and {@code claim}. */
final class ClaimShape {
  private ClaimShape() {}

  static Shape comparison() {
    return new Section()
        .need("better", Shape.name())
        .need("than", Shape.name())
        .need(
            "endpoint",
            Shape.words(
                Stream.of(Comparison.Endpoint.values())
                    .map(Comparison.Endpoint::diskName)
                    .toList()))
        .may("alpha", Shape.share().usually("2.5 %"))
        .need("rateRatioBelow", Shape.ratio().says("1.0 is superiority"))
        .need(
            "expect",
            Shape.words(
                Stream.of(Comparison.Expect.values()).map(Comparison.Expect::diskName).toList()))
        .shape();
  }

  static Shape claim() {
    return new Section()
        .need("expect", names(Claim.Expect.values()))
        .may("failing", Shape.list(names(Claim.Failing.values()), Claim.Failing.values().length))
        .need("beforeFails", Shape.share())
        .may("estimand", estimand())
        .need("absolute", absolute())
        .need("noWorse", noWorse())
        .may("clusters", names(Claim.Clusters.values()))
        .may("largeTest", names(Claim.LargeTest.values()))
        .may("ties", names(ClaimTerms.Ties.values()))
        .may("looks", looks())
        .may(
            "baseline",
            new Section()
                .need("rateRatioWithin", Shape.ratio())
                .need("shareWithin", Shape.share())
                .shape())
        .may("acceleration", new Section().need("errorsToFailureWithin", Shape.ratio()).shape())
        .shape();
  }

  private static Shape names(Claim.InPlans[] values) {
    return Shape.words(Stream.of(values).map(Claim.InPlans::diskName).toList());
  }

  private static Shape estimand() {
    var kinds = new LinkedHashMap<String, Shape>();
    kinds.put("rateRatio", PlanShape.kind("rateRatio").shape());
    kinds.put(
        "restrictedMean", PlanShape.kind("restrictedMean").need("gain", Shape.time()).shape());
    return Section.byKind("kind", kinds);
  }

  private static Shape absolute() {
    Shape rate =
        new Section()
            .need("perHourBelow", Shape.ratio())
            .need("confidence", Shape.share())
            .may("constantHazard", Shape.text().says("why hours of different pumps add up"))
            .shape();
    Shape reliability =
        new Section()
            .need("reliability", Shape.share())
            .need("confidence", Shape.share())
            .need("mission", Shape.time())
            .may("weibullShapes", Shape.list(Shape.ratio(), 10))
            .shape();
    return Shape.choose(Shape.has("perHourBelow"), rate, reliability);
  }

  private static Shape noWorse() {
    Shape guard =
        new Section()
            .need("endpoint", names(Claim.Conduct.values()))
            .may("shareHigherBy", Shape.share())
            .may("rateRatioBelow", Shape.ratio())
            .may("meanFreeTimeShorterBy", Shape.time())
            .may("laterBy", Shape.time())
            .may("neverHigherBy", Shape.share())
            .may("worseBy", Shape.share())
            .shape();
    return new Section()
        .need("rule", Shape.words("all", "any"))
        .need("endpoints", Shape.list(guard, 20).says("each with one margin"))
        .shape();
  }

  private static Shape looks() {
    var kinds = new LinkedHashMap<String, Shape>();
    kinds.put("evidence", PlanShape.kind("evidence").shape());
    kinds.put(
        "alphaSpending",
        PlanShape.kind("alphaSpending")
            .need("spending", Shape.words("obrienFleming", "pocock"))
            .need("at", Shape.list(Shape.share(), 50))
            .need("pumps", Shape.integer(2, 100_000))
            .shape());
    kinds.put(
        "sprt",
        PlanShape.kind("sprt")
            .need("good", Shape.share())
            .need("bad", Shape.share())
            .need("beta", Shape.share())
            .shape());
    return Section.byKind("kind", kinds);
  }
}

package org.pumprig.rig.schema;

import java.util.LinkedHashMap;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.event.Channel;

/** What a plan decides about whole runs. */
final class CampaignShape {
  private CampaignShape() {}

  static Shape invalid() {
    var rules = new LinkedHashMap<String, Shape>();
    rules.put(
        "blind",
        rule("blind")
            .need("channels", Shape.list(PlanShape.channel(), Channel.SEEN.size()))
            .need("above", Shape.share().says("of the run, on any of the channels"))
            .shape());
    rules.put("faultNotProved", rule("faultNotProved").shape());
    rules.put(
        "outage", rule("outage").need("above", Shape.time().says("of the controller")).shape());
    rules.put("rigFailed", rule("rigFailed").shape());
    rules.put(
        "benchDrift",
        rule("benchDrift")
            .may("clock", Shape.time().says("by which the rig's wall clock strays"))
            .may("checkWeight", Shape.share().says("between first and last check weight"))
            .may("knownFlow", Shape.share().says("between first and last reference flow"))
            .shape());
    return Section.byKind("rule", rules);
  }

  private static Section rule(String name) {
    return new Section().need("rule", Shape.words(name));
  }

  static Shape consumables() {
    Shape change =
        new Section()
            .need("within", Shape.time().says("how long somebody may take"))
            .may("reserve", Shape.share().usually("0 %").says("that is not to be used"))
            .shape();
    return new Section()
        .may("bag", Shape.quantity(Quantity.VOLUME).says("what the container holds"))
        .may("set", Shape.time().says("how long an infusion set may be used"))
        .may("battery", Shape.time().says("how long the unit runs on it"))
        .may("balance", Shape.quantity(Quantity.VOLUME).says("what its vessel may hold or give"))
        .may("change", change)
        .may(
            "freshIn",
            Shape.words("everyRun", "firstRun")
                .usually("everyRun")
                .says("whether the next run of a unit goes on with what one left"))
        .shape()
        .says("used up in a run, fresh at its begin; changes are asked of people");
  }

  static Shape retest() {
    return new Section()
        .need("atMost", Shape.integer(1, 10).says("how often a run is done again"))
        .need("because", Shape.list(Shape.name(), 5).says("rules from 'invalid'"))
        .shape()
        .says("invalid runs that are done again at the campaign's end");
  }

  static Shape selfCheck() {
    return new Section()
        .need(
            "failedBefore",
            Shape.words("refuse", "inconclusive")
                .says("no run begins; or it does, and is blind where the check failed"))
        .shape()
        .says("of instruments, contacts, clock and a known fault, before and after each run");
  }

  static Shape stop() {
    Shape trips =
        new Section().need("arm", Shape.name()).need("atLeast", Shape.integer(1, 100_000)).shape();
    return new Section()
        .may("trips", Shape.list(trips, 8).says("so many runs of the arm tripped"))
        .may("atBoundary", Shape.flag().says("of the claim's looks"))
        .may("after", Shape.time().says("no slot is begun that would end later"))
        .shape()
        .says("when no further slot is begun");
  }
}

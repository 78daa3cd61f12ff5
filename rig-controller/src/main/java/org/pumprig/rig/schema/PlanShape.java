package org.pumprig.rig.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.pumprig.quantity.Quantity;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.event.StepEffect;
import org.pumprig.rig.event.StepReading;
import org.pumprig.rig.plan.Counter;
import org.pumprig.rig.plan.Expectation;
import org.pumprig.rig.plan.Order;

/** A plan file. */
final class PlanShape {
  private static final long LARGEST_SEED = (1L << 53) - 1;

  private PlanShape() {}

  static Shape plan() {
    return new Section()
        .need("plan", Shape.version(1).says("version of this format"))
        .need("id", Shape.name())
        .need("title", Shape.text().says("one line for people"))
        .need("notForClinicalUse", Shape.yes().says("no patient can be connected to these units"))
        .need("rig", Shape.text().says("path of the rig file, from this file's folder"))
        .need("seed", Shape.integer(0, LARGEST_SEED).says("from which all chance derives"))
        .need("hazards", Shape.list(hazard(), 100))
        .need("requirements", Shape.list(requirement(), 200))
        .need("therapy", therapy())
        .need("arms", Shape.list(arm(), 8))
        .need(
            "units",
            Shape.either(Shape.words("all"), Shape.list(Shape.name(), 300))
                .says("which of the rig's units take part"))
        .need("order", Shape.words(Stream.of(Order.values()).map(Order::diskName).toList()))
        .need("replicates", Shape.integer(1, 1000))
        .need("phases", phases())
        .need("faults", FaultsShape.faults())
        .need("watch", watch())
        .may("comparison", ClaimShape.comparison())
        .may("claim", ClaimShape.claim())
        .may("operatorSteps", Shape.list(step(), 50).says("what is asked of people"))
        .may("consumables", CampaignShape.consumables())
        .may("invalid", Shape.list(CampaignShape.invalid(), 5).says("what makes a run not count"))
        .may("retest", CampaignShape.retest())
        .may("stop", CampaignShape.stop())
        .may("selfCheck", CampaignShape.selfCheck())
        .shape();
  }

  private static Shape step() {
    return new Section()
        .need("id", Shape.name())
        .need("text", Shape.text().says("what is to be done"))
        .may("units", Shape.list(Shape.name(), 300).says("left out: all units"))
        .need("at", Shape.time().says("from the run's start"))
        .need("within", Shape.time().says("answered and seen by then; otherwise blind"))
        .may("entry", Shape.text().says("what is to be entered"))
        .may("photo", Shape.text().says("what is to be photographed"))
        .may(
            "effect",
            Shape.list(
                    Shape.words(Stream.of(StepEffect.values()).map(StepEffect::onDisk).toList()), 4)
                .says("what the rig must see, in that order; required but for a reading"))
        .may(
            "reads",
            Shape.words(Stream.of(StepReading.values()).map(StepReading::onDisk).toList())
                .says("what the entry is a reading of"))
        .shape();
  }

  /** One by which a unit is seen. */
  static Shape channel() {
    return Shape.words(Channel.SEEN.stream().map(Channel::onDisk).toList());
  }

  private static Shape hazard() {
    return new Section().need("id", Shape.name()).need("text", Shape.text()).shape();
  }

  private static Shape requirement() {
    return new Section()
        .need("id", Shape.name())
        .need("text", Shape.text())
        .need("hazards", Shape.list(Shape.name(), 100).says("ids from 'hazards'"))
        .need("criterion", Section.byKind("kind", criteria()))
        .shape();
  }

  private static SequencedMap<String, Shape> criteria() {
    var kinds = new LinkedHashMap<String, Shape>();
    kinds.put("noWatchdog", kind("noWatchdog").shape());
    kinds.put(
        "therapyContinuity",
        kind("therapyContinuity")
            .need("tolerance", Shape.share())
            .need("window", Shape.time())
            .shape());
    kinds.put("reconnect", kind("reconnect").need("within", Shape.time()).shape());
    kinds.put(
        "coverage",
        kind("coverage")
            .need("channels", Shape.list(channel(), Channel.SEEN.size()))
            .need("seen", Shape.share().says("of the run, on each channel"))
            .shape());
    kinds.put(
        "completeAtGateway",
        kind("completeAtGateway")
            .may("lostAtMost", Shape.share().usually("0 %"))
            .may("doubledAtMost", Shape.share().usually("0 %"))
            .shape());
    kinds.put(
        "trend",
        kind("trend")
            .need(
                "counter", Shape.words(Stream.of(Counter.values()).map(Counter::diskName).toList()))
            .need(
                "perHourBelow",
                Shape.either(Shape.quantity(Quantity.DATA), Shape.integer(1, 1_000_000))
                    .says("getting worse must be slower; data for heapFree, a number for queued"))
            .may("lastPart", Shape.share().usually("50 %").says("of the stress, at its end"))
            .may("confidence", Shape.share().usually("95 %"))
            .shape());
    kinds.put(
        "pattern",
        kind("pattern")
            .need("channel", channel())
            .need("matches", Shape.text().says("regular expression of RE2, found in the text"))
            .may("atLeast", Shape.integer(1, 1_000_000))
            .may("atMost", Shape.integer(0, 1_000_000))
            .may(
                "phases",
                Shape.list(Shape.words(Stream.of(Phase.values()).map(Phase::onDisk).toList()), 4)
                    .says("left out: all"))
            .shape());
    kinds.put("eventLog", kind("eventLog").may("within", Shape.time()).shape());
    kinds.put(
        "communicationTimeOut",
        kind("communicationTimeOut")
            .need("after", Shape.time())
            .need("stopWithin", Shape.time())
            .shape());
    kinds.put(
        "failSafe",
        kind("failSafe")
            .need("stopWithin", Shape.time())
            .may("alarmWithin", Shape.time())
            .may("screenWithin", Shape.time())
            .may("heardWithin", Shape.time())
            .shape());
    kinds.put("reprogram", kind("reprogram").need("within", Shape.time()).shape());
    return kinds;
  }

  static Section kind(String name) {
    return new Section().need("kind", Shape.words(name));
  }

  private static Shape therapy() {
    Shape infusion =
        new Section()
            .need("rate", Shape.quantity(Quantity.RATE))
            .need("volume", Shape.quantity(Quantity.VOLUME))
            .shape();
    return new Section()
        .need("primary", infusion)
        .need("secondary", new Shape(infusion.node().deepCopy()).says("delivered first"))
        .shape();
  }

  private static Shape arm() {
    return new Section()
        .need("name", Shape.name())
        .need("firmware", Shape.name().says("a name in the rig file"))
        .may("image", Shape.text().says("SHA-256 of the firmware's image: that of the rig file"))
        .need(
            "expect",
            Shape.words(Stream.of(Expectation.values()).map(Expectation::diskName).toList()))
        .shape();
  }

  private static Shape phases() {
    return new Section()
        .need("settle", Shape.time().says("no faults yet"))
        .need("stress", Shape.time().says("the faults"))
        .need("recover", Shape.time().says("no faults any more"))
        .need("check", Shape.time().says("power cycle and programming after a trip"))
        .may(
            "powerCycle",
            Shape.words(List.of("afterTrip", "always"))
                .says("which units are power-cycled in the check"))
        .shape();
  }

  private static Shape watch() {
    return new Section()
        .need("codes", Shape.list(Shape.name(), 100).says("the watchdog's codes"))
        .may("alarms", Shape.list(Shape.name(), 100).says("codes of other alarms"))
        .need("statusEvery", Shape.time())
        .need("acknowledgementWithin", Shape.time())
        .need("blindAfter", Shape.time().says("silence of a channel that counts as blind"))
        .shape();
  }
}

package org.pumprig.rig.judge;

import java.util.Optional;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.judge.Watched.Messages;
import org.pumprig.rig.judge.Watched.Store;
import org.pumprig.rig.plan.Criterion.CompleteAtGateway;
import org.pumprig.rig.plan.Plan;

/**
 * Criterion {@code completeAtGateway}: by the gateway's own count where it can be asked, else by
 * what it passes on to the rig, held against the wire. What a unit drops before it sends it was
 * never sent.
 */
final class CompleteAtGatewayRule {
  private static final double PPM = 1e6;

  private CompleteAtGatewayRule() {}

  /** How many of how many; and what speaks against believing that nothing more was lost. */
  private record Tally(
      long sent,
      long lost,
      long doubled,
      String by,
      Optional<String> unsound,
      Optional<String> doubt) {}

  static Finding judge(Plan plan, CompleteAtGateway limit, RunFacts facts) {
    Messages messages = facts.watched().messages().orElse(null);
    if (messages == null || (messages.store().isEmpty() && messages.reported() == 0)) {
      return Finding.inconclusive(
          "The gateway neither told what it holds of the unit%s, nor passed anything on."
              .formatted(
                  messages == null
                      ? ""
                      : messages.untold().map(why -> " (" + why + ")").orElse("")));
    }
    Tally tally =
        messages
            .store()
            .map(store -> stored(plan, facts, messages, store))
            .orElseGet(() -> passedOn(plan, facts, messages));
    String told =
        "%s: of %s %d lost (%s, at most %s allowed) and %d doubled (%s, at most %s allowed)"
            .formatted(
                tally.by(),
                Say.count(tally.sent(), "message", "messages"),
                tally.lost(),
                share(tally.lost(), tally.sent()),
                Say.percent(limit.lostAtMostPpm()),
                tally.doubled(),
                share(tally.doubled(), tally.sent()),
                Say.percent(limit.doubledAtMostPpm()));
    return finding(plan, limit, facts, tally, told);
  }

  private static Finding finding(
      Plan plan, CompleteAtGateway limit, RunFacts facts, Tally tally, String told) {
    if (tally.unsound().isPresent()) {
      return Finding.inconclusive(told + ", but " + tally.unsound().get() + ".");
    }
    if (exceeds(tally.doubled(), tally.sent(), limit.doubledAtMostPpm())) {
      return Finding.fail(told + ".");
    }
    if (tally.doubt().isPresent()) {
      return Finding.inconclusive(told + ", but " + tally.doubt().get() + ".");
    }
    if (exceeds(tally.lost(), tally.sent(), limit.lostAtMostPpm())) {
      return Finding.fail(told + ".");
    }
    return StressCheck.missingToTrip(plan, facts)
        .map(why -> Finding.inconclusive(told + ", but " + why + "."))
        .orElseGet(() -> Finding.pass(told + "."));
  }

  /** By the gateway's own count: gaps in the numbers, and what came after the last number. */
  private static Tally stored(Plan plan, RunFacts facts, Messages messages, Store store) {
    long due = store.atNanos() - plan.watch().acknowledgementWithinNanos();
    long after = messages.afterStoreNanos().stream().filter(sent -> sent <= due).count();
    long before =
        store.first() >= 0 && messages.firstNumber() >= 0
            ? Math.max(0, store.first() - messages.firstNumber())
            : 0;
    long lost = before + store.missing() + after;
    long sent = store.stored() - store.doubled() + lost;
    return new Tally(
        sent,
        lost,
        store.doubled(),
        store.by().isEmpty()
            ? "By the gateway's own count at " + Say.time(store.atNanos())
            : "By what the gateway holds (%s) at %s"
                .formatted(store.by(), Say.time(store.atNanos())),
        unsound(messages, store),
        unnumbered(store).or(() -> unseenEnd(facts, store)));
  }

  /** A program prints ids whatever they are: only running numbers can be missed, or be doubles. */
  private static Optional<String> unsound(Messages messages, Store store) {
    if (store.by().isEmpty()) {
      return Optional.empty();
    }
    if (messages.firstNumber() < 0) {
      return Optional.of("no numbered message was seen on the wire to hold that against");
    }
    return messages.leaps() > 0
        ? Optional.of(
            "on the wire its control ids don't go up one by one (%s), so what is missing can't be told from what was never sent"
                .formatted(Say.count(messages.leaps(), "leap", "leaps")))
        : Optional.empty();
  }

  private static Optional<String> unnumbered(Store store) {
    return store.unnumbered() > 0
        ? Optional.of(
            "%s had no number to miss one by"
                .formatted(Say.count(store.unnumbered(), "message", "messages")))
        : Optional.empty();
  }

  /**
   * A gap in the numbers shows what was lost before the last; only the wire shows what came after.
   */
  private static Optional<String> unseenEnd(RunFacts facts, Store store) {
    long from = facts.course().entered(Phase.RECOVER).orElse(0);
    return Sight.gap(facts, from, store.atNanos(), Channel.WIRE)
        .map(gap -> "what was sent after the last one stored is not known: " + gap);
  }

  private static Tally passedOn(Plan plan, RunFacts facts, Messages messages) {
    long until = facts.course().entered(Phase.CHECK).orElse(facts.course().attendedUntilNanos());
    long due = until - plan.watch().acknowledgementWithinNanos();
    long waiting = messages.waitingNanos().stream().filter(sent -> sent <= due).count();
    long lost = messages.forgotten() + waiting;
    return new Tally(
        Math.max(messages.sent(), messages.reported() - messages.doubled()),
        lost,
        messages.doubled(),
        "By what the gateway passed on",
        Optional.empty(),
        strangers(messages)
            .or(() -> Sight.gap(facts, Long.MIN_VALUE, until, Channel.WIRE, Channel.SERVICE)));
  }

  private static Optional<String> strangers(Messages messages) {
    if (messages.sent() == 0) {
      return Optional.of("no message was seen on the wire that could be missed");
    }
    return messages.matched() == 0
        ? Optional.of("it gives them control ids of its own, by which none can be found again")
        : Optional.empty();
  }

  private static boolean exceeds(long part, long whole, long ppm) {
    return part > 0 && part * PPM > (double) ppm * Math.max(1, whole);
  }

  private static String share(long part, long whole) {
    return Say.percent(whole == 0 ? 0 : StrictMath.round(part * PPM / whole));
  }
}

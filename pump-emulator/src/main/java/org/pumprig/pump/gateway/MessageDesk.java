package org.pumprig.pump.gateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Link;
import org.pumprig.link.frame.MllpFrame;
import org.pumprig.link.frame.MllpFramer;
import org.pumprig.pump.protocol.Acknowledgement;
import org.pumprig.pump.protocol.DrugLibrary;
import org.pumprig.pump.protocol.LibraryQuery;
import org.pumprig.pump.protocol.ReceivedQuery;
import org.pumprig.pump.protocol.ReceivedReport;
import org.pumprig.time.Scheduler;

/** Takes messages, has them committed and answers them, in health or as ill as it is. */
final class MessageDesk {
  private final Scheduler scheduler;
  private final Stillness stillness;
  private final CommitQueue database;
  private final MessageLedger ledger = new MessageLedger();
  private final Map<String, IllnessCounters> counters = new LinkedHashMap<>();
  private Map<String, Illness> illnesses = Map.of();
  private long received;
  private long refused;
  private long queries;
  private long alarms;
  private long events;
  private @Nullable Forwarder forwarder;
  private @Nullable DrugLibrary library;
  private long libraryBlocks;
  private long answers;
  private long processes;

  /**
   * A message to be answered.
   *
   * @param library the question for it, if the message is one
   */
  private record Asked(
      Link link, String controlId, String sender, long atNanos, @Nullable LibraryQuery library) {}

  MessageDesk(Scheduler scheduler, Stillness stillness) {
    this.scheduler = scheduler;
    this.stillness = stillness;
    this.database = new CommitQueue(scheduler);
  }

  long received() {
    return received;
  }

  long refused() {
    return refused;
  }

  long queries() {
    return queries;
  }

  /** Alarms stored. */
  long alarms() {
    return alarms;
  }

  /** Events of infusions stored. */
  long events() {
    return events;
  }

  /** From now on everything that is stored goes there too. */
  void forwardTo(Forwarder next) {
    forwarder = next;
  }

  /** From now on this is the drug library; null: there is none. */
  void serve(@Nullable DrugLibrary now) {
    library = now;
  }

  /** Blocks of it that were sent. */
  long libraryBlocks() {
    return libraryBlocks;
  }

  List<Receipts> receipts() {
    return ledger.receipts();
  }

  IllnessCounters counters(String key) {
    return counters.getOrDefault(key, IllnessCounters.NONE);
  }

  void change(Map<String, Illness> now) {
    illnesses = new LinkedHashMap<>(now);
    counters.keySet().retainAll(illnesses.keySet());
    long commit = 0;
    for (Illness each : illnesses.values()) {
      commit = each instanceof Illness.CommitsSlowly slow ? slow.commitNanos() : commit;
    }
    long pace = commit;
    stillness.run(0, () -> database.pace(pace));
  }

  /** What was not committed is lost, and so are answers under way. */
  void loseProcess() {
    processes++;
    database.lose();
  }

  void take(Link link, MllpFrame frame) {
    byte[] content =
        switch (frame) {
          case MllpFrame.Message message -> message.content();
          case MllpFrame.Garbage _, MllpFrame.Broken _ -> new byte[0];
        };
    ReceivedReport report = ReceivedReport.decode(content);
    ReceivedQuery query = report == null ? ReceivedQuery.decode(content) : null;
    if (report != null) {
      received++;
      take(
          new Asked(link, report.controlId(), report.sender(), scheduler.nanoTime(), null),
          () -> store(report, content));
    } else if (query != null) {
      queries++;
      take(
          new Asked(link, query.controlId(), query.sender(), scheduler.nanoTime(), null), () -> {});
    } else {
      library(link, LibraryQuery.decode(content));
    }
  }

  private void library(Link link, @Nullable LibraryQuery query) {
    if (query == null) {
      refused++;
      return;
    }
    queries++;
    take(
        new Asked(link, query.controlId(), query.sender(), scheduler.nanoTime(), query),
        () -> ledger.other(query.serial(), query.controlId()));
  }

  private void store(ReceivedReport report, byte[] content) {
    switch (report.kind()) {
      case STATUS -> ledger.store(report.serial(), report.controlId());
      case ALARM -> alarms++;
      case EVENT -> events++;
    }
    Forwarder onward = forwarder;
    if (onward != null) {
      onward.send(content);
    }
  }

  private void take(Asked asked, Runnable store) {
    Optional<Acknowledgement.Code> rejection = rejection();
    if (rejection.isPresent()) {
      count(Illness.Rejects.class, IllnessCounters::plusWithheld);
      say(asked, rejection.get());
      return;
    }
    count(Illness.CommitsSlowly.class, IllnessCounters::plusLate);
    long process = processes;
    boolean taken =
        database.commit(
            () ->
                stillness.run(
                    0,
                    () -> {
                      if (process == processes) {
                        committed(asked, store);
                      }
                    }));
    if (!taken) {
      refused++;
    }
  }

  private Optional<Acknowledgement.Code> rejection() {
    return illnesses.values().stream()
        .filter(Illness.Rejects.class::isInstance)
        .map(each -> ((Illness.Rejects) each).code())
        .findFirst();
  }

  private void committed(Asked asked, Runnable store) {
    store.run();
    long waited = scheduler.nanoTime() - asked.atNanos();
    count(Illness.CommitsSlowly.class, counters -> counters.plusSent(waited));
    if (has(Illness.AcknowledgesNothing.class)) {
      count(Illness.AcknowledgesNothing.class, IllnessCounters::plusWithheld);
      return;
    }
    long delay = delayNanos();
    if (delay == 0) {
      say(asked, Acknowledgement.Code.AA);
      return;
    }
    List<String> late = keys(Illness.AcknowledgesLate.class);
    late.addAll(keys(Illness.Cold.class));
    late.forEach(key -> count(key, IllnessCounters::plusLate));
    long process = processes;
    long fromNanos = scheduler.nanoTime();
    scheduler.schedule(
        delay,
        () ->
            stillness.run(
                0,
                () -> {
                  if (process == processes) {
                    late.forEach(key -> sent(key, scheduler.nanoTime() - fromNanos));
                    say(asked, Acknowledgement.Code.AA);
                  }
                }));
  }

  private long delayNanos() {
    long delay = 0;
    for (Illness each : illnesses.values()) {
      if (each instanceof Illness.AcknowledgesLate slow) {
        delay = Math.max(delay, slow.delayNanos());
      } else if (each instanceof Illness.Cold cold) {
        delay = Math.max(delay, (cold.untilNanos() - scheduler.nanoTime()) / 10);
      }
    }
    return delay;
  }

  private void sent(String key, long waitedNanos) {
    if (illnesses.containsKey(key)) {
      count(key, present -> present.plusSent(waitedNanos));
    }
  }

  private boolean has(Class<? extends Illness> kind) {
    return illnesses.values().stream().anyMatch(kind::isInstance);
  }

  private List<String> keys(Class<? extends Illness> kind) {
    var keys = new ArrayList<String>();
    illnesses.forEach(
        (key, illness) -> {
          if (kind.isInstance(illness)) {
            keys.add(key);
          }
        });
    return keys;
  }

  private void count(Class<? extends Illness> kind, UnaryOperator<IllnessCounters> plus) {
    keys(kind).forEach(key -> count(key, plus));
  }

  private void count(String key, UnaryOperator<IllnessCounters> plus) {
    counters.put(key, plus.apply(counters(key)));
  }

  private void say(Asked asked, Acknowledgement.Code code) {
    answers++;
    boolean other = has(Illness.OtherBackEnd.class);
    String id = (other ? "GB" : "G") + answers;
    String facility = other ? "PUMPRIG-B" : "PUMPRIG";
    LibraryQuery query = asked.library();
    DrugLibrary served = library;
    byte[] answer;
    if (query != null && served != null && code == Acknowledgement.Code.AA) {
      libraryBlocks++;
      answer = served.block(query.entry()).encode(query, id, facility, scheduler.wallMicros());
    } else {
      Acknowledgement.Code told =
          query != null && code == Acknowledgement.Code.AA ? Acknowledgement.Code.AE : code;
      answer =
          new Acknowledgement(told, asked.controlId())
              .encode(id, facility, asked.sender(), scheduler.wallMicros());
    }
    asked.link().send(MllpFramer.encode(answer));
  }
}

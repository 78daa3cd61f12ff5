package org.pumprig.fault.networkservice;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.host.CommandThread;
import org.pumprig.host.Commands;
import org.pumprig.time.Scheduler;

/**
 * The kernel's tables of the faults: {@code nft} changes them, one script after the other on a
 * thread of its own, and reads how many packets met a fault. Confined to the scheduler's thread.
 */
final class KernelTables implements AutoCloseable {
  private static final long NFT_NANOS = 10_000_000_000L;

  private final SequencedMap<String, UnitMark> marks;
  private final Scheduler scheduler;
  private final CommandThread nft;

  /**
   * @param marks by what units are told apart, by unit; their packets are counted in this order
   */
  KernelTables(Commands commands, SequencedMap<String, UnitMark> marks, Scheduler scheduler) {
    this.marks = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(marks));
    this.scheduler = scheduler;
    this.nft = new CommandThread("pumprig-services-nft", commands, scheduler);
  }

  /** Units whose packets are counted, in this order. */
  List<UnitMark> marks() {
    return List.copyOf(marks.values());
  }

  /** Runs a script: all of it, or nothing. */
  void run(String script, Consumer<? super InjectionResult> done) {
    nft.run(
        List.of("nft", "-f", "-"),
        script,
        NFT_NANOS,
        outcome ->
            done.accept(
                switch (outcome) {
                  case CommandThread.Outcome.Ended ended ->
                      ended.result().ok()
                          ? new InjectionResult.Done(scheduler.nanoTime())
                          : new InjectionResult.Failed("nft: " + ended.result().complaint());
                  case CommandThread.Outcome.Broken broken ->
                      new InjectionResult.Failed(broken.reason());
                }));
  }

  /** Whether one unit's own packets met a fault; of a unit without mark, whether anybody's did. */
  void met(String unit, LeasedRules rules, Consumer<? super InjectionEvidence> done) {
    int number = List.copyOf(marks.sequencedKeySet()).indexOf(unit);
    if (number < 0) {
      met(rules, done);
      return;
    }
    listed(
        List.of("nft", "list", "counters", "table", "inet", rules.table()),
        listing -> LeasedRules.hits(listing, number),
        "of the unit's own packets met it",
        "the unit asked nothing meanwhile",
        done);
  }

  /** Whether any unit's packets met a fault. */
  void met(LeasedRules rules, Consumer<? super InjectionEvidence> done) {
    listed(
        List.of("nft", "list", "table", "inet", rules.table()),
        LeasedRules::hits,
        "packets of units met it",
        "no unit asked anything meanwhile",
        done);
  }

  private void listed(
      List<String> listing,
      ToLongFunction<String> count,
      String met,
      String none,
      Consumer<? super InjectionEvidence> done) {
    nft.run(
        listing,
        "",
        NFT_NANOS,
        outcome -> {
          long hits =
              outcome instanceof CommandThread.Outcome.Ended ended
                  ? count.applyAsLong(ended.result().output())
                  : 0;
          done.accept(
              hits > 0
                  ? new InjectionEvidence.Witnessed(
                      "kernelCounter", true, hits + " " + met, scheduler.nanoTime())
                  : new InjectionEvidence.None(none));
        });
  }

  /** Runs no more programs. */
  @Override
  public void close() {
    nft.close();
  }
}

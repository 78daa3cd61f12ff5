package org.pumprig.fault.nft;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;

/** One fault that this process has put in, or is about to. Confined to the scheduler's thread. */
final class LeasedFault<P> {
  final FaultSpec spec;
  final P prepared;
  long appliedNanos;
  boolean applied;
  boolean ending;
  boolean renewing;

  /** Readings under way. */
  int readings;

  /** By the last reading that told anything. */
  Optional<InjectionEvidence> seen = Optional.empty();

  /** It is to be taken out once they are over. */
  boolean endsAfterReading;

  private List<Consumer<? super InjectionResult>> waiting = new ArrayList<>();

  LeasedFault(FaultSpec spec, P prepared) {
    this.spec = spec;
    this.prepared = prepared;
  }

  /** Told when what is under way (putting in, taking out) is over. */
  void whenOver(Consumer<? super InjectionResult> done) {
    waiting.add(done);
  }

  void over(InjectionResult result) {
    var told = waiting;
    waiting = new ArrayList<>();
    told.forEach(done -> done.accept(result));
  }
}

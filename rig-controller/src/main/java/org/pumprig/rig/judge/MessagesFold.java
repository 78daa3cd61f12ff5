package org.pumprig.rig.judge;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.GatewayObservation.GatewayCounted;
import org.pumprig.rig.event.GatewayObservation.GatewayUntold;
import org.pumprig.rig.event.ServiceObservation.ServiceReported;
import org.pumprig.rig.event.UnitRecord.UnitRestarted;
import org.pumprig.rig.event.WireObservation.WireMessage;
import org.pumprig.rig.judge.Watched.Messages;
import org.pumprig.rig.judge.Watched.Store;

/**
 * Holds the unit's reports on the wire against those that its gateway stored or passed on, by their
 * control ids (MSH-10). A repeat is known among the last {@value #MOST} messages; a unit that
 * restarted may use its ids again.
 */
final class MessagesFold {
  private static final int MOST = 4096;

  /** MSH-9 of what a gateway keeps; a question, such as for the drug library, is none. */
  private static final String REPORT = "ORU";

  private static final long NONE = -1;

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final SequencedMap<String, Long> waiting = new LinkedHashMap<>();
  private final SequencedSet<String> early = new LinkedHashSet<>();
  private final SequencedSet<String> passedOn = new LinkedHashSet<>();
  private final SequencedSet<String> arrived = new LinkedHashSet<>();
  private final Deque<Numbered> numbered = new ArrayDeque<>();
  private Optional<Store> store = Optional.empty();
  private Optional<String> untold = Optional.empty();
  private long firstNumber = NONE;
  private long lastNumber = NONE;
  private long leaps;
  private List<Long> afterStore = List.of();
  private long sent;
  private long reported;
  private long doubled;
  private long matched;
  private long forgotten;

  private record Numbered(long atNanos, long number) {}

  void on(long now, Event event) {
    switch (event) {
      case WireMessage e when e.type().startsWith(REPORT) -> sent(now, e.controlId());
      case ServiceReported e when !e.again() -> reported(e.controlId());
      case GatewayCounted e -> counted(now, e);
      case GatewayUntold e -> untold = Optional.of(e.by() + ": " + e.reason());
      case UnitRestarted _ -> {
        leaps++;
        passedOn.clear();
        arrived.clear();
        early.clear();
      }
      case Event _ -> {}
    }
  }

  private void sent(long now, String id) {
    if (NUMBER.matcher(id).matches()) {
      numbered.addLast(new Numbered(now, Long.parseLong(id)));
      if (numbered.size() > MOST) {
        numbered.removeFirst();
      }
    }
    if (waiting.containsKey(id) || arrived.contains(id)) {
      return; // the same message once more
    }
    step(id);
    sent++;
    if (early.remove(id)) {
      arrive(id);
    } else {
      waiting.put(id, now);
      if (waiting.size() > MOST) {
        waiting.pollFirstEntry();
        forgotten++;
      }
    }
  }

  /** Whether the unit's ids go up one by one, as far as the wire shows. */
  private void step(String id) {
    if (!NUMBER.matcher(id).matches()) {
      leaps++;
      return;
    }
    long number = Long.parseLong(id);
    if (lastNumber != NONE && number != lastNumber + 1) {
      leaps++;
    }
    firstNumber = firstNumber == NONE ? number : Math.min(firstNumber, number);
    lastNumber = number;
  }

  private void reported(String id) {
    reported++;
    if (!passedOn.add(id)) {
      doubled++;
      return;
    }
    bound(passedOn);
    if (waiting.remove(id) != null) {
      arrive(id);
    } else {
      early.add(id);
      bound(early);
    }
  }

  private void arrive(String id) {
    matched++;
    arrived.add(id);
    bound(arrived);
  }

  private static void bound(SequencedSet<String> ids) {
    if (ids.size() > MOST) {
      ids.removeFirst();
    }
  }

  private void counted(long now, GatewayCounted e) {
    store =
        Optional.of(
            new Store(
                now - e.tookNanos(),
                e.stored(),
                e.doubled(),
                e.missing(),
                e.unnumbered(),
                e.first(),
                e.last(),
                e.by()));
    afterStore =
        numbered.stream().filter(one -> one.number() > e.last()).map(Numbered::atNanos).toList();
  }

  Messages messages() {
    return new Messages(
        store,
        untold,
        leaps,
        firstNumber,
        afterStore,
        sent,
        reported,
        doubled,
        matched,
        forgotten,
        List.copyOf(waiting.values()));
  }
}

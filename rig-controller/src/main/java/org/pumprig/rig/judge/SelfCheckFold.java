package org.pumprig.rig.judge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pumprig.rig.event.Attendance;
import org.pumprig.rig.event.BalanceRecord;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.DropObservation;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.OperatorRecord;
import org.pumprig.rig.event.SelfChecked;
import org.pumprig.rig.event.Witness;
import org.pumprig.rig.qualification.BenchCheck;
import org.pumprig.rig.qualification.BenchChecks;

/**
 * Follows what is known of the instruments: by the self-check before and after the run, and by
 * known weights, contacts and flows that people bring. What an instrument showed between the last
 * time it was known to be good and a check that it failed is worth nothing, up to the next good
 * one. One that only said nothing is not known to be wrong: it is blind from its last word to its
 * next.
 */
final class SelfCheckFold {
  private static final int MOST = 200;

  private final BenchChecks references = new BenchChecks();
  private final BenchDriftFold drift = new BenchDriftFold();
  private final Map<String, Long> good = new LinkedHashMap<>();
  private final Map<String, Bad> bad = new LinkedHashMap<>();
  private final List<BlindInterval> blind = new ArrayList<>();
  private final List<String> doubts = new ArrayList<>();

  private final Map<String, Silent> silent = new LinkedHashMap<>();
  private final Readings readings;

  private record Bad(long fromNanos, List<Channel> channels, String why) {}

  /** It was silent when it was tried, at that time. */
  private record Silent(Bad since, long triedNanos) {}

  /**
   * @param readings of the same run, fed with each record after this
   */
  SelfCheckFold(Readings readings) {
    this.readings = readings;
  }

  void on(long now, Event event) {
    drift.on(event);
    if (!silent.isEmpty()) {
      heardAgain();
    }
    if (event instanceof SelfChecked check) {
      switch (check.found()) {
        case GOOD -> good(now, check.what().onDisk());
        case BAD -> bad(now, check);
        case SILENT -> silent(now, check);
        case UNTRIED -> {}
      }
    } else if (event instanceof Witness
        || event instanceof DropObservation
        || event instanceof BalanceRecord
        || event instanceof OperatorRecord
        || event instanceof Attendance) {
      references.on(now, event).forEach(check -> reference(now, check));
    }
  }

  private void bad(long now, SelfChecked check) {
    if (check.what() == SelfChecked.What.KNOWN_FAULT && doubts.size() < MOST) {
      doubts.add(
          "A known fault on a spare flow was not measured as asked for at %s (%s); the rig's faults were last known to act rightly at %s."
              .formatted(
                  Say.time(now),
                  check.detail(),
                  good.containsKey(check.what().onDisk())
                      ? Say.time(good.get(check.what().onDisk()))
                      : "no time of this run"));
    }
    bad(check.what().onDisk(), check.what().channels(), why(check));
  }

  private void silent(long now, SelfChecked check) {
    String name = check.what().onDisk();
    long from =
        check.what().channels().stream()
            .mapToLong(readings::lastNanos)
            .reduce(good.getOrDefault(name, 0L), Math::max);
    silent.putIfAbsent(name, new Silent(new Bad(from, check.what().channels(), why(check)), now));
  }

  private static String why(SelfChecked check) {
    return "self-check, " + check.what().onDisk() + ": " + check.detail();
  }

  /** Words after the check end a silence. */
  private void heardAgain() {
    silent
        .entrySet()
        .removeIf(
            each -> {
              Silent open = each.getValue();
              long word =
                  open.since().channels().stream()
                      .mapToLong(readings::lastNanos)
                      .max()
                      .orElse(Long.MIN_VALUE);
              boolean heard = word > open.triedNanos();
              if (heard) {
                keep(open.since(), word);
              }
              return heard;
            });
  }

  private void reference(long now, BenchCheck check) {
    drift.reference(now, check);
    String name = check.what().word();
    switch (check.standing()) {
      case SHOWN -> good(now, name);
      case WRONG -> bad(name, List.of(channel(check.what())), name + ": " + check.words());
      case NOT_SHOWN, NOT_THERE -> {}
    }
  }

  private static Channel channel(BenchCheck.What what) {
    return switch (what) {
      case CHECK_WEIGHT, KNOWN_FLOW -> Channel.FLOW;
      case CONTACT -> Channel.CONTACT;
      case KNOWN_TONE -> Channel.SOUND;
      case KNOWN_FAULT, BLIND_FAULTS -> Channel.WIRE;
    };
  }

  private void good(long now, String name) {
    Bad open = bad.remove(name);
    if (open != null) {
      keep(open, now);
    }
    Silent unheard = silent.remove(name);
    if (unheard != null) {
      keep(unheard.since(), now);
    }
    good.put(name, now);
  }

  private void keep(Bad open, long now) {
    if (blind.size() < MOST) {
      blind.addAll(stretches(open, now));
    }
  }

  private void bad(String name, List<Channel> channels, String why) {
    bad.putIfAbsent(name, new Bad(good.getOrDefault(name, 0L), channels, why));
  }

  private static List<BlindInterval> stretches(Bad open, long now) {
    return open.channels().stream()
        .map(channel -> new BlindInterval(channel, open.fromNanos(), now, open.why()))
        .toList();
  }

  /** What is blind for it, if the run is judged now. */
  List<BlindInterval> blind(long now) {
    heardAgain();
    var all = new ArrayList<>(blind);
    silent.values().forEach(open -> all.addAll(stretches(open.since(), now)));
    bad.values().forEach(open -> all.addAll(stretches(open, now)));
    return all;
  }

  /** How far the bench itself moved. */
  BenchDrift drift() {
    return drift.drift();
  }

  /** Why proofs of faults are in doubt. */
  List<String> doubts() {
    return List.copyOf(doubts);
  }
}

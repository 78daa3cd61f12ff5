package org.pumprig.pump.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which messages were stored, by sender and control id (MSH-10), so that lost and doubled ones can
 * be proved. Emulated pumps number their messages and never use a number twice: a number that is
 * skipped is a message that was lost, or is on its way.
 */
final class MessageLedger {
  /** Skipped numbers that are remembered of a sender, to know a late one from a double. */
  static final int MOST_MISSING = 10_000;

  /** Those beyond are counted together, without their numbers. */
  private static final int MOST_SENDERS = 50_000;

  private static final String DIGITS = "[0-9]{1,18}";

  private final Map<String, Sender> senders = new LinkedHashMap<>();

  private static final class Sender {
    private final TreeSet<Long> missing = new TreeSet<>();
    private long first = -1;
    private long last;
    private long messages;
    private long doubles;
    private long forgotten;
    private long unnumbered;
  }

  void store(String sender, String controlId) {
    boolean known = senders.size() < MOST_SENDERS || senders.containsKey(sender);
    Sender from = senders.computeIfAbsent(known ? sender : "", _ -> new Sender());
    from.messages++;
    if (!known || !controlId.matches(DIGITS)) {
      from.unnumbered++;
      return;
    }
    long number = Long.parseLong(controlId);
    if (from.first < 0) {
      from.first = number;
      from.last = number;
    } else if (!isNew(from, number) && number >= from.first) {
      from.doubles++;
    }
  }

  /** A number that its sender used for something else than a message to be stored. */
  void other(String sender, String controlId) {
    Sender from = senders.get(sender);
    if (from != null && from.first >= 0 && controlId.matches(DIGITS)) {
      isNew(from, Long.parseLong(controlId));
    }
  }

  /** Whether it came neither before nor is from before the first; it is no longer missing. */
  private static boolean isNew(Sender from, long number) {
    if (number <= from.last) {
      return from.missing.remove(number);
    }
    skipped(from, number);
    from.last = number;
    return true;
  }

  private static void skipped(Sender from, long number) {
    long skipped = number - from.last - 1;
    long room = Math.min(skipped, MOST_MISSING - from.missing.size());
    for (long each = 1; each <= room; each++) {
      from.missing.add(from.last + each);
    }
    from.forgotten += skipped - room;
  }

  List<Receipts> receipts() {
    return senders.entrySet().stream()
        .map(
            entry -> {
              Sender from = entry.getValue();
              return new Receipts(
                  entry.getKey(),
                  from.messages,
                  from.doubles,
                  from.missing.size() + from.forgotten,
                  from.unnumbered,
                  from.first,
                  from.last);
            })
        .toList();
  }
}

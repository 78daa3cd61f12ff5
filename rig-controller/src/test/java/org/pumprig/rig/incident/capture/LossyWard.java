package org.pumprig.rig.incident.capture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.pumprig.rig.yaml.InputProblem;

/**
 * Pumps that talk with their gateway by a small TCP of our own, while packets get lost: whoever
 * gets no acknowledgement sends again and waits twice as long each time, one segment at a time;
 * later ones wait behind it; who waits for more than a second gives up and connects anew. What gets
 * lost on the way to the gateway passed the capture, what gets lost on the way back did not.
 */
final class LossyWard {
  static final long MS = 1_000_000;
  private static final long HOP = 100_000;
  private static final long FIRST_WAIT = 200 * MS;
  private static final long GIVE_UP = 1_000 * MS;
  private static final int WINDOW = 10;

  private final SplittableRandom random;
  private final List<Recorded> recorded = new ArrayList<>();
  private final List<Spell> spells = new ArrayList<>();
  private final boolean asksAgain;
  private final int repeatsThatTell;

  /** Packets of a pump, or of all, get lost with a probability; pump −1: all. */
  record Spell(int pump, boolean up, boolean down, double share, long from, long to) {}

  private record Recorded(
      long at, int pump, boolean up, int port, int seq, int ack, int flags, String data) {}

  /** A segment under way. */
  private record Sent(int seq, String data) {
    int end() {
      return seq + data.length();
    }
  }

  LossyWard(long seed) {
    random = new SplittableRandom(seed);
    asksAgain = random.nextBoolean();
    repeatsThatTell = random.nextBoolean() ? 1 : 3;
  }

  LossyWard with(Spell spell) {
    spells.add(spell);
    return this;
  }

  /** What an import sees of it. */
  CaptureImport.Seen seen(int pumps, long everyNanos, long untilNanos)
      throws InputProblem, java.io.IOException {
    for (int i = 0; i < pumps; i++) {
      new Talk(i, everyNanos, untilNanos).run();
    }
    recorded.sort(Comparator.comparingLong(Recorded::at));
    var file = new Captures(1 << 24, false, false, false);
    for (Recorded each : recorded) {
      file.pump(each.pump);
      if (each.flags == 0) {
        file.lost(each.up);
      } else {
        file.tcp(each.at / 1_000, each.up, each.port, each.seq, each.ack, each.flags, each.data);
      }
    }
    return CaptureImport.read(
        "made", new java.io.ByteArrayInputStream(file.bytes()), Optional.empty());
  }

  /** One pump and its end of the gateway. */
  private final class Talk {
    private final int pump;
    private final long every;
    private final long until;
    private final PriorityQueue<Event> events =
        new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private long now;
    private long order;
    private int port = 20_000;
    private int messages;
    private End self = new End(true);
    private End gateway = new End(false);
    private boolean open;

    private record Event(long at, long order, Runnable action) {}

    Talk(int pump, long every, long until) {
      this.pump = pump;
      this.every = every;
      this.until = until;
    }

    void run() {
      after(random.nextLong(every), this::connect);
      after(random.nextLong(every), this::message);
      while (!events.isEmpty() && events.peek().at < until) {
        Event next = events.remove();
        now = next.at;
        next.action.run();
      }
    }

    private void after(long nanos, Runnable action) {
      events.add(new Event(now + nanos, order++, action));
    }

    private void message() {
      if (open) {
        String id = "M" + messages++;
        self.say("\u000bMSH|^~\\&|PUMP|SITE|||1||ORU|" + id + "|P\rPID|||4711\r\u001c\r");
      }
      after(every, this::message);
    }

    private void connect() {
      port++;
      open = false;
      self = new End(true);
      gateway = new End(false);
      request(port, 1_000 * MS);
    }

    /** Asks for a connection: again after a second, or at once with another one. */
    private void request(int mine, long wait) {
      if (open || mine != port) {
        return;
      }
      carry(
          true,
          mine,
          99,
          0,
          Segment.SYN,
          "",
          () -> {
            if (mine == port) {
              carry(false, mine, 499, 100, Segment.SYN | Segment.ACK, "", () -> opened(mine));
            }
          });
      if (asksAgain) {
        after(wait, () -> request(mine, 2 * wait));
      } else {
        after(
            100 * MS,
            () -> {
              if (!open && mine == port) {
                connect();
              }
            });
      }
    }

    private void opened(int mine) {
      if (mine == port && !open) {
        open = true;
        carry(true, mine, 100, 500, Segment.ACK, "", () -> {});
      }
    }

    private void carry(
        boolean up, int mine, int seq, int ack, int flags, String data, Runnable arrives) {
      long at = now + (up ? 0 : HOP);
      boolean lost = lost(up, now);
      recorded.add(new Recorded(at, pump, up, mine, seq, ack, !up && lost ? 0 : flags, data));
      if (!lost) {
        after(2 * HOP, arrives);
      }
    }

    private boolean lost(boolean up, long at) {
      double passes = 1;
      for (Spell spell : spells) {
        boolean meets = spell.pump < 0 || spell.pump == pump;
        if (meets && (up ? spell.up : spell.down) && at >= spell.from && at <= spell.to) {
          passes *= 1 - spell.share;
        }
      }
      return random.nextDouble() >= passes;
    }

    /** One end of the connection that stands. */
    private final class End {
      private final boolean pumps;
      private final int mine = port;
      private final Deque<Sent> unconfirmed = new ArrayDeque<>();
      private final Deque<String> queued = new ArrayDeque<>();
      private final TreeMap<Integer, String> early = new TreeMap<>();
      private int next;
      private int expects;
      private int window = WINDOW;
      private int repeats;
      private long wait = FIRST_WAIT;
      private long alarm;
      private long confirmedAt;

      End(boolean pumps) {
        this.pumps = pumps;
        next = pumps ? 100 : 500;
        expects = pumps ? 500 : 100;
      }

      private End other() {
        return pumps ? gateway : self;
      }

      void say(String data) {
        queued.add(data);
        flush();
      }

      private void flush() {
        while (!queued.isEmpty() && unconfirmed.size() < window) {
          var sent = new Sent(next, queued.remove());
          next = sent.end();
          if (unconfirmed.isEmpty()) {
            confirmedAt = now;
            alarm();
          }
          unconfirmed.add(sent);
          send(sent.seq, sent.data);
        }
      }

      private void send(int seq, String data) {
        carry(pumps, mine, seq, expects, Segment.ACK, data, receives(seq, expects, data));
      }

      private Runnable receives(int seq, int ack, String data) {
        End to = other();
        boolean misses = !early.isEmpty();
        return () -> to.takes(seq, ack, data, misses);
      }

      private void alarm() {
        long mark = ++alarm;
        after(wait, () -> rings(mark));
      }

      private void rings(long mark) {
        if (mark != alarm || unconfirmed.isEmpty() || mine != port) {
          return;
        }
        if (pumps && now - confirmedAt > GIVE_UP) {
          carry(true, mine, next, expects, Segment.RST | Segment.ACK, "", () -> {});
          connect();
          return;
        }
        window = 1;
        wait *= 2;
        again();
      }

      private void again() {
        Sent first = unconfirmed.getFirst();
        alarm();
        send(first.seq, first.data);
      }

      /**
       * A segment arrives.
       *
       * @param misses its sender holds later data than it confirms
       */
      private void takes(int seq, int ack, String data, boolean misses) {
        if (mine != port) {
          return;
        }
        confirmed(ack, data.isEmpty() && misses);
        if (data.isEmpty()) {
          return;
        }
        if (seq - expects > 0) {
          early.put(seq, data);
        }
        int before = expects;
        for (String each = seq == expects ? data : null;
            each != null;
            each = early.remove(expects)) {
          expects += each.length();
          if (!pumps) {
            String id = each.substring(each.indexOf("ORU|") + 4, each.indexOf("|P\r"));
            queued.add("\u000bMSH|^~\\&|GW|SITE|||1||ACK|A|P\rMSA|AA|" + id + "\r\u001c\r");
          }
        }
        int unsent = next;
        flush();
        if (unsent == next || expects == before) {
          send(next, "");
        }
      }

      private void confirmed(int ack, boolean misses) {
        int count = unconfirmed.size();
        while (!unconfirmed.isEmpty() && unconfirmed.getFirst().end() - ack <= 0) {
          unconfirmed.remove();
        }
        if (unconfirmed.size() < count) {
          confirmedAt = now;
          wait = FIRST_WAIT;
          repeats = 0;
          window = Math.min(WINDOW, window + count - unconfirmed.size());
          alarm();
          flush();
        } else if (misses && count > 0 && ++repeats == repeatsThatTell) {
          again();
        }
      }
    }
  }
}

package org.pumprig.pump.protocol.bcc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.frame.BccFramer;
import org.pumprig.link.frame.BccStuffing;
import org.pumprig.time.Scheduler;

/**
 * A rack with one pump at pillar 0, slot 1. In cyclic mode it sends all values each second once it
 * was asked whether it is alive, and nothing before the last block was acknowledged. A block is
 * sent again after NAK, the next one after ACK; a new request begins anew. How {@code ADMIN:ALIVE}
 * is answered in full isn't in the facts: here by {@code GNACK,0}. Confined to the scheduler's
 * thread.
 */
public final class BccServer {
  private static final String GENERAL = "50001";
  private static final String PUMP = "50101";
  private static final int MOST_BLOCK = 200;
  private static final String BED = "1/1/1";

  private static final long CYCLE_NANOS = 1_000_000_000L;

  private final Scheduler scheduler;
  private final Supplier<Optional<BccValues>> values;
  private final Mode mode;

  /** How it speaks. */
  public enum Mode {
    /** Answers requests. */
    REQUEST,
    /** Answers requests, all bytes stuffed. */
    STUFFED,
    /** Sends by itself. */
    CYCLIC
  }

  /**
   * In request mode.
   *
   * @param values the pump's, now; empty: it is off and the rack says nothing of it
   */
  public BccServer(Scheduler scheduler, Supplier<Optional<BccValues>> values) {
    this(scheduler, values, Mode.REQUEST);
  }

  /**
   * @param values the pump's, now; empty: it is off and the rack says nothing of it
   */
  public BccServer(Scheduler scheduler, Supplier<Optional<BccValues>> values, Mode mode) {
    this.scheduler = scheduler;
    this.values = values;
    this.mode = mode;
  }

  /** Takes a client's link, not yet opened; each has an exchange of its own. */
  public void attach(Link link) {
    var client = new Client(link);
    link.open(
        event -> {
          switch (event) {
            case LinkEvent.Received data -> client.heard(data.bytes());
            case LinkEvent.Opened _ -> {}
            case LinkEvent.Closed gone -> {
              client.gone = true;
              if (gone.reason() != LinkEvent.Reason.OWN) {
                link.close(); // after a FIN of the peer our side is still open
              }
            }
          }
        });
  }

  private final class Client {
    private final Link link;
    private final BccFramer framer = new BccFramer();
    private final BccStuffing stuffing = new BccStuffing();
    private final Deque<byte[]> blocks = new ArrayDeque<>();
    private boolean cycles;
    private boolean gone;

    Client(Link link) {
      this.link = link;
    }

    void heard(byte[] bytes) {
      byte[] plain = mode == Mode.STUFFED ? stuffing.unstuff(bytes) : bytes;
      framer.push(plain).forEach(this::frame);
    }

    private void cycle() {
      if (gone) {
        return;
      }
      if (blocks.isEmpty()) {
        cut(memory(scheduler.nanoTime() / 1_000_000_000L));
        send(blocks.peek());
      }
      scheduler.schedule(CYCLE_NANOS, this::cycle);
    }

    private String memory(long now) {
      return values
          .get()
          .map(each -> each.quadruples(now, PUMP))
          .orElseGet(() -> BccValues.quadruple(now, GENERAL, "GNACK", "0"));
    }

    void frame(BccFramer.Frame frame) {
      switch (frame) {
        case BccFramer.Frame.Answer answer -> {
          if (answer.acknowledged()) {
            blocks.poll();
          }
          send(blocks.peek());
        }
        case BccFramer.Frame.Block block -> request(block.text());
        case BccFramer.Frame.Broken _ -> link.send(new byte[] {BccFramer.NAK});
      }
    }

    private void request(String text) {
      int command = text.indexOf('>');
      long now = scheduler.nanoTime() / 1_000_000_000L;
      blocks.clear();
      String answer =
          switch (text.substring(command + 1)) {
            case "ADMIN:ALIVE", "ADMIN:VERSION" -> BccValues.quadruple(now, GENERAL, "GNACK", "0");
            case "MEM:GET", "MEM:GETSLOT#01" -> memory(now);
            default -> BccValues.quadruple(now, GENERAL, "GNERR", "1"); // text from outside
          };
      cut(answer);
      send(blocks.peek());
      if (mode == Mode.CYCLIC && !cycles) {
        cycles = true;
        scheduler.schedule(CYCLE_NANOS, this::cycle);
      }
    }

    /** Blocks end between quadruples, never in one. */
    private void cut(String answer) {
      int from = 0;
      while (from < answer.length()) {
        int to = answer.length();
        if (to - from > MOST_BLOCK) {
          to = answer.lastIndexOf('\u001e', from + MOST_BLOCK) + 1;
        }
        String part = answer.substring(from, to);
        boolean last = to == answer.length();
        String text = part.endsWith("\u001e") ? part.substring(0, part.length() - 1) : part;
        blocks.add(BccFramer.encode(BED + ">" + text, last));
        from = to;
      }
    }

    private void send(byte @Nullable [] block) {
      if (block != null) {
        link.send(mode == Mode.STUFFED ? BccStuffing.stuff(block) : block.clone());
      }
    }
  }
}

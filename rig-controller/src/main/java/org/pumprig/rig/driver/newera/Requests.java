package org.pumprig.rig.driver.newera;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.frame.NewEraFramer;
import org.pumprig.rig.driver.DriverPort;
import org.pumprig.time.Scheduler;

/**
 * One request on the line at a time. A reply belongs to the last request; one that doesn't come
 * within its time is asked for once more, in the other framing as long as the pump's mode isn't
 * known.
 */
final class Requests {
  static final long REPLY_NANOS = 500_000_000L;

  /**
   * After an alarm came in place of a reply: until nothing of the old exchange can be on its way.
   */
  static final long DRAIN_NANOS = 100_000_000L;

  private static final int MOST_WAITING = 64;
  private static final int TRIES = 3;

  private final DriverPort port;
  private final int address;
  private final Deque<Request> waiting = new ArrayDeque<>();
  private @Nullable Request current;
  private Scheduler.Timer timer = () -> {};
  private boolean safe = true;
  private boolean modeKnown;
  private boolean draining;
  private boolean up;

  /** What is to be done with a reply; empty: none came. */
  private static final class Request {
    private final String command;
    private final boolean packet;
    private final Consumer<Optional<NewEraReply>> then;
    private int tries;

    Request(String command, boolean packet, Consumer<Optional<NewEraReply>> then) {
      this.command = command;
      this.packet = packet;
      this.then = then;
    }
  }

  Requests(DriverPort port, int address) {
    this.port = port;
    this.address = address;
  }

  /** The line is usable; the pump's mode is to be found. */
  void up() {
    up = true;
    modeKnown = false;
    safe = true;
    draining = false;
  }

  /** The line is gone: whoever waits is told that no reply came, and whoever asks too. */
  void down() {
    up = false;
    timer.cancel();
    var untold = new ArrayDeque<Request>(waiting);
    Request asked = current;
    waiting.clear();
    current = null;
    if (asked != null) {
      untold.addFirst(asked);
    }
    untold.forEach(request -> request.then.accept(Optional.empty()));
  }

  /** Asks; beyond the limit the answer is that none came. */
  void ask(String command, Consumer<Optional<NewEraReply>> then) {
    add(new Request(command, false, then));
  }

  /** Asks with a packet whatever the mode: how safe mode is entered and left. */
  void askByPacket(String command, Consumer<Optional<NewEraReply>> then) {
    add(new Request(command, true, then));
  }

  private void add(Request request) {
    if (!up || waiting.size() >= MOST_WAITING) {
      request.then.accept(Optional.empty());
      return;
    }
    waiting.add(request);
    next();
  }

  private void next() {
    if (current == null && !draining) {
      current = waiting.poll();
      send();
    }
  }

  private void send() {
    Request request = current;
    if (request == null) {
      return;
    }
    boolean other = !modeKnown && request.tries % 2 == 1;
    request.tries++;
    boolean packet = request.packet ? !other : safe != other;
    String text = address + request.command;
    port.send(packet ? NewEraFramer.safe(text) : NewEraFramer.basicRequest(text));
    timer = port.after(REPLY_NANOS, this::late);
  }

  private void late() {
    Request request = current;
    if (request != null && request.tries < TRIES) {
      send();
    } else {
      finish(Optional.empty());
    }
  }

  /** The pump spoke, in this framing. */
  void reply(NewEraReply reply, boolean asPacket) {
    safe = asPacket;
    modeKnown = true;
    if (draining || current == null) {
      return;
    }
    timer.cancel();
    if (reply.alarm().isPresent()) {
      // It may be the reply, or unasked: both look alike. What was asked is asked again later.
      draining = true;
      timer =
          port.after(
              DRAIN_NANOS,
              () -> {
                draining = false;
                again();
              });
    } else {
      finish(Optional.of(reply));
    }
  }

  private void again() {
    Request request = current;
    if (request != null && request.tries < TRIES) {
      send();
    } else if (request != null) {
      finish(Optional.empty());
    } else {
      next();
    }
  }

  private void finish(Optional<NewEraReply> reply) {
    Request done = current;
    current = null;
    if (done != null) {
      done.then.accept(reply);
    }
    next();
  }
}

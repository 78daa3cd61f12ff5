package org.pumprig.fault.service;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.LinkEvent;
import org.pumprig.link.Network;
import org.pumprig.link.frame.MllpFrame;
import org.pumprig.link.frame.MllpFramer;
import org.pumprig.time.Scheduler;

/**
 * Asks a gateway over MLLP whether it is there, on a connection of its own: an application
 * management query (HL7 v2.6, chapter 14, {@code NMQ^N01}), marked as training, which stands for no
 * patient and no pump. Any acknowledgement of it is an answer, a rejection too.
 */
final class MessageProbe {
  private static final int MAX_ANSWER = 64 * 1024;

  private final Network network;
  private final Scheduler scheduler;
  private long asked;

  MessageProbe(Network network, Scheduler scheduler) {
    this.network = network;
    this.scheduler = scheduler;
  }

  /** What came of a query. */
  sealed interface Sight {
    /**
     * The gateway answered.
     *
     * @param nanos from the query's sending
     * @param code MSA-1
     * @param sender MSH-3 and MSH-4 of the answer: who answered
     */
    record Answered(long nanos, String code, String sender) implements Sight {}

    /**
     * No answer in time.
     *
     * @param connected whether the query could be sent
     */
    record Silent(boolean connected) implements Sight {}

    /** The connection failed or ended before an answer. */
    record Broken(String why) implements Sight {}
  }

  /** Sends one query; {@code told} hears once, at the latest after {@code limitNanos}. */
  void ask(Endpoint endpoint, long limitNanos, Consumer<? super Sight> told) {
    new Attempt(network.connect(endpoint), "RIG" + ++asked, told).start(limitNanos);
  }

  private final class Attempt {
    private final Link link;
    private final String controlId;
    private final Consumer<? super Sight> told;
    private final MllpFramer framer = new MllpFramer(MAX_ANSWER);
    private Scheduler.Timer limit = () -> {};
    private long sentNanos;
    private boolean connected;
    private boolean over;

    Attempt(Link link, String controlId, Consumer<? super Sight> told) {
      this.link = link;
      this.controlId = controlId;
      this.told = told;
    }

    void start(long limitNanos) {
      limit = scheduler.schedule(limitNanos, () -> tell(new Sight.Silent(connected)));
      link.open(
          event -> {
            switch (event) {
              case LinkEvent.Opened _ -> opened();
              case LinkEvent.Received data -> framer.push(data.bytes()).forEach(this::frame);
              case LinkEvent.Closed closed ->
                  tell(new Sight.Broken(closed.reason() + " " + closed.detail()));
            }
          });
    }

    private void opened() {
      connected = true;
      sentNanos = scheduler.nanoTime();
      link.send(MllpFramer.encode(ProbeQuery.encode(controlId, scheduler.wallMicros())));
    }

    private void frame(MllpFrame frame) {
      ProbeQuery.@Nullable Answer answer =
          switch (frame) {
            case MllpFrame.Message message -> ProbeQuery.decode(message.content());
            case MllpFrame.Garbage _, MllpFrame.Broken _ -> null;
          };
      if (answer != null && answer.controlId().equals(controlId)) {
        long took = scheduler.nanoTime() - sentNanos;
        tell(new Sight.Answered(took, answer.code(), answer.sender()));
      }
    }

    private void tell(Sight sight) {
      if (!over) {
        over = true;
        limit.cancel();
        link.close();
        told.accept(sight);
      }
    }
  }
}

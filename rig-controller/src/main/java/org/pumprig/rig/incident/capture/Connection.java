package org.pumprig.rig.incident.capture;

import org.pumprig.rig.incident.capture.Sightings.Attempt;
import org.pumprig.rig.incident.capture.Sightings.Ending;
import org.pumprig.rig.incident.capture.Sightings.HalfOpen;
import org.pumprig.rig.incident.capture.Sightings.Loss;
import org.pumprig.rig.incident.capture.Sightings.Outcome;

/** One TCP connection between a pump and its gateway. */
public final class Connection {
  /** Kernels keep an acknowledgement back so long while the other side's data is under way. */
  private static final long KEPT_BACK_NANOS = 50_000_000;

  private final PumpTraffic pump;
  private final Sightings sightings;
  private final Side[] sides = {new Side(), new Side()};
  private final Exchanges exchanges;
  private long askedNanos = -1;
  private int tries;
  private long establishedNanos = -1;
  private long unansweredNanos = -1;
  private boolean over;
  private boolean cut;
  private String end = "open";
  private final long[] bytes = new long[2];
  private long firstNanos = -1;
  private long lastNanos;
  private long retransmissions;

  Connection(PumpTraffic pump, Sightings sightings) {
    this.pump = pump;
    this.sightings = sightings;
    this.exchanges = new Exchanges(pump, sightings);
  }

  /**
   * What is told of a connection.
   *
   * @param end {@code reset} or {@code closed}, with who did it; {@code refused}, {@code
   *     unanswered}, {@code open}
   */
  public record Summary(
      int pump,
      long firstNanos,
      long lastNanos,
      long bytesTowardsGateway,
      long bytesTowardsPump,
      long retransmissions,
      long messages,
      String end) {}

  Summary summary() {
    return new Summary(
        pump.index(),
        firstNanos,
        lastNanos,
        bytes[0],
        bytes[1],
        retransmissions,
        exchanges.messages(),
        end);
  }

  boolean over() {
    return over;
  }

  /** Whether a request to connect is not this connection's, but a new one's. */
  boolean isAnother(Segment segment) {
    return over || establishedNanos >= 0 || sides[0].begun && segment.sequence != sides[0].next - 1;
  }

  void on(Segment s, int way) {
    firstNanos = firstNanos < 0 ? s.nanos : firstNanos;
    lastNanos = s.nanos;
    boolean answers = way == 1 && sides[0].isAnswer(s);
    if (answers) {
      pump.answered(s.nanos);
    }
    if (s.undeliverable) {
      refused(s.nanos);
      return;
    }
    if (s.has(Segment.RST)) {
      reset(s, way);
      return;
    }
    if (s.has(Segment.SYN)) {
      opening(s, way);
      return;
    }
    numbered(s, way);
    if (answers) {
      unansweredNanos = -1;
    }
    if (s.payloadLength > 0 || s.has(Segment.FIN)) {
      data(s, way);
    }
    if (s.has(Segment.ACK)) {
      acknowledged(s, way);
    }
    if (s.has(Segment.FIN)) {
      finished(s.nanos, way);
    }
  }

  private void opening(Segment s, int way) {
    Side side = sides[way];
    side.begun = true;
    side.next = s.sequence + 1;
    if (way == 0) {
      if (askedNanos < 0) {
        pump.attempts++;
      }
      askedNanos = s.nanos;
      tries++;
      pump.asks(s.nanos);
    } else if (establishedNanos < 0) {
      establishedNanos = s.nanos;
      pump.established++;
      if (askedNanos >= 0) {
        sightings.attempt(new Attempt(askedNanos, pump.index(), Outcome.ESTABLISHED, tries));
        if (tries == 1) {
          sightings.roundTrip(askedNanos, s.nanos - askedNanos);
        }
      }
    }
  }

  private void refused(long now) {
    if (askedNanos >= 0 && establishedNanos < 0 && !over) {
      over = true;
      end = "refused";
      pump.refused++;
      sightings.attempt(new Attempt(askedNanos, pump.index(), Outcome.REFUSED, tries));
    }
    pump.answered(now);
  }

  private void reset(Segment s, int way) {
    if (way == 1 && establishedNanos < 0 && askedNanos >= 0) {
      refused(s.nanos);
      return;
    }
    cut = true;
    if (over) {
      return;
    }
    over = true;
    pump.resets++;
    ending(s.nanos, way == 1, true);
    if (way == 1 && unansweredNanos >= 0) {
      sightings.halfOpen(new HalfOpen(pump.index(), unansweredNanos, s.nanos));
    }
    exchanges.giveUp();
  }

  private void finished(long now, int way) {
    if (over) {
      return;
    }
    over = true;
    if (way == 0 && unansweredNanos >= 0) {
      pump.timeOuts++;
      sightings.halfOpen(new HalfOpen(pump.index(), unansweredNanos, now));
    }
    ending(now, way == 1, false);
    exchanges.giveUp();
  }

  private void ending(long now, boolean byGateway, boolean reset) {
    end = (reset ? "reset" : "closed") + (byGateway ? " by gateway" : " by pump");
    long age = establishedNanos < 0 ? 0 : now - establishedNanos;
    sightings.ending(new Ending(now, pump.index(), byGateway, reset, age));
  }

  /** The capture ends, or the connection is dropped from the table. */
  void end() {
    if (!over && askedNanos >= 0 && establishedNanos < 0) {
      end = "unanswered";
      pump.unanswered++;
      sightings.attempt(new Attempt(askedNanos, pump.index(), Outcome.UNANSWERED, tries));
    }
    over = true;
  }

  private void numbered(Segment s, int way) {
    if (s.identification < 0) {
      return;
    }
    Side side = sides[way];
    long before = side.identifiedNanos();
    int missing = side.missing(s.identification, s.nanos);
    if (way == 1 && missing > 0) {
      exchanges.heldUp(s.nanos);
    }
    if (over) {
      return;
    }
    // Nothing tells when in between; TCP that waits longer each time parts them unevenly.
    long error = (s.nanos - before) / 2;
    for (int i = 0; i < missing; i++) {
      long at = before + (s.nanos - before) * (i + 1) / (missing + 1);
      sightings.loss(new Loss(pump.index(), at, error, way == 0, true));
    }
    if (s.payloadLength == 0 && side.counted()) {
      sightings.passed(s.nanos, pump.index(), way + 2);
    }
  }

  private void data(Segment s, int way) {
    Side side = sides[way];
    int end = s.sequence + s.payloadLength + (s.has(Segment.FIN) ? 1 : 0);
    if (!side.begun) {
      side.begun = true;
      side.next = s.sequence;
    }
    if (s.payloadLength > 0) {
      pump.bytes[way] += s.payloadLength;
      bytes[way] += s.payloadLength;
      pump.segments[way]++;
      sightings.passed(s.nanos, pump.index(), way);
    }
    if (way == 0) {
      pump.asks(s.nanos);
      unansweredNanos = unansweredNanos < 0 ? s.nanos : unansweredNanos;
    }
    boolean probe = s.payloadLength <= 1 && s.sequence == side.next - 1;
    if (end - side.next > 0) {
      side.next = end;
      side.push(s.sequence, end, s.nanos, way == 0 && exchanges.sent(s, end));
    } else if (!probe) {
      again(s, way);
    }
  }

  private void again(Segment s, int way) {
    pump.retransmissions++;
    retransmissions++;
    if (way == 1) {
      exchanges.heldUp(s.nanos);
    }
    if (cut) {
      return;
    }
    Side side = sides[way];
    int at = side.waiting(s.sequence);
    if (at < 0) {
      // It was acknowledged, and the last acknowledgement passed here: lost after this place.
      if (!sides[1 - way].counted() || way == 1) {
        sightings.loss(new Loss(pump.index(), side.acknowledgedNanos(s.nanos), 0, way == 1, false));
      }
      return;
    }
    if (side.beginsBehind(at, s.sequence + s.payloadLength)) {
      // Its first copy never passed here: lost before this place.
      if (!side.counted()) {
        sightings.loss(new Loss(pump.index(), side.sentNanos(at), 0, way == 0, true));
      }
      side.heldUp();
      return;
    }
    side.lost(s, at, told -> sightings.loss(new Loss(pump.index(), told, 0, way == 0, false)));
    if (way == 0) {
      exchanges.sentAgain(s.sequence);
    }
  }

  private void acknowledged(Segment s, int way) {
    Side other = sides[1 - way];
    if (s.twice && other.waiting(s.twiceFrom) < 0 && other.repeated(s.twiceFrom) >= 0) {
      // The first copy was acknowledged, and that passed here: it was sent again for nothing.
      sightings.takenBack(other.repeated(s.twiceFrom));
    }
    int newest = -1;
    boolean again = false;
    boolean forNothing = true;
    for (int at = other.acknowledged(s.acknowledgement, s.nanos);
        at >= 0;
        at = other.acknowledged(s.acknowledgement, s.nanos)) {
      int loss = other.lossOf(at);
      // It echoes the first copy's stamp (RFC 3522): that one had arrived. The echo is that of the
      // first one acknowledged (RFC 7323): of those behind it it tells only if that was no loss.
      forNothing &= other.wasSentAgain(at) && s.stamped && s.echo - other.stampAgain(at) < 0;
      if (s.twice && loss >= 0) {
        otherWay(loss, way, other.waitedNanos(at));
      } else if (forNothing) {
        notAgain(other.end(at), loss);
      }
      newest = at;
      again |= other.wasSentAgain(at) && !forNothing;
    }
    // What waited for one that was sent again, or for a later one, says nothing about the way.
    if (newest >= 0 && !again) {
      long sent = other.sentNanos(newest);
      if (way == 0) {
        sightings.pumpSide(sent, s.nanos - sent);
      } else if (!other.isMessage(newest)) {
        sightings.roundTrip(sent, s.nanos - sent);
      }
    }
    if (way == 1) {
      exchanges.acknowledged(s);
    }
  }

  private void notAgain(int end, int loss) {
    if (loss >= 0) {
      sightings.takenBack(loss);
    }
    exchanges.notSentAgain(end);
  }

  /**
   * It came twice: what got lost is the first acknowledgement, on its way to this place; or it was
   * only kept back.
   */
  private void otherWay(int loss, int way, long waitedNanos) {
    if (sides[way].counted() || waitedNanos < KEPT_BACK_NANOS) {
      sightings.takenBack(loss); // else the gap in IP's numbers tells it
    } else {
      sightings.turned(loss);
    }
  }
}

package org.pumprig.fault.proxy;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.Direction;
import org.pumprig.fault.model.ChunkDecision;
import org.pumprig.fault.model.ConnectionDecision;
import org.pumprig.fault.model.ConnectionModel;
import org.pumprig.fault.proxy.WireEvent.By;
import org.pumprig.fault.proxy.WireEvent.How;
import org.pumprig.time.Scheduler;

/**
 * One connection of the pump with its two legs: asks the model, moves what it lets pass, and
 * carries ends and resets from one leg to the other.
 */
final class Connection<T> {
  private final ProxyCore<T> core;
  private final ConnectionModel<Parcel<T>> model;
  private final Leg<T> pump;
  private final ArrayDeque<Parcel<T>> early = new ArrayDeque<>();
  private @Nullable Leg<T> gateway;
  private @Nullable Leg<T> connecting;
  private long earlyBytes;
  private boolean pumpGone;
  private boolean gatewayGone;
  private boolean pumpFinished;
  private boolean gatewayFinished;
  private boolean pumpTold;
  private boolean gatewayTold;
  private @Nullable By firstToFinish;
  private boolean pumpPaused;
  private boolean gatewayPaused;
  private Scheduler.@Nullable Timer timer;
  private long timerDueNanos = Long.MAX_VALUE;

  Connection(ProxyCore<T> core, ConnectionModel<Parcel<T>> model, Leg<T> pump) {
    this.core = core;
    this.model = model;
    this.pump = pump;
  }

  ConnectionModel<Parcel<T>> model() {
    return model;
  }

  void start() {
    core.tell(new WireEvent.Accepted(model.number(), core.now()));
    settle();
    if (!pumpGone && !gatewayGone) {
      var leg = core.sockets().connectUpstream(this);
      connecting = gateway == null && !gatewayGone ? leg : null;
    }
  }

  // What happens on the pump's leg.

  void pumpRead(T payload) {
    if (pumpGone) {
      core.sockets().discard(payload);
      return;
    }
    if (core.tapped()) {
      tellBytes(Direction.TOWARDS_GATEWAY, core.sockets().copy(payload));
    }
    moveChunk(Direction.TOWARDS_GATEWAY, payload);
  }

  void pumpFinished() {
    if (pumpGone || pumpFinished) {
      return;
    }
    pumpFinished = true;
    firstToFinish = firstToFinish == null ? By.PUMP : firstToFinish;
    moveEnd(Direction.TOWARDS_GATEWAY, How.ORDERLY);
    endIfBothFinished();
  }

  /** The pump's leg is gone in order, both ways. */
  void pumpClosed() {
    endPump(firstToFinish == null ? By.PUMP : firstToFinish, How.ORDERLY);
  }

  void pumpReset() {
    if (!pumpGone) {
      endPump(By.PUMP, How.RESET);
      moveEnd(Direction.TOWARDS_GATEWAY, How.RESET);
    }
  }

  // What happens on the gateway's leg.

  void gatewayConnected(Leg<T> leg) {
    if (gatewayGone) {
      leg.reset();
      return;
    }
    connecting = null;
    gateway = leg;
    core.tell(new WireEvent.UpstreamConnected(model.number(), core.now()));
    while (!early.isEmpty()) {
      deliver(Direction.TOWARDS_GATEWAY, early.remove());
    }
    earlyBytes = 0;
    flush();
    updateReading();
  }

  void gatewayFailed(String reason) {
    if (gatewayGone) {
      return;
    }
    core.tell(new WireEvent.UpstreamFailed(model.number(), reason, core.now()));
    loseGateway();
    if (!pumpGone) {
      pump.reset();
      endPump(By.GATEWAY, How.RESET);
    }
    core.gatewayAbsent();
  }

  void gatewayRead(T payload) {
    if (gatewayGone) {
      core.sockets().discard(payload);
      return;
    }
    moveChunk(Direction.TOWARDS_PUMP, payload);
  }

  void gatewayFinished() {
    if (gatewayGone || gatewayFinished) {
      return;
    }
    gatewayFinished = true;
    moveEnd(Direction.TOWARDS_PUMP, How.ORDERLY);
    if (!gatewayTold) {
      core.gatewayEndedConnection();
    }
  }

  /** The gateway's leg is gone in order, both ways. */
  void gatewayClosed() {
    loseGateway();
  }

  void gatewayReset() {
    if (!gatewayGone) {
      moveEnd(Direction.TOWARDS_PUMP, How.RESET);
      loseGateway();
      core.gatewayEndedConnection();
    }
  }

  // What the model decides.

  /** Carries out what the model has decided by now; called after changes and when a time comes. */
  void settle() {
    stopTimer();
    deliverDue(Direction.TOWARDS_GATEWAY);
    deliverDue(Direction.TOWARDS_PUMP);
    flush();
    if (pumpGone && gatewayGone) {
      return;
    }
    switch (model.decide(core.now())) {
      case ConnectionDecision.Keep keep -> wakeAt(keep.wakeNanos());
      case ConnectionDecision.DropGateway _ -> dropGateway();
      case ConnectionDecision.Cut _ -> cut();
    }
    updateReading();
  }

  private void deliverDue(Direction flow) {
    long now = core.now();
    for (var next = model.poll(flow, now); next != null; next = model.poll(flow, now)) {
      deliver(flow, next);
    }
  }

  private void dropGateway() {
    var leg = gateway == null ? connecting : gateway;
    gatewayGone = true; // first: a connect that is broken off fails
    if (leg != null) {
      leg.reset();
    }
    model.drain().forEach(this::discard);
    loseGateway();
  }

  private void cut() {
    if (!pumpGone) {
      pump.reset();
      endPump(By.FAULT, How.RESET);
    }
    abandon();
  }

  /** Resets what is left without a word: the proxy closes, or the connection has been cut. */
  void abandon() {
    stopTimer();
    if (!pumpGone) {
      pump.reset();
      pumpGone = true;
    }
    dropGateway();
  }

  // Moving.

  /** Pushes out what was passed on since the last call. */
  void flush() {
    if (!pumpGone) {
      pump.flush();
    }
    var leg = gateway;
    if (leg != null && !gatewayGone) {
      leg.flush();
    }
  }

  private void moveChunk(Direction flow, T payload) {
    if (model.passes(flow)) {
      deliverChunk(flow, payload);
    } else {
      decided(flow, new Parcel.Chunk<>(payload), core.sockets().length(payload));
    }
    updateReading();
  }

  private void moveEnd(Direction flow, How how) {
    decided(flow, new Parcel.End<>(how), 0);
    flush();
  }

  private void decided(Direction flow, Parcel<T> parcel, int length) {
    switch (model.arrive(flow, parcel, length, core.now())) {
      case ChunkDecision.Forward _ -> deliver(flow, parcel);
      case ChunkDecision.ForwardAt at -> wakeAt(at.dueNanos());
      case ChunkDecision.Hold _ -> {}
      case ChunkDecision.Swallow _ -> discard(parcel);
      case ChunkDecision.Cut _ -> {
        discard(parcel);
        cut();
      }
    }
  }

  private void deliver(Direction flow, Parcel<T> parcel) {
    switch (parcel) {
      case Parcel.Chunk<T> chunk -> deliverChunk(flow, chunk.payload());
      case Parcel.End<T> end when flow == Direction.TOWARDS_GATEWAY -> endGateway(end);
      case Parcel.End<T> end -> tellPumpOfEnd(end.how());
    }
  }

  private void deliverChunk(Direction flow, T payload) {
    if (flow == Direction.TOWARDS_GATEWAY) {
      var leg = gateway;
      if (gatewayGone) {
        core.sockets().discard(payload);
      } else if (leg == null) {
        early.add(new Parcel.Chunk<>(payload));
        earlyBytes += core.sockets().length(payload);
      } else {
        leg.write(payload, null);
      }
    } else if (pumpGone) {
      core.sockets().discard(payload);
    } else if (core.tapped()) {
      byte[] copy = core.sockets().copy(payload);
      pump.write(payload, () -> tellBytes(Direction.TOWARDS_PUMP, copy));
    } else {
      pump.write(payload, null);
    }
  }

  private void endGateway(Parcel.End<T> end) {
    var leg = gateway;
    if (gatewayGone) {
      return;
    }
    if (leg == null) {
      early.add(end);
      return;
    }
    gatewayTold = true;
    switch (end.how()) {
      case ORDERLY -> leg.finish(this::closeGatewayIfBothFinished);
      case RESET -> {
        leg.reset();
        loseGateway();
      }
    }
  }

  private void closeGatewayIfBothFinished() {
    var leg = gateway;
    if (gatewayFinished && !gatewayGone && leg != null) {
      leg.close();
      loseGateway();
    }
  }

  private void tellPumpOfEnd(How how) {
    if (pumpGone) {
      return;
    }
    switch (how) {
      case ORDERLY -> {
        firstToFinish = firstToFinish == null ? By.GATEWAY : firstToFinish;
        pump.finish(
            () -> {
              pumpTold = true;
              endIfBothFinished();
            });
      }
      case RESET -> {
        pump.reset();
        endPump(By.GATEWAY, How.RESET);
      }
    }
  }

  private void endIfBothFinished() {
    if (pumpFinished && pumpTold && !pumpGone) {
      pump.close();
      endPump(firstToFinish == null ? By.PUMP : firstToFinish, How.ORDERLY);
    }
  }

  // Ends.

  private void endPump(By by, How how) {
    if (!pumpGone) {
      pumpGone = true;
      model.drain(Direction.TOWARDS_PUMP).forEach(this::discard);
      core.tell(new WireEvent.Ended(model.number(), by, how, core.now()));
      forgetIfGone();
    }
  }

  private void loseGateway() {
    gatewayGone = true;
    early.forEach(this::discard);
    early.clear();
    earlyBytes = 0;
    model.drain(Direction.TOWARDS_GATEWAY).forEach(this::discard);
    forgetIfGone();
  }

  private void forgetIfGone() {
    if (pumpGone && gatewayGone) {
      stopTimer();
      core.forget(this);
    }
  }

  private void discard(Parcel<T> parcel) {
    if (parcel instanceof Parcel.Chunk<T> chunk) {
      core.sockets().discard(chunk.payload());
    }
  }

  private void tellBytes(Direction flow, byte[] bytes) {
    if (!pumpGone) {
      core.tell(new WireEvent.Bytes(model.number(), flow, bytes, core.now()));
    }
  }

  // Time and back-pressure.

  private void wakeAt(long dueNanos) {
    if (dueNanos < timerDueNanos) {
      stopTimer();
      timerDueNanos = dueNanos;
      timer = core.loop().schedule(dueNanos - core.now(), this::settle);
    }
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
    timerDueNanos = Long.MAX_VALUE;
  }

  /** Reads a leg only while what it brings finds room: in the model, and in the other leg. */
  void updateReading() {
    var leg = gateway;
    if (!pumpGone) {
      long waiting = model.queuedBytes(Direction.TOWARDS_GATEWAY) + earlyBytes;
      boolean sinkFull = leg != null && !gatewayGone && !leg.writable();
      boolean pause = sinkFull || core.tooMuch(waiting, pumpPaused);
      if (pause != pumpPaused) {
        pumpPaused = pause;
        pump.reading(!pause);
      }
    }
    if (leg != null && !gatewayGone) {
      boolean sinkFull = !pumpGone && !pump.writable();
      boolean pause =
          sinkFull || core.tooMuch(model.queuedBytes(Direction.TOWARDS_PUMP), gatewayPaused);
      if (pause != gatewayPaused) {
        gatewayPaused = pause;
        leg.reading(!pause);
      }
    }
  }
}

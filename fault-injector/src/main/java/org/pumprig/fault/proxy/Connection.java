package org.pumprig.fault.proxy;

import org.jspecify.annotations.Nullable;
import org.pumprig.fault.Direction;
import org.pumprig.fault.model.ChunkDecision;
import org.pumprig.fault.model.ConnectionDecision;
import org.pumprig.fault.model.ConnectionModel;
import org.pumprig.fault.proxy.WireEvent.By;
import org.pumprig.fault.proxy.WireEvent.How;

/**
 * One connection of the pump with its two legs: asks the model, moves what it lets pass, and
 * carries ends and resets from one leg to the other.
 */
final class Connection<T> {
  private final ProxyCore<T> core;
  private final ConnectionModel<Parcel<T>> model;
  private final Leg<T> pump;
  private final GatewaySide<T> gateway;
  private final Wakeup wakeup;
  private boolean pumpGone;
  private boolean pumpFinished;
  private boolean pumpTold;
  private boolean pumpPaused;
  private boolean gatewayFinished;
  private @Nullable By firstToFinish;

  Connection(ProxyCore<T> core, ConnectionModel<Parcel<T>> model, Leg<T> pump) {
    this.core = core;
    this.model = model;
    this.pump = pump;
    this.gateway = new GatewaySide<>(core.sockets());
    this.wakeup = new Wakeup(core.loop(), this::settle);
  }

  ConnectionModel<Parcel<T>> model() {
    return model;
  }

  void start() {
    core.tell(new WireEvent.Accepted(model.number(), core.now()));
    settle();
    long laterNanos = model.connectDelayNanos();
    if (laterNanos == 0) {
      connectGateway();
    } else {
      core.loop().schedule(laterNanos, this::connectGateway);
    }
  }

  private void connectGateway() {
    if (!pumpGone && !gateway.gone()) {
      gateway.connect(this);
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
    if (!gateway.gone() && !pumpGone) {
      core.tell(new WireEvent.UpstreamConnected(model.number(), core.now()));
    }
    if (gateway.connected(leg, this::closeGatewayIfBothFinished)) {
      if (gateway.gone()) {
        loseGateway(); // the pump's reset was waiting
      }
      flush();
      updateReading();
    }
  }

  void gatewayFailed(String reason) {
    if (gateway.gone()) {
      return;
    }
    loseGateway();
    if (!pumpGone) {
      core.tell(new WireEvent.UpstreamFailed(model.number(), reason, core.now()));
      pump.reset();
      endPump(By.GATEWAY, How.RESET);
    }
    core.gatewayAbsent();
  }

  void gatewayRead(T payload) {
    if (gateway.gone()) {
      core.sockets().discard(payload);
      return;
    }
    moveChunk(Direction.TOWARDS_PUMP, payload);
  }

  void gatewayFinished() {
    if (gateway.gone() || gatewayFinished) {
      return;
    }
    gatewayFinished = true;
    moveEnd(Direction.TOWARDS_PUMP, How.ORDERLY);
    if (!gateway.told()) {
      core.gatewayEndedConnection();
    }
    closeGatewayIfBothFinished();
  }

  /** The gateway's leg is gone in order, both ways. */
  void gatewayClosed() {
    loseGateway();
  }

  void gatewayReset() {
    if (!gateway.gone()) {
      moveEnd(Direction.TOWARDS_PUMP, How.RESET);
      loseGateway();
      core.gatewayEndedConnection();
    }
  }

  // What the model decides.

  /** Carries out what the model has decided by now; called after changes and when a time comes. */
  void settle() {
    wakeup.stop();
    deliverDue(Direction.TOWARDS_GATEWAY);
    deliverDue(Direction.TOWARDS_PUMP);
    flush();
    if (pumpGone && gateway.gone()) {
      return;
    }
    switch (model.decide(core.now())) {
      case ConnectionDecision.Keep keep -> wakeup.at(keep.wakeNanos());
      case ConnectionDecision.DropGateway _ -> dropGateway();
      case ConnectionDecision.Close _ -> closeBoth();
      case ConnectionDecision.Cut _ -> cut();
    }
    updateReading();
  }

  private void deliverDue(Direction flow) {
    long now = core.now();
    for (var next = model.poll(flow, now); next != null; next = model.poll(flow, now)) {
      deliver(flow, next);
      if (model.slices(flow)) {
        flush();
      }
    }
  }

  /** The fault ends the connection in order; what was passed on goes out before it. */
  private void closeBoth() {
    if (!pumpGone) {
      pump.finish(pump::close);
      endPump(By.FAULT, How.ORDERLY);
    }
    gateway.closeInOrder();
    abandonGateway();
  }

  /** The gateway goes; the pump doesn't learn of it. What was on its way there is swallowed. */
  private void dropGateway() {
    gateway.breakOff();
    for (var parcel : gateway.lose()) {
      decided(Direction.TOWARDS_GATEWAY, parcel, lengthOf(parcel));
    }
    abandonGateway();
  }

  private void abandonGateway() {
    gateway.breakOff();
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
    wakeup.stop();
    if (!pumpGone) {
      pump.reset();
      pumpGone = true;
    }
    abandonGateway();
  }

  // Moving.

  /** Pushes out what was passed on since the last call. */
  void flush() {
    if (!pumpGone) {
      pump.flush();
    }
    gateway.flush();
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
      case ChunkDecision.ForwardAt at -> wakeup.at(at.dueNanos());
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
      gateway.write(payload);
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
    boolean wasThere = !gateway.gone();
    gateway.end(end, this::closeGatewayIfBothFinished);
    if (wasThere && gateway.gone()) {
      loseGateway();
    }
  }

  private void closeGatewayIfBothFinished() {
    if (gatewayFinished && gateway.endSent() && !gateway.gone()) {
      gateway.close();
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
        pump.flush(); // what came before the reset goes out before it
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
    gateway.lose().forEach(this::discard);
    model.drain(Direction.TOWARDS_GATEWAY).forEach(this::discard);
    forgetIfGone();
  }

  private void forgetIfGone() {
    if (pumpGone && gateway.gone()) {
      wakeup.stop();
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

  private int lengthOf(Parcel<T> parcel) {
    return parcel instanceof Parcel.Chunk<T> chunk ? core.sockets().length(chunk.payload()) : 0;
  }

  /** Reads a leg only while what it brings finds room: in the model, and in the other leg. */
  void updateReading() {
    if (!pumpGone) {
      long waiting = model.queuedBytes(Direction.TOWARDS_GATEWAY) + gateway.earlyBytes();
      boolean pause = gateway.full() || core.tooMuch(waiting, pumpPaused);
      if (pause != pumpPaused) {
        pumpPaused = pause;
        pump.reading(!pause);
      }
    }
    long waiting = model.queuedBytes(Direction.TOWARDS_PUMP);
    boolean pumpFull = !pumpGone && !pump.writable();
    gateway.pause(pumpFull || core.tooMuch(waiting, gateway.paused()));
  }
}

package org.pumprig.fault.model.packet;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.pumprig.fault.Direction;
import org.pumprig.fault.model.packet.Fate.Touch;

/**
 * One direction of a unit's flow: a packet goes through the active faults in the order in which
 * these were applied. Where one makes it wait, it goes on to the next at its due time, so that each
 * fault sees what the one before it let through, in that order.
 */
final class PacketLane {
  private final Direction flow;
  private final PacketLimits limits;
  private final List<Stage> stages = new ArrayList<>();
  private final PriorityQueue<Transit> waiting = new PriorityQueue<>();
  private long sequence;
  private long waitingBytes;
  private long malformed;

  PacketLane(Direction flow, PacketLimits limits) {
    this.flow = flow;
    this.limits = limits;
  }

  private record Stage(ActivePacketFault active, PacketTally tally) {}

  void faultStarts(ActivePacketFault active) {
    if (active.spec.direction().covers(flow)) {
      stages.add(new Stage(active, active.tally(flow)));
    }
  }

  void faultEnds(ActivePacketFault active) {
    stages.removeIf(stage -> stage.active == active);
  }

  /** Whether a packet would go through at once and unseen. */
  boolean idle() {
    return stages.isEmpty();
  }

  long malformed() {
    return malformed;
  }

  int waitingPackets() {
    return waiting.size();
  }

  void arrive(Packet packet, long nowNanos, Consumer<? super Fate> fates) {
    poll(nowNanos, fates);
    switch (packet.kind()) {
      case UNDERSTOOD -> walk(new Transit(packet), nowNanos, nowNanos, fates);
      case NOT_IP -> fates.accept(new Fate.Passed(flow, packet, List.of()));
      case MALFORMED -> {
        malformed++;
        fates.accept(new Fate.Passed(flow, packet, List.of()));
      }
    }
  }

  /** Lets go on what is due. */
  void poll(long nowNanos, Consumer<? super Fate> fates) {
    for (var head = waiting.peek();
        head != null && head.dueNanos <= nowNanos;
        head = waiting.peek()) {
      waiting.remove();
      waitingBytes -= head.packet.bytes().length;
      Stage stage = head.waitsIn;
      if (stage != null) {
        stage.tally.delivered(nowNanos - head.sinceNanos);
        stage.tally.left(head.packet);
      }
      walk(head, head.dueNanos, nowNanos, fates);
    }
  }

  /** When {@link #poll} may next have something; MAX_VALUE if nothing waits. */
  long nextDueNanos() {
    Transit head = waiting.peek();
    return head == null ? Long.MAX_VALUE : head.dueNanos;
  }

  /**
   * Through the stages that follow.
   *
   * @param dueNanos the time that the stages reckon with: never late
   * @param nowNanos the time that is measured
   */
  private void walk(Transit transit, long dueNanos, long nowNanos, Consumer<? super Fate> fates) {
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      if (stage.active.order > transit.order) {
        transit.order = stage.active.order;
        if (!goesOn(stage, transit, dueNanos, nowNanos, fates)) {
          return;
        }
      }
    }
    fates.accept(new Fate.Passed(flow, transit.packet, transit.touches));
  }

  /** Whether the packet goes on to the next stage now. */
  private boolean goesOn(
      Stage stage, Transit transit, long dueNanos, long nowNanos, Consumer<? super Fate> fates) {
    Verdict verdict = stage.tally.stage().take(transit.packet, dueNanos);
    if (verdict instanceof Verdict.Exempt) {
      return true;
    }
    stage.tally.entered(transit.packet);
    switch (verdict) {
      case Verdict.Exempt _, Verdict.Pass _ -> {}
      case Verdict.Alter alter -> {
        mark(stage, transit, "altered");
        transit.packet = alter.altered();
      }
      case Verdict.Copy _ -> {
        mark(stage, transit, "copied");
        stage.tally.left(transit.packet);
        walk(transit.copy(), dueNanos, nowNanos, fates);
      }
      case Verdict.Wait wait -> {
        return waits(stage, transit, wait, dueNanos, nowNanos, fates);
      }
      case Verdict.Lose lose -> {
        lose(stage, transit, lose.why(), fates);
        return false;
      }
      case Verdict.Answer answer -> {
        lose(stage, transit, answer.what(), fates);
        fates.accept(
            new Fate.Answered(flow, PacketParser.ethernet(answer.answer()), transit.touches));
        return false;
      }
    }
    stage.tally.left(transit.packet);
    return true;
  }

  private boolean waits(
      Stage stage,
      Transit transit,
      Verdict.Wait wait,
      long dueNanos,
      long nowNanos,
      Consumer<? super Fate> fates) {
    int bytes = transit.packet.bytes().length;
    if (waiting.size() >= limits.packets() || waitingBytes + bytes > limits.bytes()) {
      lose(stage, transit, "lost, too much waits", fates);
      return false;
    }
    mark(stage, transit, "delayed by " + (wait.untilNanos() - dueNanos) / 1_000 + " us");
    transit.waitsIn = stage;
    transit.dueNanos = wait.untilNanos();
    transit.sinceNanos = nowNanos;
    transit.sequence = sequence++;
    waiting.add(transit);
    waitingBytes += bytes;
    return false;
  }

  private void lose(Stage stage, Transit transit, String why, Consumer<? super Fate> fates) {
    mark(stage, transit, why);
    stage.tally.lost();
    fates.accept(new Fate.Lost(flow, transit.packet, transit.touches));
  }

  private static void mark(Stage stage, Transit transit, String what) {
    stage.tally.touched();
    var more = new ArrayList<>(transit.touches);
    more.add(new Touch(stage.active.spec.id(), stage.active.fault.name() + ": " + what));
    transit.touches = List.copyOf(more);
  }

  /** A packet on its way through the stages. */
  private static final class Transit implements Comparable<Transit> {
    Packet packet;
    List<Touch> touches = List.of();
    long order = -1;
    long sequence;
    long dueNanos;
    long sinceNanos;
    @org.jspecify.annotations.Nullable Stage waitsIn;

    Transit(Packet packet) {
      this.packet = packet;
    }

    Transit copy() {
      var copy = new Transit(packet);
      copy.touches = touches;
      copy.order = order;
      return copy;
    }

    @Override
    public int compareTo(Transit other) {
      int byTime = Long.compare(dueNanos, other.dueNanos);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }
}

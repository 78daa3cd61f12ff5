package org.pumprig.fault.model.packet;

import java.util.ArrayList;
import java.util.List;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.PacketCounts;
import org.pumprig.fault.PacketFault;
import org.pumprig.seed.Seed;

/** A model with a clock of its own that keeps what became of the packets, and when. */
final class PacketBench {
  static final long MILLI = 1_000_000;

  /** A fate and when it was told. */
  record Told(Fate fate, long atNanos) {}

  final PacketModel model;
  final List<Told> told = new ArrayList<>();
  long nowNanos = 1_000 * MILLI;

  PacketBench() {
    this(PacketLimits.USUAL);
  }

  PacketBench(PacketLimits limits) {
    model = new PacketModel(limits);
  }

  /** A bench with one fault in all that flows towards the gateway. */
  static PacketBench with(PacketFault fault) {
    var bench = new PacketBench();
    bench.apply("f", fault);
    return bench;
  }

  void apply(String id, PacketFault fault) {
    model.apply(
        new FaultSpec(id, fault, Direction.TOWARDS_GATEWAY, "p1", new Seed(42), 0, 1), nowNanos);
  }

  /** Sends a frame from the pump now. */
  void send(byte[] frame) {
    model.arrive(
        Direction.TOWARDS_GATEWAY,
        PacketParser.ethernet(frame),
        nowNanos,
        fate -> told.add(new Told(fate, nowNanos)));
  }

  /** Lets time pass, exactly from one due time to the next. */
  void pass(long nanos) {
    long until = nowNanos + nanos;
    for (long due = model.nextDueNanos(); due <= until; due = model.nextDueNanos()) {
      nowNanos = Math.max(nowNanos, due);
      model.poll(nowNanos, fate -> told.add(new Told(fate, nowNanos)));
    }
    nowNanos = until;
  }

  /** Sends so many small datagrams, a millisecond apart; then waits for what is under way. */
  void sendMany(int count) {
    for (int i = 0; i < count; i++) {
      send(numbered(i));
      pass(MILLI);
    }
    pass(60_000 * MILLI);
  }

  static byte[] numbered(int number) {
    return Frames.udp(
        7000,
        new byte[] {
          (byte) (number >>> 24), (byte) (number >>> 16), (byte) (number >>> 8), (byte) number
        });
  }

  static int number(Packet packet) {
    return packet.int32(packet.dataOffset);
  }

  PacketCounts counts() {
    return counts("f");
  }

  PacketCounts counts(String id) {
    return model.counts(id, Direction.TOWARDS_GATEWAY, nowNanos).orElseThrow();
  }

  List<Packet> passed() {
    return told.stream()
        .map(Told::fate)
        .filter(Fate.Passed.class::isInstance)
        .map(Fate::packet)
        .toList();
  }

  List<Packet> answers() {
    return told.stream()
        .map(Told::fate)
        .filter(Fate.Answered.class::isInstance)
        .map(Fate::packet)
        .toList();
  }

  List<Integer> numbersPassed() {
    return passed().stream().map(PacketBench::number).toList();
  }
}

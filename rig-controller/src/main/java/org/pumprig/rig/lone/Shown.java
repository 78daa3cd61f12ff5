package org.pumprig.rig.lone;

import org.pumprig.fault.FaultCounters;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionEvidence.Outcome;
import org.pumprig.fault.proof.PacketProof;
import org.pumprig.fault.proof.SerialProof;

/**
 * What was asked and what came of it.
 *
 * @param proof how far it is shown that the fault acted
 * @param achieved what was seen, for people
 */
public record Shown(Proof proof, String achieved) {
  /** A fault on its own has no other to share DESIGN's budget with. */
  private static final double FALSE_REJECTION = 1e-4;

  /** How far it is shown. */
  public enum Proof {
    /** A witness saw it. */
    PROVEN("proven"),
    /** Only the back end's own counts say so. */
    COUNTED("countedOnly"),
    /** It acted otherwise than asked, or not at all. */
    NOT_EFFECTIVE("notEffective"),
    /** Nothing passed, or too little, to tell. */
    NOT_PROVED("notProved");

    private final String diskName;

    Proof(String diskName) {
      this.diskName = diskName;
    }

    /** The name in JSON. */
    public String diskName() {
      return diskName;
    }
  }

  static Shown of(FaultSpec spec, InjectionEvidence evidence) {
    return switch (evidence) {
      case InjectionEvidence.Probed probed ->
          new Shown(
              probed.outcome() == Outcome.REFUSED ? Proof.PROVEN : Proof.NOT_EFFECTIVE,
              "a connection to " + probed.endpoint() + " was " + probed.outcome().diskName());
      case InjectionEvidence.Witnessed seen ->
          new Shown(
              seen.acts() ? Proof.PROVEN : Proof.NOT_EFFECTIVE,
              seen.witness() + ": " + seen.detail());
      case InjectionEvidence.Packets packets -> packets(spec, packets);
      case InjectionEvidence.SerialBytes bytes -> serial(spec, bytes);
      case InjectionEvidence.Counted counted -> counted(counted.counters());
      case InjectionEvidence.None none -> new Shown(Proof.NOT_PROVED, none.reason());
    };
  }

  private static Shown packets(FaultSpec spec, InjectionEvidence.Packets packets) {
    PacketProof judged = PacketProof.judge(spec, packets, FALSE_REJECTION);
    return new Shown(
        switch (judged) {
          case PacketProof.Proven _ -> Proof.PROVEN;
          case PacketProof.NotProved _ -> Proof.NOT_PROVED;
          case PacketProof.NotEffective _ -> Proof.NOT_EFFECTIVE;
        },
        packets.counter() + ": " + judged.detail());
  }

  private static Shown serial(FaultSpec spec, InjectionEvidence.SerialBytes bytes) {
    return switch (SerialProof.judge(spec, bytes, FALSE_REJECTION)) {
      case SerialProof.Acts acts -> new Shown(Proof.PROVEN, "bothEnds: " + acts.detail());
      case SerialProof.ActsOtherwise otherwise ->
          new Shown(Proof.NOT_EFFECTIVE, "bothEnds: " + otherwise.detail());
      case SerialProof.CannotTell cannot -> new Shown(Proof.NOT_PROVED, cannot.reason());
    };
  }

  private static Shown counted(FaultCounters counters) {
    boolean touched =
        counters.chunksTouched() > 0
            || counters.connectionsCut() > 0
            || counters.bytesHeld() > 0
            || counters.bytesSwallowed() > 0
            || counters.more().connectionsClosed() > 0
            || counters.more().connectsDelayed() > 0
            || counters.more().endsDelayed() > 0;
    String counts =
        "chunks touched %d, delivered %d, waited %s to %s; bytes held %d, swallowed %d; connections cut %d, closed %d"
            .formatted(
                counters.chunksTouched(),
                counters.chunksDelivered(),
                millis(counters.minDelayNanos()),
                millis(counters.maxDelayNanos()),
                counters.bytesHeld(),
                counters.bytesSwallowed(),
                counters.connectionsCut(),
                counters.more().connectionsClosed());
    return new Shown(touched ? Proof.COUNTED : Proof.NOT_PROVED, counts);
  }

  private static String millis(long nanos) {
    return nanos / 1_000_000 + " ms";
  }

  /** Of two looks at one fault the later, whose counts have grown, unless it could tell nothing. */
  Shown then(Shown later) {
    return later.proof == Proof.NOT_PROVED ? this : later;
  }
}

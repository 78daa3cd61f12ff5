package org.pumprig.fault.model.packet;

import java.util.Optional;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.PacketFault;
import org.pumprig.seed.RandomStream;

/** The stage of each packet fault. */
final class PacketStages {
  private static final Verdict.Lose LOST = new Verdict.Lose("lost");

  private PacketStages() {}

  /**
   * A fault's stage for one direction.
   *
   * @param appliedNanos when the fault began: a trace plays from there
   */
  static PacketStage of(FaultSpec spec, PacketFault fault, Direction flow, long appliedNanos) {
    RandomStream random = spec.seed().stream(fault.name(), spec.id(), flow.diskName());
    return switch (fault) {
      case PacketFault.Loss loss -> LossStage.of(loss.model(), random);
      case PacketFault.Delay delay -> new DelayStage(delay, random);
      case PacketFault.Reorder reorder ->
          (_, now) ->
              random.nextChance(reorder.ppm())
                  ? new Verdict.Wait(now + reorder.byNanos())
                  : Verdict.PASS;
      case PacketFault.Duplicate duplicate ->
          (_, _) -> random.nextChance(duplicate.ppm()) ? Verdict.COPY : Verdict.PASS;
      case PacketFault.Corrupt corrupt -> (packet, _) -> corrupted(packet, corrupt.ppm(), random);
      case PacketFault.Rate rate -> new RateStage(rate);
      case PacketFault.Blackhole _ -> (_, _) -> LOST;
      case PacketFault.Reject reject ->
          (packet, _) ->
              answered(
                  IcmpAnswers.unreachable(packet, reject.answer()),
                  "answered " + reject.answer().diskName() + " unreachable");
      case PacketFault.TcpReset _ -> (packet, _) -> packet.isTcp() ? reset(packet) : Verdict.EXEMPT;
      case PacketFault.TcpHalfOpen _ ->
          (packet, _) ->
              packet.isTcp() && !packet.hasFlag(Packet.SYN) ? reset(packet) : Verdict.EXEMPT;
      case PacketFault.NoNewConnections _ ->
          (packet, _) ->
              packet.hasFlag(Packet.SYN) && !packet.hasFlag(Packet.ACK) ? LOST : Verdict.EXEMPT;
      case PacketFault.SmallMtu mtu -> (packet, _) -> tooLarge(mtu, packet);
      case PacketFault.LowMss mss -> (packet, _) -> SegmentSize.lowered(packet, mss.bytes());
      case PacketFault.Trace trace -> new TraceStage(trace, random, appliedNanos);
      case PacketFault.Netem _ ->
          throw new IllegalArgumentException("netem is the kernel's: nothing here models it");
    };
  }

  private static Verdict reset(Packet packet) {
    return answered(ResetAnswer.to(packet), "answered with a reset");
  }

  private static Verdict tooLarge(PacketFault.SmallMtu mtu, Packet packet) {
    if (packet.ipBytes() <= mtu.bytes()) {
      return Verdict.EXEMPT;
    }
    return mtu.silent()
        ? LOST
        : answered(
            IcmpAnswers.tooLarge(packet, mtu.bytes()),
            "answered packet larger than " + mtu.bytes());
  }

  /** Lost in any case; some packets must not be answered. */
  private static Verdict answered(Optional<byte[]> answer, String what) {
    return answer.<Verdict>map(bytes -> new Verdict.Answer(bytes, what)).orElse(LOST);
  }

  /** One bit of the data, or of the transport header where there is no data. */
  private static Verdict corrupted(Packet packet, int ppm, RandomStream random) {
    int from = packet.dataOffset < packet.end ? packet.dataOffset : packet.transportOffset;
    if (from >= packet.end) {
      return Verdict.EXEMPT;
    }
    if (!random.nextChance(ppm)) {
      return Verdict.PASS;
    }
    byte[] bytes = packet.bytes().clone();
    bytes[from + (int) random.nextBelow((long) packet.end - from)] ^=
        (byte) (1 << random.nextBelow(8));
    return new Verdict.Alter(packet.withBytes(bytes));
  }
}

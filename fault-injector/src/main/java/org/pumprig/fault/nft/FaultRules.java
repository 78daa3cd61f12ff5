package org.pumprig.fault.nft;

import java.util.List;
import java.util.Optional;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.Unreachable;

/**
 * What a fault does to the packets of one direction.
 *
 * @param acts which packets it can act on; empty: all
 * @param far which packets on the far side count as let pass; empty: all
 * @param action what becomes of a packet while the lease holds
 * @param counters those that it uses, beside {@code entered} and {@code left}
 * @param chains further chains, whole
 */
record FaultRules(
    String acts, String far, String action, List<String> counters, List<NftChain> chains) {
  private static final String TCP = "meta l4proto tcp";
  private static final String REQUEST = "tcp flags & (syn | ack) == syn";
  private static final String OFFER = "tcp flags & syn == syn tcp option maxseg size ";

  /**
   * The rules of a fault.
   *
   * @param tag 1 to 255, for the marks that a fault with memory makes
   * @return empty if nft can't do it on this path
   */
  static Optional<FaultRules> of(PacketFault fault, Way way, PacketPath path, int tag) {
    return switch (fault) {
      case PacketFault.Loss(LossModel model) -> loss(model, way, path, tag);
      case PacketFault.Duplicate(int ppm) -> Optional.of(copies(ppm, way, path, tag));
      case PacketFault.Blackhole _ -> Optional.of(lost("", way, "drop"));
      case PacketFault.Reject(Unreachable answer) ->
          Optional.of(lost("", way, "reject with " + unreachable(answer, way)));
      case PacketFault.TcpReset _ -> Optional.of(lost(TCP, way, "reject with tcp reset"));
      case PacketFault.TcpHalfOpen _ -> Optional.of(lost(TCP, way, "reject with tcp reset"));
      case PacketFault.NoNewConnections _ -> Optional.of(lost(REQUEST, way, "drop"));
      case PacketFault.SmallMtu(int bytes, boolean silent) ->
          silent ? Optional.of(lost(longer(bytes, way), way, "drop")) : Optional.empty();
      case PacketFault.LowMss(int bytes) ->
          Optional.of(
              new FaultRules(
                  OFFER + "> " + bytes,
                  OFFER + bytes,
                  way.count("touched") + " tcp option maxseg size set " + bytes,
                  List.of("touched"),
                  List.of()));
      case PacketFault.Delay _,
          PacketFault.Reorder _,
          PacketFault.Corrupt _,
          PacketFault.Rate _,
          PacketFault.Trace _,
          PacketFault.Netem _ ->
          Optional.empty();
    };
  }

  /**
   * Which packets are what a fault tells the sender of one that it took; empty: it tells nobody.
   */
  static Optional<String> answer(PacketFault fault, Way way) {
    if (fault instanceof PacketFault.Reject) {
      return Optional.of(
          (way.ip().equals("ip") ? "icmp" : "icmpv6") + " type destination-unreachable");
    }
    return fault instanceof PacketFault.TcpReset
        ? Optional.of("tcp flags & rst == rst")
        : Optional.empty();
  }

  private static FaultRules lost(String acts, Way way, String verdict) {
    return new FaultRules(
        acts, acts, way.count("lost") + " " + verdict, List.of("lost"), List.of());
  }

  private static Optional<FaultRules> loss(LossModel model, Way way, PacketPath path, int tag) {
    return switch (model) {
      case LossModel.Bernoulli(int ppm) -> Optional.of(lost("", way, "drop").when(chance(ppm)));
      case LossModel.EveryNth(int n) ->
          Optional.of(
              lost("", way, "drop")
                  .when(n == 1 ? "" : "numgen inc mod " + n + " == " + (n - 1) + " "));
      // Where packets enter a port, connections aren't known yet.
      case LossModel.GilbertElliott gilbert ->
          path == PacketPath.ROUTED
              ? Optional.of(GilbertRules.of(gilbert, way, tag))
              : Optional.empty();
    };
  }

  private FaultRules when(String chance) {
    return new FaultRules(acts, far, chance + action, counters, chains);
  }

  /** On a bridge the copy is sent at once; routed, it must first have its final addresses. */
  private static FaultRules copies(int ppm, Way way, PacketPath path, int tag) {
    return switch (path) {
      case BRIDGED ->
          new FaultRules(
              "",
              "",
              chance(ppm) + way.count("touched") + " dup to \"" + way.out() + "\"",
              List.of("touched"),
              List.of());
      case ROUTED ->
          new FaultRules("", "", chance(ppm) + CopyRules.choose(tag), List.of(), List.of());
    };
  }

  /** A condition that holds for a share of packets, with a blank behind it. */
  static String chance(int ppm) {
    return ppm == 1_000_000 ? "" : "numgen random mod 1000000 < " + ppm + " ";
  }

  private static String longer(int bytes, Way way) {
    return way.ip().equals("ip") ? "ip length > " + bytes : "ip6 length > " + (bytes - 40);
  }

  private static String unreachable(Unreachable answer, Way way) {
    boolean four = way.ip().equals("ip");
    return switch (answer) {
      case PORT -> four ? "icmp port-unreachable" : "icmpv6 port-unreachable";
      case HOST -> four ? "icmp host-unreachable" : "icmpv6 addr-unreachable";
      case ADMIN -> four ? "icmp admin-prohibited" : "icmpv6 admin-prohibited";
    };
  }
}

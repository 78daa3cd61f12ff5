package org.pumprig.fault.nft;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.UnitFlow;
import org.pumprig.fault.Unreachable;
import org.pumprig.host.LocalCommands;
import org.pumprig.host.NetworkNamespace;
import org.pumprig.seed.Seed;

/**
 * What this machine's packet filter can do, tried for real in a throw-away network namespace: the
 * very rules of each fault. Blocks for some seconds at most.
 */
public final class NftProbe {
  private static final String PUMP_SIDE = "probe0";
  private static final String GATEWAY_SIDE = "probe1";
  private static final long LEASE_NANOS = 1_000_000_000;

  private NftProbe() {}

  /**
   * What was found.
   *
   * @param version what {@code nft --version} says; empty if there is none
   * @param problem why nothing can be injected; empty if something can
   * @param tried every fault's rules that were tried; empty if none could be
   */
  public record Report(String version, Optional<String> problem, List<Tried> tried) {
    /** Copies the list. */
    public Report {
      tried = List.copyOf(tried);
    }

    /** What this kernel can't do, each with the reason. */
    public List<String> cannot() {
      return tried.stream().flatMap(each -> each.refusal().stream()).toList();
    }
  }

  /**
   * One fault's rules.
   *
   * @param fault its name, as in plans
   * @param rules its parameters, and how packets cross
   * @param problem why the kernel doesn't take them; empty if it does
   */
  public record Tried(String fault, String rules, Optional<String> problem) {
    private Optional<String> refusal() {
      return problem.map(why -> fault + " " + rules + ": " + why);
    }
  }

  /** Tries it. */
  public static Report run() {
    var here = new Nft(LocalCommands.here());
    Nft.Answer version = here.run(List.of("nft", "--version"), "");
    if (version.problem().isPresent()) {
      return new Report("", version.problem(), List.of());
    }
    String said = version.output().strip();
    try (var throwAway =
        NetworkNamespace.create("pumprig-probe-" + NftSettings.ownName().replace('_', '-'))) {
      var nft = new Nft(throwAway.commands());
      Nft.Answer pair =
          nft.run(
              List.of("ip", "link", "add", PUMP_SIDE, "type", "veth", "peer", "name", GATEWAY_SIDE),
              "");
      if (pair.problem().isPresent()) {
        return new Report(said, pair.problem(), List.of());
      }
      var tried = new ArrayList<Tried>();
      for (PacketPath path : PacketPath.values()) {
        for (PacketFault fault : faults()) {
          script(fault, path)
              .ifPresent(
                  script ->
                      tried.add(
                          new Tried(
                              fault.name(),
                              (fault.parameters() + " (" + words(path) + ")").strip(),
                              attempt(nft, script))));
        }
      }
      boolean none = tried.stream().allMatch(each -> each.problem().isPresent());
      return new Report(said, none ? tried.getFirst().problem() : Optional.empty(), tried);
    } catch (IOException e) {
      return new Report(
          said, Optional.of(e.getMessage() + "; it takes root or CAP_NET_ADMIN"), List.of());
    }
  }

  private static Optional<String> attempt(Nft nft, NftScript script) {
    Optional<String> problem =
        nft.create(script, List.of(PUMP_SIDE, GATEWAY_SIDE))
            .or(() -> nft.script(script.renewal(LEASE_NANOS)).problem());
    return problem.isPresent() ? problem : nft.remove(script.tables());
  }

  private static Optional<NftScript> script(PacketFault fault, PacketPath path) {
    var flow = new UnitFlow("probe", PUMP_SIDE, GATEWAY_SIDE, InetAddress.ofLiteral("192.0.2.2"));
    var direction =
        fault instanceof PacketFault.TcpHalfOpen ? Direction.TOWARDS_PUMP : Direction.BOTH;
    var spec = new FaultSpec("probe", fault, direction, "probe", new Seed(1), 0, LEASE_NANOS);
    String name = NftTable.nameFor("probe", name(fault));
    return NftScript.of(spec, flow, path, name, 1, LEASE_NANOS);
  }

  private static String name(PacketFault fault) {
    return (fault.name() + " " + fault.parameters()).strip();
  }

  private static String words(PacketPath path) {
    return switch (path) {
      case ROUTED -> "routed";
      case BRIDGED -> "bridged";
    };
  }

  /** One of each kind that nft can inject. */
  static List<PacketFault> faults() {
    return List.of(
        new PacketFault.Loss(new LossModel.Bernoulli(50_000)),
        new PacketFault.Loss(new LossModel.GilbertElliott(10_000, 250_000, 1_000_000, 1)),
        new PacketFault.Loss(new LossModel.EveryNth(10)),
        new PacketFault.Duplicate(50_000),
        new PacketFault.Blackhole(),
        new PacketFault.Reject(Unreachable.PORT),
        new PacketFault.Reject(Unreachable.HOST),
        new PacketFault.Reject(Unreachable.ADMIN),
        new PacketFault.TcpReset(),
        new PacketFault.TcpHalfOpen(),
        new PacketFault.NoNewConnections(),
        new PacketFault.SmallMtu(600, true),
        new PacketFault.LowMss(500));
  }
}

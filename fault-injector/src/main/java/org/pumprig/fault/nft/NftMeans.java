package org.pumprig.fault.nft;

import java.util.List;
import java.util.Optional;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Capabilities;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.Undo;
import org.pumprig.fault.UnitFlow;

/** A fault as one table of the packet filter's. */
final class NftMeans implements LeasedMeans<NftMeans.Tabled> {
  /** A fault with its transaction and the interfaces that it crosses. */
  record Tabled(FaultSpec spec, List<String> devices, NftScript script) {}

  private static final long ANY_LEASE_NANOS = 1_000_000_000;
  private static final int TAGS = 255;

  private final NftSettings settings;
  private final Nft nft;
  private int lastTag;

  NftMeans(NftSettings settings) {
    this.settings = settings;
    this.nft = new Nft(settings.place().commands());
  }

  @Override
  public BackEnd backEnd() {
    return BackEnd.NFT;
  }

  @Override
  public boolean injects(Fault fault) {
    return Capabilities.can(BackEnd.NFT, fault) && !(isBursty(fault) && isBridged());
  }

  private boolean isBridged() {
    return settings.path() == PacketPath.BRIDGED;
  }

  private static boolean isBursty(Fault fault) {
    return fault instanceof PacketFault.Loss(LossModel.GilbertElliott _);
  }

  @Override
  public Optional<Undo> undo(FaultSpec spec) {
    return script(spec, 1, ANY_LEASE_NANOS)
        .map(
            script ->
                new NftRecipe(settings.place(), script.tables())
                    .undo("packets of " + spec.target()));
  }

  private Optional<NftScript> script(FaultSpec spec, int tag, long leaseNanos) {
    String name = NftTable.nameFor(settings.owner(), spec.id());
    return settings
        .flow(spec.target())
        .filter(_ -> injects(spec.fault()))
        .flatMap(flow -> NftScript.of(spec, flow, settings.path(), name, tag, leaseNanos));
  }

  @Override
  public Optional<Tabled> prepare(FaultSpec spec, long leaseNanos) {
    int tag = lastTag % TAGS + 1;
    Optional<NftScript> script = script(spec, tag, leaseNanos);
    script.ifPresent(_ -> lastTag = tag);
    List<String> devices = settings.flow(spec.target()).map(UnitFlow::devices).orElse(List.of());
    return script.map(made -> new Tabled(spec, devices, made));
  }

  @Override
  public Optional<String> refusal(FaultSpec spec, List<FaultSpec> active) {
    if (isBursty(spec.fault()) && isBridged()) {
      return Optional.of("Gilbert–Elliott loss on a bridge: connections aren't known there");
    }
    if (spec.fault() instanceof PacketFault.TcpHalfOpen && spec.direction() == Direction.BOTH) {
      return Optional.of("tcpHalfOpen needs one direction: reset both ways it is tcpReset");
    }
    if (isBursty(spec.fault())
        && active.stream()
            .anyMatch(other -> isBursty(other.fault()) && other.target().equals(spec.target()))) {
      return Optional.of("another Gilbert–Elliott loss is active for " + spec.target());
    }
    return settings.refusal(spec.target());
  }

  @Override
  public Optional<String> create(Tabled fault) {
    return nft.create(fault.script(), fault.devices());
  }

  @Override
  public void renew(Tabled fault, long leaseNanos) {
    nft.script(fault.script().renewal(leaseNanos));
  }

  @Override
  public Optional<String> remove(Tabled fault) {
    return nft.remove(fault.script().tables());
  }

  @Override
  public Reading read(Tabled fault) {
    Nft.Answer answer = nft.counters(fault.script().tables());
    if (answer.problem().isPresent()) {
      return (_, _) -> new InjectionEvidence.None(answer.problem().get());
    }
    var counts = NftCounts.parse(answer.output());
    return (spanNanos, atNanos) ->
        counts.evidence(fault.spec(), settings.path(), spanNanos, atNanos);
  }
}

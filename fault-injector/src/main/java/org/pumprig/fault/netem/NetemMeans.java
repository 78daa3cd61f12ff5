package org.pumprig.fault.netem;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Capabilities;
import org.pumprig.fault.Direction;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.PacketCounts;
import org.pumprig.fault.Undo;
import org.pumprig.fault.nft.ClassTable;
import org.pumprig.fault.nft.LeasedMeans;
import org.pumprig.fault.nft.NftSettings;
import org.pumprig.fault.nft.PacketPath;
import org.pumprig.host.CommandPlace;

/** A fault as a class of queues on each interface, and a table that sends packets there. */
final class NetemMeans implements LeasedMeans<NetemFault> {
  private static final long ANY_LEASE_NANOS = 1_000_000_000;

  private final NftSettings settings;
  private final CommandPlace place;
  private final Qdiscs qdiscs;
  private String version = ""; // of the thread that creates
  private volatile String counter = BackEnd.NETEM.diskName();

  NetemMeans(NftSettings settings) {
    this.settings = settings;
    this.place = settings.place();
    this.qdiscs = new Qdiscs(place.commands());
  }

  @Override
  public BackEnd backEnd() {
    return BackEnd.NETEM;
  }

  @Override
  public boolean injects(Fault fault) {
    return Capabilities.can(BackEnd.NETEM, fault);
  }

  @Override
  public Optional<Undo> undo(FaultSpec spec) {
    return prepare(spec, ANY_LEASE_NANOS)
        .map(fault -> NetemRecipe.of(place, fault).undo("packets of " + spec.target()));
  }

  @Override
  public Optional<NetemFault> prepare(FaultSpec spec, long leaseNanos) {
    return injects(spec.fault()) ? NetemFault.of(spec, settings, leaseNanos) : Optional.empty();
  }

  @Override
  public Optional<String> refusal(FaultSpec spec, List<FaultSpec> active) {
    for (FaultSpec other : active) {
      boolean meets =
          other.direction() == Direction.BOTH
              || spec.direction() == Direction.BOTH
              || other.direction() == spec.direction();
      if (other.target().equals(spec.target()) && meets) {
        return Optional.of(
            "%s is in netem's queue for %s already (%s): a packet can be in one queue only; write one fault 'netem' with the parameters of both"
                .formatted(other.id(), spec.target(), other.fault().name()));
      }
    }
    return settings.refusal(spec.target());
  }

  @Override
  public boolean arms() {
    return true;
  }

  @Override
  public Optional<String> create(NetemFault fault) {
    return arm(fault).or(() -> switchOn(fault));
  }

  @Override
  public Optional<String> switchOn(NetemFault fault) {
    return fault.table().renew(place, fault.leaseNanos()).map(why -> and(why, remove(fault)));
  }

  @Override
  public Optional<String> arm(NetemFault fault) {
    return build(fault).map(why -> and(why, removeQueues(fault)));
  }

  private Optional<String> build(NetemFault fault) {
    try {
      if (version.isEmpty()) {
        version = qdiscs.version();
      }
      boolean seeded = fault.queue().seeded() && Qdiscs.takesSeed(version);
      Optional<Long> seed = seeded ? Optional.of(fault.spec().seed().value()) : Optional.empty();
      counter = "netem (" + version + (seeded ? ", seeded)" : ", no seed)");
      for (String device : fault.devices().values()) {
        qdiscs.add(device, fault.classId(), fault.queue(), seed);
      }
      return fault.table().create(place);
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static String and(String why, Optional<String> left) {
    return left.map(more -> why + "; and " + more).orElse(why);
  }

  private Optional<String> removeQueues(NetemFault fault) {
    try {
      for (String device : fault.devices().values()) {
        qdiscs.remove(device, fault.classId());
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void renew(NetemFault fault, long leaseNanos) {
    fault.table().renew(place, leaseNanos);
  }

  @Override
  public Optional<String> switchOff(NetemFault fault) {
    return ClassTable.remove(place, fault.table().word());
  }

  /** A queue that is deleted takes its packets along: a delay would end with a loss. */
  @Override
  public boolean holdsPackets(NetemFault fault) {
    try {
      for (String device : fault.devices().values()) {
        if (qdiscs.counts(device, fault.classId()).queued() > 0) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false; // taking out says what is wrong
    }
  }

  @Override
  public Optional<String> remove(NetemFault fault) {
    return switchOff(fault).or(() -> removeQueues(fault));
  }

  /** Delays are watched for a while. */
  @Override
  public boolean readsAtOnce(NetemFault fault) {
    return !Delays.matter(fault.fault());
  }

  @Override
  public Reading read(NetemFault fault) {
    try {
      Map<Direction, SeenBothSides.Way> seen =
          Delays.matter(fault.fault())
              ? SeenBothSides.look(place, fault, settings.path() == PacketPath.ROUTED)
              : Map.of();
      var counts = new EnumMap<Direction, NetemCounts>(Direction.class);
      for (var each : fault.devices().entrySet()) {
        // Behind first: never more seems to have left than had come.
        Qdiscs.Counts behind = qdiscs.counts(each.getValue(), fault.classId());
        ClassTable.Counts before = fault.table().counts(place).get(each.getKey());
        if (before == null) {
          throw new IOException("the table's counters can't be read: is it there?");
        }
        counts.put(
            each.getKey(),
            new NetemCounts(before, behind, Optional.ofNullable(seen.get(each.getKey()))));
      }
      return (spanNanos, atNanos) ->
          new InjectionEvidence.Packets(
              of(counts, Direction.TOWARDS_GATEWAY, fault, spanNanos),
              of(counts, Direction.TOWARDS_PUMP, fault, spanNanos),
              counter,
              atNanos);
    } catch (IOException e) {
      return (_, _) -> new InjectionEvidence.None(String.valueOf(e.getMessage()));
    }
  }

  private static PacketCounts of(
      Map<Direction, NetemCounts> counts, Direction way, NetemFault fault, long spanNanos) {
    NetemCounts found = counts.get(way);
    return found == null ? PacketCounts.NONE : found.of(fault.fault(), spanNanos);
  }
}

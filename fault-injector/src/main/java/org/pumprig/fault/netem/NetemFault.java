package org.pumprig.fault.netem;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.zip.CRC32C;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.UnitFlow;
import org.pumprig.fault.nft.ClassTable;
import org.pumprig.fault.nft.NftSettings;

/**
 * One fault, prepared: its queue, the interfaces that get it, and what sends packets there.
 *
 * @param flow the unit's
 * @param devices by direction: the interface by which packets leave
 * @param minor of the class, on each of them
 * @param leaseNanos of its start
 */
record NetemFault(
    FaultSpec spec,
    PacketFault fault,
    UnitFlow flow,
    NetemQueue queue,
    SequencedMap<Direction, String> devices,
    int minor,
    ClassTable table,
    long leaseNanos) {
  private static final int FIRST_MINOR = 0x10;

  NetemFault {
    devices = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(devices));
  }

  /** Of a spec; empty if netem can't inject it into any flow of these. */
  static Optional<NetemFault> of(FaultSpec spec, NftSettings settings, long leaseNanos) {
    Optional<UnitFlow> found = settings.flow(spec.target());
    if (found.isEmpty() || !(spec.fault() instanceof PacketFault fault)) {
      return Optional.empty();
    }
    UnitFlow flow = found.get();
    var devices = new LinkedHashMap<Direction, String>();
    if (spec.direction().covers(Direction.TOWARDS_GATEWAY)) {
      devices.put(Direction.TOWARDS_GATEWAY, flow.gatewayInterface());
    }
    if (spec.direction().covers(Direction.TOWARDS_PUMP)) {
      devices.put(Direction.TOWARDS_PUMP, flow.pumpInterface());
    }
    int minor = minor(settings.owner() + " " + spec.id());
    var classes = new LinkedHashMap<Direction, String>();
    devices.forEach((direction, _) -> classes.put(direction, classId(minor)));
    return NetemQueue.of(fault)
        .map(
            queue ->
                new NetemFault(
                    spec,
                    fault,
                    flow,
                    queue,
                    devices,
                    minor,
                    ClassTable.of(settings, flow, spec.id(), classes),
                    leaseNanos));
  }

  /** Fixed before anything is made, so that the ledger can name it. */
  private static int minor(String name) {
    var checksum = new CRC32C();
    checksum.update(name.getBytes(UTF_8));
    return FIRST_MINOR + (int) (checksum.getValue() % (0xffff - FIRST_MINOR));
  }

  String classId() {
    return classId(minor);
  }

  static String classId(int minor) {
    return String.format(Locale.ROOT, "%s%x", Qdiscs.HANDLE, minor);
  }
}

package org.pumprig.fault.nft;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.pumprig.fault.UnitFlow;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.ManagementGuard;

/**
 * Where and for whom an {@link NftInjector} works.
 *
 * @param place where the packets cross, and {@code nft} runs
 * @param path how they cross
 * @param flows one for each unit
 * @param owner who makes tables, unique on this machine: stands in their names; letters and digits
 * @param guard what must not be faulted
 */
public record NftSettings(
    CommandPlace place,
    PacketPath path,
    List<UnitFlow> flows,
    String owner,
    ManagementGuard guard) {
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Checks the owner and that no unit has two flows. */
  public NftSettings {
    if (!owner.matches("[A-Za-z0-9_]{1,40}")) {
      throw new IllegalArgumentException("no owner of tables: '" + owner + "'");
    }
    if (flows.stream().map(UnitFlow::unit).distinct().count() < flows.size()) {
      throw new IllegalArgumentException("two flows of one unit");
    }
    flows = List.copyOf(flows);
  }

  /** Owned by this process. */
  public static NftSettings ofThisProcess(
      CommandPlace place, PacketPath path, List<UnitFlow> flows, ManagementGuard guard) {
    return new NftSettings(place, path, flows, ownName(), guard);
  }

  /** The unit's flow. */
  public Optional<UnitFlow> flow(String unit) {
    return flows.stream().filter(flow -> flow.unit().equals(unit)).findFirst();
  }

  /** Why nothing may be injected into the unit's flow; empty if it may. */
  public Optional<String> refusal(String unit) {
    Optional<UnitFlow> flow = flow(unit);
    return flow.isEmpty()
        ? Optional.of("no flow of a unit " + unit + " crosses this machine")
        : guard.refusesAddress(flow.get().pumpAddress().getHostAddress());
  }

  static String ownName() {
    return ProcessHandle.current().pid() + "_" + COUNT.incrementAndGet();
  }
}

package org.pumprig.rig.network;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.host.CommandPlace;

/** What units lose when a dead rig's network on this machine's own interfaces is taken down. */
public final class TakenDown {
  private final Set<String> routed = new LinkedHashSet<>();
  private final Set<String> joined = new LinkedHashSet<>();
  private boolean served;

  private TakenDown() {}

  /**
   * In one line for people; empty: no real unit's network was there. Emulated units are gone with
   * their rig.
   *
   * @param undone what was taken back
   * @param again the sentence on how it is put up again
   */
  public static Optional<String> words(Collection<LedgerEntry> undone, String again) {
    var down = new TakenDown();
    for (LedgerEntry entry : undone) {
      if (entry.backEnd().equals(TopologyUndoer.BACK_END)) {
        ChangeRecipe.parse(entry.undo()).ifPresent(down::add);
      } else if (entry.backEnd().equals(BackEnd.TAP.diskName())
          && entry.undo().startsWith("here ")) {
        down.joined.add(entry.target().host());
      }
    }
    return down.words().map(words -> words + again);
  }

  private void add(ChangeRecipe recipe) {
    if (!(recipe.place() instanceof CommandPlace.Here)) {
      return;
    }
    switch (recipe.change()) {
      case NetworkChange.Address address ->
          routed.add(address.address() + " at " + address.device());
      case NetworkChange.Port port -> joined.add(port.device());
      case NetworkChange.Folder _ -> served = true;
      case NetworkChange.Namespace _,
          NetworkChange.Bridge _,
          NetworkChange.Vlan _,
          NetworkChange.Up _,
          NetworkChange.Route _,
          NetworkChange.Setting _,
          NetworkChange.Offloads _,
          NetworkChange.Radio _,
          NetworkChange.Table _ -> {}
    }
  }

  private Optional<String> words() {
    if (!routed.isEmpty()) {
      return Optional.of(
          "The units' router is down (it was "
              + String.join(" and ", routed)
              + "): they reach no gateway through this machine"
              + (served
                  ? ", and get no address, name or time from it; that ended with the process"
                      + " already"
                  : "")
              + ". ");
    }
    return joined.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "The bridge between units and gateway is down (it joined "
                + String.join(", ", joined)
                + "): they don't reach each other through this machine. ");
  }
}

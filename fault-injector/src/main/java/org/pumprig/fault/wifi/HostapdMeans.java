package org.pumprig.fault.wifi;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.Undo;
import org.pumprig.fault.WifiFault;

/** An access point whose hostapd and radio are this machine's. */
final class HostapdMeans implements WifiMeans {
  private final AccessPoint point;
  private final WifiRecipe recipe;
  private final List<Station> stations;
  private final Optional<WirelessPort> listener;
  private final WifiWork work;
  private final WifiWitness witness;

  private HostapdMeans(
      AccessPoint point,
      WifiRecipe recipe,
      List<Station> stations,
      Optional<WirelessPort> listener) {
    this.point = point;
    this.recipe = recipe;
    this.stations = List.copyOf(stations);
    this.listener = listener;
    this.work = new WifiWork(point);
    this.witness = new WifiWitness(point, listener);
  }

  /** Reads the state that faults will be taken back to. Blocks. */
  static HostapdMeans open(
      AccessPoint point, List<Station> stations, Optional<WirelessPort> listener)
      throws IOException {
    return new HostapdMeans(point, WifiRecipe.of(point), stations, listener);
  }

  @Override
  public boolean can(WifiFault fault) {
    return true;
  }

  @Override
  public Undo undo(FaultSpec spec) {
    return recipe.undo();
  }

  @Override
  public void begin(ActiveWifi started, Optional<Station> target) throws IOException {
    started.before =
        WifiBefore.look(
            point, stations, isHeard(started.fault) && isNeeded() ? listener : Optional.empty());
    started.back = work.begin(started.fault, target);
  }

  /** What is seen at the units' own ends needs no listener: a scan takes its time. */
  private boolean isNeeded() {
    return stations.stream().anyMatch(each -> each.end().isEmpty());
  }

  /** Whether a listener can see it. */
  private static boolean isHeard(WifiFault fault) {
    return switch (fault) {
      case WifiFault.Disabled _, WifiFault.Killed _, WifiFault.BeaconLoss _, WifiFault.Fading _ ->
          true;
      case WifiFault.Deauthenticated _,
          WifiFault.ChannelSwitch _,
          WifiFault.RadiusSilent _,
          WifiFault.RadiusRejecting _ ->
          false;
    };
  }

  @Override
  public void sendAway(ActiveWifi held, Optional<Station> target) throws IOException {
    work.sendAway(target);
  }

  @Override
  public InjectionEvidence look(ActiveWifi present, Station station, long atNanos)
      throws IOException {
    return witness.look(
        present.fault,
        station,
        present.before,
        present.cameAgain(station.mac()),
        atNanos - present.appliedNanos,
        atNanos);
  }
}

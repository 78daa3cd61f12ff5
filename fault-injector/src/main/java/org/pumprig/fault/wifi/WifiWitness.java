package org.pumprig.fault.wifi;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionEvidence.None;
import org.pumprig.fault.InjectionEvidence.Witnessed;
import org.pumprig.fault.WifiFault;

/**
 * Looks whether a fault acts on one station: at that station's own end where it can be seen, else
 * by a radio of the rig's that listens, else by what the access point hears of the station. Blocks.
 */
final class WifiWitness {
  static final String ASSOCIATION = "association";
  static final String BEACON = "beacon";
  static final String SIGNAL = "signal";
  static final String RADIUS = "radius";

  private static final long MILLI = 1_000_000;

  /** Readings of strength go up and down by a few dB while nothing changes. */
  private static final int LEAST_FALL_DB = 6;

  private final AccessPoint point;
  private final Optional<WirelessPort> listener;

  WifiWitness(AccessPoint point, Optional<WirelessPort> listener) {
    this.point = point;
    this.listener = listener;
  }

  /**
   * Looks.
   *
   * @param sinceNanos how long ago the fault was applied
   * @param atNanos now, by the scheduler
   */
  InjectionEvidence look(
      WifiFault fault,
      Station station,
      WifiBefore before,
      boolean cameAgain,
      long sinceNanos,
      long atNanos)
      throws IOException {
    return switch (fault) {
      case WifiFault.Disabled _, WifiFault.Killed _, WifiFault.BeaconLoss _ ->
          gone(station, before, atNanos);
      case WifiFault.Deauthenticated _ -> sentAway(station, before, cameAgain, atNanos);
      case WifiFault.ChannelSwitch(int channel) -> moved(station, channel, sinceNanos, atNanos);
      case WifiFault.Fading(int _) -> weaker(station, before, atNanos);
      case WifiFault.RadiusSilent _ ->
          keptOut(station, WifiBefore.TIMEOUTS, before.timeouts(), "has not answered", atNanos);
      case WifiFault.RadiusRejecting _ ->
          keptOut(station, WifiBefore.REJECTS, before.rejects(), "has rejected somebody", atNanos);
    };
  }

  private InjectionEvidence gone(Station station, WifiBefore before, long atNanos)
      throws IOException {
    if (station.end().isPresent()) {
      WirelessLink link = station.end().get().link();
      String seen = station.end().get().name() + " of the unit " + link.words();
      return new Witnessed(ASSOCIATION, !link.associated(), seen, atNanos);
    }
    if (listener.isEmpty() || before.heardDbm().isEmpty()) {
      return unseen("whether the access point is still heard");
    }
    boolean heard = listener.get().hears(before.bssid(), before.frequencyMhz()).isPresent();
    return new Witnessed(
        BEACON,
        !heard,
        heard
            ? listener.get().name() + " still hears the beacons"
            : "%s hears no beacon in %d scans"
                .formatted(listener.get().name(), BeaconScan.SILENT_SCANS),
        atNanos);
  }

  private InjectionEvidence sentAway(
      Station station, WifiBefore before, boolean cameAgain, long atNanos) throws IOException {
    if (station.end().isPresent()) {
      long losses =
          station.end().get().carrierLosses() - before.losses().getOrDefault(station.serial(), 0L);
      String seen =
          "%s of the unit has lost its association %d times since"
              .formatted(station.end().get().name(), losses);
      return new Witnessed(ASSOCIATION, losses > 0, seen, atNanos);
    }
    boolean there = point.control().hasLetIn(station.mac());
    String seen =
        cameAgain
            ? "the access point has let the unit in anew"
            : there ? "the unit never went" : "the access point doesn't have the unit";
    return new Witnessed(ASSOCIATION, cameAgain || !there, seen, atNanos);
  }

  private InjectionEvidence moved(Station station, int channel, long sinceNanos, long atNanos)
      throws IOException {
    int there = WifiFault.ChannelSwitch.frequencyMhz(channel);
    if (station.end().isPresent()) {
      WirelessLink link = station.end().get().link();
      return new Witnessed(
          ASSOCIATION,
          !link.associated() || link.frequencyMhz() == there,
          station.end().get().name() + " of the unit " + link.words(),
          atNanos);
    }
    boolean on = point.control().status().getOrDefault("freq", "").equals("" + there);
    if (!on || !point.control().hasLetIn(station.mac())) {
      return new Witnessed(
          ASSOCIATION,
          on,
          on ? "the unit is not associated on the new channel" : "the channel is the old one",
          atNanos);
    }
    long heardAgo = point.port().heardMillisAgo(station.mac());
    return new Witnessed(
        ASSOCIATION,
        heardAgo * MILLI < sinceNanos,
        "the access point is at " + there + " MHz and heard the unit " + heardAgo + " ms ago",
        atNanos);
  }

  /** By more than a radio's word of strength varies by itself. */
  private InjectionEvidence weaker(Station station, WifiBefore before, long atNanos)
      throws IOException {
    OptionalInt was;
    OptionalInt is;
    String who;
    if (station.end().isPresent()) {
      Integer dbm = before.signalsDbm().get(station.serial());
      was = dbm == null ? OptionalInt.empty() : OptionalInt.of(dbm);
      is = station.end().get().link().signalDbm();
      who = station.end().get().name() + " of the unit";
    } else if (listener.isPresent()) {
      was = before.heardDbm();
      is = listener.get().hears(before.bssid(), before.frequencyMhz());
      who = listener.get().name();
    } else {
      return unseen("how strong the access point is heard");
    }
    if (was.isEmpty()) {
      return new None(who + " didn't hear the access point before, or can't tell how strong");
    }
    String seen =
        "%s heard %d dBm and hears %s"
            .formatted(
                who, was.getAsInt(), is.isPresent() ? is.getAsInt() + " dBm" : "it no longer");
    boolean weaker = is.isEmpty() || is.getAsInt() <= was.getAsInt() - LEAST_FALL_DB;
    return new Witnessed(SIGNAL, weaker, seen, atNanos);
  }

  private InjectionEvidence keptOut(
      Station station, String counter, long before, String done, long atNanos) throws IOException {
    long more = WifiBefore.count(point, counter) - before;
    boolean in = point.control().hasLetIn(station.mac());
    String seen =
        "the server %s %d times since, as hostapd counts, and the unit is %s"
            .formatted(done, more, in ? "let in" : "kept out");
    return new Witnessed(RADIUS, more > 0 && !in, seen, atNanos);
  }

  private static InjectionEvidence unseen(String what) {
    return new None(
        what + " can't be seen from here: give the rig a radio that listens ('listener')");
  }
}

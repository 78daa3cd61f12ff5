package org.pumprig.rig.lone;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pumprig.fault.wifi.AccessPoint;
import org.pumprig.fault.wifi.HostapdControl;
import org.pumprig.fault.wifi.WifiInjector;
import org.pumprig.fault.wifi.WirelessPort;
import org.pumprig.host.CommandPlace;
import org.pumprig.link.Endpoint;
import org.pumprig.time.Scheduler;

/** An access point of this machine that somebody else has started: all its stations are met. */
record WifiInUse(String device, WifiInjector injector) implements BackEndInUse {
  /** Where Debian's hostapd has its control sockets. */
  private static final Path CONTROL = Path.of("/run/hostapd");

  static BackEndInUse open(Reach reach, Scheduler scheduler) throws LoneProblem {
    String device =
        Interfaces.existing(
            "a fault of an access point", "--unit-interface", reach.unitInterface());
    Interfaces.requireRights("an access point");
    try {
      Interfaces.requireUnguarded(List.of(device));
      var point =
          new AccessPoint.Foreign(
              new WirelessPort(new CommandPlace.Here(), device),
              new HostapdControl(CONTROL.resolve(device)));
      return new WifiInUse(
          device, WifiInjector.open(point, List.of(), Optional.empty(), scheduler));
    } catch (IOException | IllegalArgumentException e) {
      throw new LoneProblem(
          "the access point of " + device + " can't be used: " + e.getMessage() + ".", e);
    }
  }

  @Override
  public Endpoint target() {
    return new Endpoint(device, 0);
  }

  @Override
  public String remark() {
    return "By hostapd of "
        + device
        + ", for all its stations. If this process is killed, the access point stays ill until"
        + " 'pumprig faults clear'.";
  }

  @Override
  public void close() {
    injector.close();
  }
}

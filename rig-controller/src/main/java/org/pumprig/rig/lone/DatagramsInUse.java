package org.pumprig.rig.lone;

import java.io.IOException;
import org.pumprig.fault.Injector;
import org.pumprig.fault.proxy.UdpRelay;
import org.pumprig.fault.proxy.UdpRelaySettings;
import org.pumprig.link.Endpoint;
import org.pumprig.time.Scheduler;

/** A relay of datagrams that stands there as long as the fault does; the unit must send to it. */
record DatagramsInUse(UdpRelay relay) implements BackEndInUse {
  static BackEndInUse open(Reach reach, Scheduler scheduler) throws LoneProblem {
    Endpoint listen = ProxyInUse.endpoint("--listen", reach.listen());
    Endpoint upstream = ProxyInUse.endpoint("--upstream", reach.upstream());
    try {
      var settings = new UdpRelaySettings(LoneSession.TARGET, listen, upstream);
      return new DatagramsInUse(UdpRelay.start(settings, scheduler));
    } catch (IOException e) {
      throw new LoneProblem(
          "no relay of datagrams: " + e.getMessage() + ". Choose another --listen.", e);
    }
  }

  @Override
  public Injector injector() {
    return relay.injector();
  }

  @Override
  public Endpoint target() {
    return relay.listen();
  }

  @Override
  public String remark() {
    return "Through a relay of datagrams: the unit sends UDP to " + target() + ".";
  }

  @Override
  public void close() throws IOException {
    relay.close();
  }
}

package org.pumprig.rig.lone;

import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.pumprig.fault.NetworkServiceFault;
import org.pumprig.fault.networkservice.NetworkServiceInjector;
import org.pumprig.fault.networkservice.ServedNetwork;
import org.pumprig.host.CommandPlace;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.network.Served;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.setup.Topology;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.time.Scheduler;

/** DNS, DHCP and NTP that this machine serves, as a rig file says, by whatever programs. */
record ServicesInUse(ServedNetwork served, int port, NetworkServiceInjector injector)
    implements BackEndInUse {
  static BackEndInUse open(Reach reach, NetworkServiceFault fault, Scheduler scheduler)
      throws LoneProblem, InputProblem {
    Path file =
        reach
            .rig()
            .orElseThrow(
                () -> new LoneProblem("a fault of DNS, DHCP or NTP needs --rig, a rig file."));
    Rig rig = RigFile.read(file);
    ServedNetwork served = served(file, rig.topology());
    Interfaces.existing(
        "a fault of " + file + "'s services", "unitSide", Optional.of(served.device()));
    Interfaces.requireRights("what the rig serves");
    int port = NetworkServiceInjector.port(fault);
    requireServed(served, port);
    var threads = Thread.ofPlatform().name("pumprig-responder").daemon().factory();
    return new ServicesInUse(
        served,
        port,
        new NetworkServiceInjector(served, new CommandPlace.Here(), threads, scheduler));
  }

  private static ServedNetwork served(Path file, Topology topology) throws LoneProblem {
    ServedNetwork served =
        Served.of(topology)
            .orElseThrow(
                () ->
                    new LoneProblem(
                        file
                            + " serves its units neither names nor addresses nor time: write"
                            + " 'services' into its topology, kind router or redirect."));
    if (topology.crossing().filter(Topology.Ends::made).isPresent()) {
      throw new LoneProblem(
          "the network of "
              + file
              + " is made in namespaces for each run, and gone between them: name the fault in a"
              + " plan, and 'pumprig run' it.");
    }
    return served;
  }

  /** Silence where nobody spoke would prove nothing. */
  private static void requireServed(ServedNetwork served, int port) throws LoneProblem {
    var address =
        port == NetworkServiceInjector.DHCP_PORT
            ? new InetSocketAddress("0.0.0.0", port)
            : new InetSocketAddress(served.address(), port);
    try (var free = new DatagramSocket(null)) {
      free.setReuseAddress(false);
      free.bind(address);
    } catch (BindException taken) {
      if (String.valueOf(taken.getMessage()).contains("in use")) {
        return; // that is what was hoped for
      }
      throw new LoneProblem(
          "this machine doesn't have the address "
              + served.address().getHostAddress()
              + " ("
              + taken.getMessage()
              + "): put the rig's topology up first.",
          taken);
    } catch (IOException e) {
      throw new LoneProblem("port " + port + " can't be looked at: " + e.getMessage() + ".", e);
    }
    throw new LoneProblem(
        "nobody serves UDP port "
            + port
            + " at "
            + served.address().getHostAddress()
            + ": start the rig's server first, such as dnsmasq or chronyd.");
  }

  @Override
  public Endpoint target() {
    return new Endpoint(served.device(), port);
  }

  @Override
  public String remark() {
    return "On what this machine serves at port "
        + port
        + " to all units behind "
        + served.device()
        + ".";
  }

  @Override
  public void close() {
    injector.close();
  }
}

package org.pumprig.fault.networkservice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pumprig.host.NamespaceWiring;

/** dnsmasq and chronyd in the rig's namespace, as the topology runs them; ended by the test. */
final class Daemons implements AutoCloseable {
  /** The Ethernet address for which an address is kept. */
  static final long KNOWN = 0x0200_0000_1001L;

  private final List<Process> running = new ArrayList<>();
  private final Path folder;

  Daemons(NamespaceWiring wiring, Path folder) throws IOException {
    this.folder = folder;
    Path dns = folder.resolve("dnsmasq.conf");
    Files.writeString(
        dns,
        """
        interface=pump0
        except-interface=lo
        bind-interfaces
        no-resolv
        no-hosts
        no-ping
        user=root
        pid-file=
        log-facility=-
        local=/#/
        host-record=gw.ward,10.78.0.2
        host-record=other.ward,10.78.0.3
        dhcp-authoritative
        dhcp-leasefile=%s/leases
        dhcp-range=10.77.0.100,10.77.0.110,255.255.255.0,120s
        dhcp-host=02:00:00:00:10:01,10.77.0.50
        """
            .formatted(folder));
    start(wiring, "dnsmasq", "--keep-in-foreground", "--conf-file=" + dns);
    Path ntp = folder.resolve("chrony.conf");
    Files.writeString(
        ntp,
        """
        local stratum 10
        allow 10.77.0.0/24
        bindaddress 10.77.0.1
        cmdport 0
        bindcmdaddress /
        pidfile %s/chronyd.pid
        """
            .formatted(folder));
    start(wiring, "chronyd", "-d", "-x", "-U", "-u", "root", "-f", ntp.toString());
  }

  private void start(NamespaceWiring wiring, String... argv) throws IOException {
    var whole = new ArrayList<>(List.of("ip", "netns", "exec", wiring.rig().name()));
    whole.addAll(List.of(argv));
    running.add(
        new ProcessBuilder(whole)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(argv[0] + ".log").toFile())
            .start());
  }

  @Override
  public void close() {
    running.forEach(
        process -> {
          process.descendants().forEach(ProcessHandle::destroyForcibly);
          process.destroyForcibly();
        });
  }
}

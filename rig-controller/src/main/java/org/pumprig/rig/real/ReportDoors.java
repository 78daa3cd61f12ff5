package org.pumprig.rig.real;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pumprig.link.Endpoint;
import org.pumprig.link.Link;
import org.pumprig.link.Network;
import org.pumprig.link.TcpNetwork;
import org.pumprig.link.TlsNetwork;
import org.pumprig.link.TlsSettings;
import org.pumprig.rig.setup.PortAddress;
import org.pumprig.time.Scheduler;

/** The ports on which gateways report to the rig, each shared by the units that it reports of. */
final class ReportDoors {
  private static final long MOST_PASSWORD_BYTES = 1_000;

  private final Scheduler scheduler;
  private final Map<Endpoint, Use> uses = new LinkedHashMap<>();

  private static final class Use {
    private final ReportDoor door;
    private int users;

    Use(ReportDoor door) {
      this.door = door;
    }
  }

  ReportDoors(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  /**
   * Listens there from now on, if nobody does yet.
   *
   * @return ends this use
   * @throws IOException if the address is taken or foreign, or the files for TLS can't be used
   */
  Runnable use(PortAddress.Listen where) throws IOException {
    Use use = uses.get(where.local());
    if (use == null) {
      Network network =
          where.tls().isPresent() ? sealed(where.tls().get()) : new TcpNetwork(scheduler);
      try {
        use = new Use(ReportDoor.open(where.local(), network, scheduler));
      } catch (IOException e) {
        network.close();
        throw new IOException(
            "the rig can't listen on " + where.local() + " for reports: " + e.getMessage(), e);
      }
      uses.put(where.local(), use);
    }
    use.users++;
    Use mine = use;
    return () -> end(where.local(), mine);
  }

  private void end(Endpoint where, Use use) {
    use.users--;
    if (use.users == 0) {
      use.door.close();
      uses.remove(where, use);
    }
  }

  /** A unit's link to whoever reports there; the port is in use. */
  Link link(PortAddress.Listen where) {
    Use use = uses.get(where.local());
    if (use == null) {
      throw new IllegalStateException("nobody listens on " + where.local());
    }
    return use.door.link();
  }

  private Network sealed(PortAddress.ListenTls files) throws IOException {
    if (Files.size(files.passwordFile()) > MOST_PASSWORD_BYTES) {
      throw new IOException(files.passwordFile() + " holds no password: it is too long");
    }
    List<String> lines = Files.readAllLines(files.passwordFile(), StandardCharsets.UTF_8);
    char[] password = (lines.isEmpty() ? "" : lines.getFirst()).toCharArray();
    TlsSettings settings = settings(files.keyStore(), password);
    java.util.Arrays.fill(password, ' ');
    return new TlsNetwork(scheduler, settings, () -> settings);
  }

  private static TlsSettings settings(Path keyStore, char[] password) throws IOException {
    TlsSettings settings =
        TlsSettings.fromKeyStore(TlsSettings.VERSIONS, keyStore, password, Optional.empty());
    if (settings.identity().isEmpty()) {
      throw new IOException(keyStore + " has no private key: the rig needs one to listen with TLS");
    }
    return settings;
  }
}

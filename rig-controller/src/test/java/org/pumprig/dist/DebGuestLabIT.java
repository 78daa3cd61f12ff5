package org.pumprig.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pumprig.fixtures.lab.Lab;
import org.pumprig.fixtures.lab.LabGuest;
import org.pumprig.fixtures.lab.LabTable;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Commands;

/**
 * The Debian package on a machine of another architecture than the build's: installed by its own
 * dpkg, which holds the dependency against the guest's Java; used; purged.
 */
@Lab
class DebGuestLabIT {
  private static final long WITHIN = 400_000_000_000L;

  private static final String PLAN =
      """
      set -e
      cp -r /usr/share/doc/pumprig/examples /tmp/examples
      cd /tmp/examples
      sed -e 's/^units:.*/units: [SN-1001]/' -e 's/^replicates:.*/replicates: 1/' \
        plans/demo.yaml >plans/one.yaml
      pumprig simulate plans/one.yaml --out /tmp/one >/tmp/one.log 2>&1 || echo "exit $?"
      grep expected /tmp/one.log
      """;

  /** What systemd runs at boot, word by word as the unit says. */
  private static final String RECOVER =
      """
      set -e
      unit=/usr/lib/systemd/system/pumprig-recover.service
      systemd-analyze verify $unit 2>&1 | grep -i pumprig || true
      mkdir -p /var/lib/pumprig
      exec $(sed -n 's/^ExecStart=//p' $unit)
      """;

  @Test
  void itIsInstalledRunsRecoversAndIsPurged(LabGuest guest) throws Exception {
    Optional<Path> built = DebPackage.built();
    assumeTrue(built.isPresent(), "skipped: no package; 'mvn package' builds it");
    Commands there =
        new CommandPlace.Ssh(
                "127.0.0.1",
                guest.sshPort(),
                "root",
                guest.knownHosts(),
                Optional.of(guest.identity()))
            .commands();
    Files.copy(built.orElseThrow(), guest.share().resolve("pumprig.deb"));
    try {
      assertThat(bash(there, "dpkg --install /share/pumprig.deb 2>&1"))
          .contains("Setting up pumprig");
      assertThat(bash(there, "dpkg --status pumprig")).contains("Status: install ok installed");
      assertThat(bash(there, "ls /etc/systemd/system/multi-user.target.wants"))
          .contains("pumprig-recover.service", "pumprig.target");
      assertThat(bash(there, "pumprig --version")).startsWith("pumprig ");
      assertThat(bash(there, "pumprig doctor 2>&1 || echo exit $?")).contains("java", "hostapd");
      String ran = bash(there, PLAN);
      assertThat(ran).contains("before   as expected", "after    as expected");
      String recovered = bash(there, RECOVER);
      assertThat(recovered).contains("{").doesNotContain("\"left\":1");
      LabTable.enter(
          guest, "package", "installed, a simulated plan, recover, purged", lastLine(ran));
    } finally {
      bash(there, "dpkg --purge pumprig 2>&1; rm -rf /tmp/examples /tmp/one /share/pumprig.deb");
    }
    assertThat(
            bash(there, "ls -d /usr/bin/pumprig /var/lib/pumprig /var/cache/pumprig 2>&1 || true"))
        .doesNotContainPattern("(?m)^/");
  }

  private static String lastLine(String text) {
    return text.strip().lines().reduce("", (_, last) -> last);
  }

  private static String bash(Commands there, String script) throws IOException {
    Commands.Result result = there.run(List.of("bash", "-c", script), "", WITHIN);
    assertThat(result.ok()).as("%s: %s", script, result.complaint()).isTrue();
    return result.output();
  }
}

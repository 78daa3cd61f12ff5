package org.pumprig.dist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pumprig.fixtures.lab.DebianInGuest;
import org.pumprig.fixtures.lab.Lab;
import org.pumprig.fixtures.lab.LabGuest;
import org.pumprig.fixtures.lab.LabTable;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.Commands;

/**
 * The Debian package on a Debian with systemd in the guest: its dependencies are met by what Debian
 * has, it is installed, runs on the guest's Java, is started at boot, undoes there what a dead
 * command left, and is purged.
 */
@Lab
class DebLabIT {
  private static final long WITHIN = 900_000_000_000L;

  /** Dies with a link down: nobody takes that back. */
  private static final String DIES =
      """
      set -e
      ip link add bench0 type dummy
      ip link set bench0 up
      pumprig faults apply linkDown --lasts 30min --unit-interface bench0 >/tmp/said 2>&1 &
      for _ in $(seq 900); do
        sleep 0.2
        [ "$(cat /sys/class/net/bench0/flags)" != 0x82 ] || break
        kill -0 $! || break
      done
      kill -9 $! || true
      cat /tmp/said
      ip -br link show bench0
      ls /var/lib/pumprig/ledger
      """;

  private static final String UP =
      """
      for _ in $(seq 240); do
        systemctl is-active --quiet pumprig.target && break
        sleep 0.5
      done
      systemctl is-active pumprig.target pumprig-recover.service
      systemctl show -p Result,ExecMainStatus pumprig-recover.service
      systemd-analyze verify --man=no pumprig-recover.service pumprig.target && echo verified
      journalctl -o cat -u pumprig-recover.service
      ip -br link show bench0
      pumprig faults list
      """;

  private Commands there;

  @BeforeEach
  void reached(LabGuest guest) {
    there = guest.ssh(CommandPlace.Ssh::new).commands();
  }

  @Test
  void installedStartedAtBootAndPurged(LabGuest guest) throws Exception {
    Path deb = DebPackage.built().orElse(Path.of("none"));
    assumeTrue(Files.exists(deb), "skipped: no package; 'mvn package' builds it");
    Files.copy(deb, guest.share().resolve("pumprig.deb"), StandardCopyOption.REPLACE_EXISTING);
    try {
      assertThat(guest(DebianInGuest.BOOT)).as("without the package").isEqualTo("running\n");
      installed(guest);
      died();
      assertThat(guest(DebianInGuest.BOOT)).as("with the package").isIn("running\n", "degraded\n");
      started(guest);
      purged();
    } finally {
      guest(DebianInGuest.GONE);
      Files.delete(guest.share().resolve("pumprig.deb"));
    }
  }

  private void installed(LabGuest guest) throws IOException {
    long began = System.nanoTime();
    assertThat(within("dpkg --install /share/pumprig.deb 2>&1"))
        .contains("Setting up pumprig")
        .doesNotContain("depend");
    long took = System.nanoTime() - began;
    assertThat(within("systemctl is-enabled pumprig-recover.service pumprig.target"))
        .isEqualTo("enabled\nenabled\n");
    assertThat(within("systemctl is-active pumprig-recover.service || true"))
        .as("nothing is started by an installation")
        .isEqualTo("inactive\n");
    assertThat(within("pumprig --version")).startsWith("pumprig ");
    String doctor = within("pumprig doctor; echo exit $?");
    assertThat(doctor).contains("networkService", "exit 0");
    String java = within("dpkg-query -W -f '${Package} ${Version}' openjdk-25-jre-headless");
    LabTable.enter(
        guest,
        "package",
        "dpkg --install on a Debian with systemd in the guest",
        "%.0f s; doctor finds it ready, on %s".formatted(took / 1e9, java));
  }

  private void died() throws IOException {
    String left = within(DIES);
    assertThat(left).containsPattern("bench0 +DOWN").contains(".ledger");
  }

  private void started(LabGuest guest) throws IOException {
    String said = within(UP);
    assertThat(said).startsWith("active\nactive\n").contains("Result=success", "ExecMainStatus=0");
    assertThat(said).contains("verified\n").contains("linkDown");
    assertThat(said).as(said).containsPattern("bench0 +(UNKNOWN|UP)");
    LabTable.enter(
        guest,
        "package",
        "the machine boots after a command died with a link down",
        "pumprig-recover.service has put it up; pumprig.target is active");
  }

  private void purged() throws IOException {
    within("dpkg --purge pumprig 2>&1");
    assertThat(
            within(
                "ls -d /usr/share/pumprig /usr/bin/pumprig /var/lib/pumprig /etc/pumprig"
                    + " /usr/lib/systemd/system/pumprig* /etc/systemd/system/*/pumprig*"
                    + " 2>/dev/null || true"))
        .isEmpty();
  }

  private String within(String script) throws IOException {
    return guest(DebianInGuest.within(script));
  }

  private String guest(String script) throws IOException {
    Commands.Result result = there.run(List.of("bash", "-c", script), "", WITHIN);
    assertThat(result.ok()).as("%s%n%s%n%s", script, result.complaint(), result.output()).isTrue();
    return result.output();
  }
}

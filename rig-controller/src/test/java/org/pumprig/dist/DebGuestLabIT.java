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
 * The Debian package on another machine than the build's, with no force: installed by the guest's
 * own dpkg, which holds the dependency against the guest's Java; used; started by a real systemd,
 * the way a boot would; purged.
 */
@Lab
class DebGuestLabIT {
  private static final long WITHIN = 400_000_000_000L;

  private static final String PLAN =
      """
      cp -r /usr/share/doc/pumprig/examples /tmp/examples
      cd /tmp/examples
      sed -e 's/^units:.*/units: [SN-1001]/' -e 's/^replicates:.*/replicates: 1/' \
        plans/demo.yaml >plans/one.yaml
      code=0
      pumprig simulate plans/one.yaml --out /tmp/one >/tmp/one.log 2>&1 || code=$?
      cat /tmp/one.log
      echo "exit $code"
      """;

  /** Systemd as process 1 of namespaces of its own, which goes where a boot goes by default. */
  private static final String BOOT =
      """
      cat >/tmp/boot.sh <<'END'
      mount --make-rprivate /
      mount -t tmpfs -o mode=755 tmpfs /run
      mount -t cgroup2 cgroup2 /sys/fs/cgroup
      export container=pumprig
      exec /usr/lib/systemd/systemd --system --unit=multi-user.target --show-status=no
      END
      setsid unshare --pid --mount --uts --ipc --cgroup --fork --kill-child=KILL --mount-proc \
        bash /tmp/boot.sh >/tmp/boot.log 2>&1 </dev/null &
      outer=$!
      inside() {
        nsenter --target "$(pgrep -P $outer)" --mount --pid --ipc --uts --cgroup -- "$@"
      }
      for _ in $(seq 120); do
        state=$(inside systemctl is-active pumprig.target 2>/dev/null) || true
        [ "$state" != active ] || break
        sleep 1
      done
      echo "pumprig.target is $state"
      inside systemctl show -p ActiveState,Result,ExecMainStatus pumprig-recover.service || true
      inside ls -d /run/systemd/system /var/lib/pumprig || true
      kill -KILL $outer
      tail -n 20 /tmp/boot.log
      """;

  @Test
  void itIsInstalledRunsIsStartedBySystemdAndPurged(LabGuest guest) throws Exception {
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
    String ran;
    try {
      assertThat(bash(there, "dpkg --install /share/pumprig.deb 2>&1"))
          .contains("Setting up pumprig");
      assertThat(bash(there, "dpkg --status pumprig")).contains("Status: install ok installed");
      assertThat(bash(there, "ls /etc/systemd/system/multi-user.target.wants"))
          .contains("pumprig-recover.service", "pumprig.target");
      assertThat(bash(there, "pumprig --version")).contains(version(built.orElseThrow()));
      assertThat(bash(there, "pumprig doctor 2>&1 || echo exit $?")).contains("Java", "netem");
      ran = bash(there, PLAN);
      assertThat(ran).contains("exit 0").containsPattern("(?m)^ *before +as expected");
      assertThat(bash(there, BOOT))
          .contains("pumprig.target is active", "ExecMainStatus=0", "Result=success")
          .contains("ActiveState=active", "/run/systemd/system");
    } finally {
      bash(there, "dpkg --purge pumprig 2>&1; rm -rf /tmp/examples /tmp/one* /share/pumprig.deb");
    }
    assertThat(bash(there, "dpkg --status pumprig 2>&1 || true")).contains("is not installed");
    assertThat(
            bash(
                there,
                "ls -d /usr/bin/pumprig /usr/share/pumprig /var/lib/pumprig /var/cache/pumprig"
                    + " /etc/pumprig /etc/systemd/system/*/pumprig* 2>/dev/null || true"))
        .isEmpty();
    LabTable.enter(
        guest,
        "package",
        "installed by dpkg, a plan of two arms, started by systemd, purged",
        "each arm as expected; pumprig.target active; nothing left");
  }

  private static String version(Path deb) throws IOException {
    return DebPackage.run("dpkg-deb", "--field", deb.toString(), "Version")
        .strip()
        .replace("~", "-");
  }

  private static String bash(Commands there, String script) throws IOException {
    String whole = "set -e\nexport PATH=/usr/sbin:/usr/bin:/sbin:/bin\n" + script;
    Commands.Result result = there.run(List.of("bash", "-c", whole), "", WITHIN);
    assertThat(result.ok()).as("%s: %s", script, result.complaint()).isTrue();
    return result.output();
  }
}

package org.pumprig.rig.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * The real systemd as process 1 of namespaces of its own: a machine that boots within a second, and
 * is gone with this process, however that ends. It knows no unit but those of its folder. What it
 * can write to is its own ({@code /tmp}, {@code /run}, {@code /dev}, {@code /opt}) or that folder;
 * all else of this machine is read-only there. A script tries that before systemd is begun, as
 * systemd's own clean-up would otherwise reach this machine. Needs root.
 */
final class SystemdMachine implements AutoCloseable {
  private static final Path SYSTEMD = Path.of("/lib/systemd/systemd");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String BOOT =
      """
      set -eu
      folder=$1
      mount --make-rprivate /
      while read -r _ at _; do
        mount -o remount,bind,ro "$at" 2>/dev/null || true
      done </proc/self/mounts
      mount -t tmpfs tmpfs /mnt
      mkdir /mnt/folder
      mount --bind "$folder" /mnt/folder
      mount -o remount,bind,rw /mnt/folder
      for at in /tmp /run /opt /dev; do
        mount -t tmpfs -o mode=755 tmpfs "$at"
      done
      mkdir -p "$folder"
      mount --move /mnt/folder "$folder"
      umount /mnt
      mount --bind "$folder/lib" /var/lib
      mount --bind "$folder/units" /etc/systemd/system
      mknod -m 666 /dev/null c 1 3
      mknod -m 666 /dev/zero c 1 5
      mknod -m 666 /dev/random c 1 8
      mknod -m 666 /dev/urandom c 1 9
      ln -s /proc/self/fd /dev/fd
      mount --bind /proc/sys /proc/sys
      mount -o remount,bind,ro /proc/sys
      mount -t tmpfs tmpfs /sys/fs/cgroup
      mount -t cgroup2 cgroup2 /sys/fs/cgroup
      while read -r _ at kind _; do
        case "$at" in
          "$folder" | /var/lib | /etc/systemd/system | /tmp | /run | /opt | /dev) continue ;;
        esac
        case "$kind" in proc | cgroup2) continue ;; esac
        if [ -d "$at" ] && touch "$at/pumprig-probe" 2>/dev/null; then
          rm -f "$at/pumprig-probe"
          [ "$at" = /sys/fs/cgroup ] || { echo "$at can be written: systemd is not begun"; exit 99; }
        fi
      done </proc/self/mounts
      for at in / /var /etc /root /home /sys /usr /mnt; do
        if touch "$at/pumprig-probe" 2>/dev/null; then
          rm -f "$at/pumprig-probe"; echo "$at can be written: systemd is not begun"; exit 99
        fi
      done
      if [ -n "$(ls -A /tmp | grep -v "^$(echo "${folder#/tmp/}" | cut -d/ -f1)$")" ]; then
        echo "/tmp is not this machine's own: systemd is not begun"; exit 99
      fi
      if [ -w /proc/sys/kernel/hostname ] && echo x 2>/dev/null >/proc/sys/kernel/hostname; then
        echo "the kernel's settings can be written: systemd is not begun"; exit 99
      fi
      mkdir -p /run/none /opt/pumprig/rig-controller/bin
      cp "$folder/pumprig" /opt/pumprig/rig-controller/bin/pumprig
      export container=pumprig SYSTEMD_UNIT_PATH=/etc/systemd/system
      export SYSTEMD_GENERATOR_PATH=/run/none SYSTEMD_ENVIRONMENT_GENERATOR_PATH=/run/none
      exec /lib/systemd/systemd --system --unit=multi-user.target --log-target=console \
        --show-status=no
      """;

  private final Path folder;
  private final Path group;
  private @Nullable Process outer;
  private int boots;

  private SystemdMachine(Path folder, Path group) {
    this.folder = folder;
    this.group = group;
  }

  /** Why it can't run here; empty if it can. */
  static Optional<String> missing() throws IOException {
    if (!Files.isExecutable(SYSTEMD) || !Files.isExecutable(Path.of("/usr/bin/nsenter"))) {
      return Optional.of("no systemd, nsenter or setpriv (packages systemd, util-linux)");
    }
    if (!"root".equals(System.getProperty("user.name"))) {
      return Optional.of("systemd as process 1 needs root");
    }
    return groups().isEmpty()
        ? Optional.of("no second version of control groups is mounted")
        : Optional.empty();
  }

  private static Optional<Path> groups() throws IOException {
    try (Stream<String> mounts = Files.lines(Path.of("/proc/self/mounts"))) {
      return mounts
          .map(line -> line.split(" ", -1))
          .filter(fields -> fields[2].equals("cgroup2"))
          .map(fields -> Path.of(fields[1]))
          .findFirst();
    }
  }

  /**
   * A machine that isn't on yet, with systemd's own targets and the installed command.
   *
   * @param folder its disk: {@code units} is its {@code /etc/systemd/system}, {@code lib} its
   *     {@code /var/lib}
   */
  static SystemdMachine in(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("units"));
    Files.createDirectories(folder.resolve("lib"));
    for (String target : List.of("sysinit", "basic", "shutdown", "multi-user", "network-online")) {
      Files.writeString(
          folder.resolve("units/" + target + ".target"),
          "[Unit]\nDescription=" + target + "\nDefaultDependencies=no\n");
    }
    List<String> words = SystemdBench.words();
    String quoted = String.join("' '", words);
    Path command =
        Files.writeString(folder.resolve("pumprig"), "#!/bin/sh\nexec '" + quoted + "' \"$@\"\n");
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(folder.resolve("boot.sh"), BOOT);
    Path group = groups().orElseThrow().resolve("pumprig-" + ProcessHandle.current().pid());
    return new SystemdMachine(folder, group);
  }

  /** Its main target is reached when this returns. */
  void boot() throws Exception {
    Files.createDirectories(group);
    boots++;
    Path console = folder.resolve("console" + boots);
    outer =
        new ProcessBuilder(
                "setpriv",
                "--pdeathsig=KILL",
                "sh",
                "-c",
                "echo $$ > '"
                    + group.resolve("cgroup.procs")
                    + "'; exec unshare --pid --mount --uts --ipc --cgroup --net --fork"
                    + " --kill-child=KILL --mount-proc sh '"
                    + folder.resolve("boot.sh")
                    + "' '"
                    + folder
                    + "'")
            .redirectErrorStream(true)
            .redirectOutput(console.toFile())
            .start();
    Awaitility.await()
        .atMost(PATIENCE)
        .failFast(() -> assertThat(on().isAlive()).as(Files.readString(console)).isTrue())
        .until(() -> "active".equals(shown("multi-user.target", "ActiveState")));
  }

  private Process on() {
    return Objects.requireNonNull(outer, "it was never booted");
  }

  private List<String> inside(List<String> argv) {
    Optional<ProcessHandle> first = on().toHandle().children().findFirst();
    var whole = new ArrayList<String>(List.of("nsenter", "--target"));
    whole.add(Long.toString(first.map(ProcessHandle::pid).orElse(-1L)));
    whole.addAll(List.of("--mount", "--pid", "--net", "--ipc", "--uts", "--"));
    whole.addAll(argv);
    return whole;
  }

  /** Runs a program in it to its end; what it says, with its exit code on a line of its own. */
  String run(String... argv) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(inside(List.of(argv))).redirectErrorStream(true);
    builder.environment().remove("PUMPRIG_STATE_DIR");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return said + "exit " + process.exitValue();
  }

  /** A property of a unit, such as {@code ActiveState}. */
  String shown(String unit, String property) throws IOException, InterruptedException {
    String said = run("systemctl", "show", "--value", "-p", property, unit);
    return said.lines().findFirst().orElse("");
  }

  /** Begins the installed command in it. */
  Process pumprig(Path log, String... args) throws IOException {
    var argv = new ArrayList<>(List.of("/opt/pumprig/rig-controller/bin/pumprig"));
    argv.addAll(List.of(args));
    var builder = new ProcessBuilder(inside(argv));
    builder.environment().remove("PUMPRIG_STATE_DIR");
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /** As if the mains were cut: all of its processes are gone. */
  void cut() throws IOException, InterruptedException {
    Process running = on();
    running.children().forEach(ProcessHandle::destroyForcibly);
    running.destroyForcibly();
    assertThat(running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    Awaitility.await().atMost(PATIENCE).until(this::noGroupIsLeft);
  }

  /** Its control groups can be removed once nobody is in them. */
  private boolean noGroupIsLeft() throws IOException {
    if (!Files.isDirectory(group)) {
      return true;
    }
    try (Stream<Path> tree = Files.walk(group)) {
      tree.filter(Files::isDirectory)
          .sorted(java.util.Comparator.reverseOrder())
          .forEach(each -> each.toFile().delete());
    }
    return !Files.isDirectory(group);
  }

  @Override
  public void close() throws IOException {
    if (outer != null) {
      try {
        cut();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while the machine is cut", e);
      }
    }
  }
}

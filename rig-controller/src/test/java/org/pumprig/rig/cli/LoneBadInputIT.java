package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.host.NamespaceWiring;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.time.SystemScheduler;

/** While one fault acts, another that can't be applied: one message, and nothing of it happens. */
@Tag("netns")
class LoneBadInputIT {
  private static final long SSH_WITHIN_NANOS = 40_000_000_000L;

  @TempDir private Path folder;

  private static List<String> packets(String... words) {
    var whole = new ArrayList<>(List.of(words));
    whole.addAll(
        List.of(
            "--lasts",
            "60s",
            "--unit-interface",
            "pump0",
            "--gateway-interface",
            "gw0",
            "--address",
            NamespaceWiring.PUMP));
    return whole;
  }

  private static LoneProcess apply(LoneWiring bench, List<String> before, List<String> words)
      throws IOException {
    return bench.apply(before, words.toArray(String[]::new));
  }

  /** The earlier fault: its own traffic is lost, the neighbour's isn't, the ledger has it alone. */
  private static void untouched(LoneWiring bench, String before) throws IOException {
    assertThat(bench.talks()).isFalse();
    assertThat(bench.talks(LoneWiring.NEIGHBOUR)).isTrue();
    assertThat(bench.faults("list").out().lines().toList())
        .singleElement()
        .asString()
        .contains("-blackhole", "nft on ")
        .doesNotContain("is dead");
    assertThat(unleased(bench)).isEqualTo(before);
  }

  /** Leases are renewed, packets are counted: neither is what somebody else did. */
  private static String unleased(LoneWiring bench) throws IOException {
    return bench
        .network()
        .replaceAll("(expires|timeout) [0-9a-z]+", "$1")
        .replaceAll("packets \\d+ bytes \\d+", "");
  }

  private static void refused(LoneWiring bench, String message, List<?> words) throws IOException {
    var whole = new ArrayList<Object>(List.of("apply"));
    whole.addAll(words);
    Answer answer = bench.faults(whole.toArray());
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains(message);
    assertThat(answer.err().lines()).as(answer.err()).hasSize(1);
  }

  private static void refused(LoneProcess process, String message) throws Exception {
    assertThat(process.exit()).as(process.said()).isEqualTo(Exit.USAGE);
    assertThat(process.said()).contains(message).doesNotContain("In force");
  }

  @Test
  void nothingIsAppliedAndTheEarlierFaultGoesOn() throws Exception {
    try (var bench = new LoneWiring(NamespaceWiring.routed(), folder)) {
      apply(bench, List.of(), packets("blackhole")).inForce();
      String before = unleased(bench);
      refused(
          bench,
          "'rate' is 101%, which is too much. Write at most 100 %.",
          packets("loss", "--rate", "101%"));
      refused(bench, "negative", packets("delay", "--delay", "-3ms"));
      refused(
          bench,
          "there is no network interface 'eth77', only gw0, lo, pump0.",
          List.of("linkDown", "--lasts", "3s", "--unit-interface", "eth77"));
      refused(bench, "time", packets("trace", "--file", backwards().toString()));
      refused(
          bench,
          "interface pump0 has an address of this machine",
          packets("delay", "--delay", "5ms"));
      portInUse(bench);
      untouched(bench, before);

      program(bench, "ip", "route", "add", "default", "via", NamespaceWiring.PUMP);
      refused(
          bench,
          "this machine's default route goes over pump0: a fault of it is refused",
          List.of("linkDown", "--lasts", "3s", "--unit-interface", "pump0"));
      program(bench, "ip", "route", "del", "default");
      unreachable(bench);
      untouched(bench, before);
    }
  }

  private static void portInUse(LoneWiring bench) throws IOException {
    var rig = InetAddress.getByName(NamespaceWiring.RIG_TOWARDS_PUMP);
    try (ServerSocket taken = bench.wiring.rig().call(() -> new ServerSocket(0, 1, rig))) {
      String there = NamespaceWiring.RIG_TOWARDS_PUMP + ":" + taken.getLocalPort();
      String gateway = bench.wiring.gatewayAddress() + ":" + LoneWiring.PORT;
      refused(
          bench,
          "no proxy can listen on " + there,
          List.of("stall", "--lasts", "3s", "--listen", there, "--upstream", gateway));
    }
  }

  private void unreachable(LoneWiring bench) throws IOException {
    try (var clock = new SystemScheduler("clock", _ -> {})) {
      long begin = clock.nanoTime();
      refused(
          bench,
          "ssh tester@10.77.0.77:22 can't be reached",
          List.of("gatewayRestart", "--lasts", "3s", "--rig", farRig()));
      assertThat(clock.nanoTime() - begin).isLessThan(SSH_WITHIN_NANOS);
    }
  }

  @Test
  void withoutRightsOrToolsNothingIsAppliedAndTheEarlierFaultGoesOn() throws Exception {
    try (var bench = new LoneWiring(NamespaceWiring.routed(), folder)) {
      apply(bench, List.of(), packets("blackhole")).inForce();
      String before = unleased(bench);
      refused(
          apply(bench, List.of("env", "PATH=/nowhere"), packets("duplicate", "--rate", "50%")),
          "is not installed, or not on the PATH");
      refused(
          apply(
              bench,
              List.of("setpriv", "--bounding-set=-net_admin", "--inh-caps=-net_admin"),
              packets("duplicate", "--rate", "50%")),
          "it takes CAP_NET_ADMIN, which this container's root doesn't have");
      // Another user, who has a state directory of his own but may read our classes.
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      Path own = Files.createDirectory(folder.resolve("own"));
      Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxrwxrwx"));
      refused(
          apply(
              bench,
              List.of(
                  "env",
                  "PUMPRIG_STATE_DIR=" + own,
                  "setpriv",
                  "--reuid=65534",
                  "--regid=65534",
                  "--clear-groups",
                  "--inh-caps=+dac_read_search",
                  "--ambient-caps=+dac_read_search"),
              packets("duplicate", "--rate", "50%")),
          "it takes root, or CAP_NET_ADMIN as an ambient capability. Use sudo,");
      untouched(bench, before);
    }
  }

  @Test
  void aStartThatFailsHalfWayUndoesItsHalf() throws Exception {
    try (var bench = new LoneWiring(NamespaceWiring.bare(), folder)) {
      String before = bench.network();
      Path bin = Files.createDirectory(folder.resolve("bin"));
      Path ip = bin.resolve("ip");
      Files.writeString(
          ip,
          """
          #!/bin/sh
          case "$*" in *"add prig-b"*) echo "no second bridge today" >&2; exit 2;; esac
          exec env PATH=/usr/sbin:/usr/bin:/sbin:/bin ip "$@"
          """);
      assertThat(ip.toFile().setExecutable(true)).isTrue();
      var half =
          apply(
              bench,
              List.of("env", "PATH=" + bin + ":/usr/sbin:/usr/bin:/sbin:/bin"),
              packets("delay", "--delay", "50ms"));
      refused(half, "no second bridge today");
      assertThat(bench.network()).isEqualTo(before);
      assertThat(bench.faults("list").out()).isEqualTo("No fault is open.\n");

      bench.program("ip", "link", "add", "prig-a", "type", "bridge");
      String theirs = bench.network();
      refused(bench, "an interface prig-a is there already", packets("delay", "--delay", "50ms"));
      assertThat(bench.network()).isEqualTo(theirs);
    }
  }

  private static void program(LoneWiring bench, String... argv) throws IOException {
    assertThat(bench.program(argv)).isEmpty();
  }

  private Path backwards() throws IOException {
    return Files.writeString(
        folder.resolve("backwards.csv"),
        "time,delay,loss,rate\n0 s,10 ms,,\n3 s,20 ms,,\n2 s,10 ms,,\n");
  }

  private Path farRig() throws IOException {
    Files.copy(Path.of("../fixtures/firmware/before.yaml"), folder.resolve("before.yaml"));
    Path key = folder.resolve("key");
    program(new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key + "1"));
    Files.writeString(
        folder.resolve("known"),
        "10.77.0.77 " + Files.readString(Path.of(key + "1.pub")).strip() + "\n");
    return Files.writeString(
        folder.resolve("far.yaml"),
        """
        rig: 1
        id: far
        title: A gateway that can't be reached
        notForClinicalUse: true
        emulated: {firmware: {before: before.yaml}, statusEvery: 1s, flowEvery: 1s, virtualLatency: 1ms}
        gateway:
          host: 10.78.0.2
          port: 2575
          on: {ssh: 10.77.0.77, user: tester, knownHosts: known, key: key1}
          within: 20s
          systemd: mirth
        units: [{serial: SN-1}]
        """);
  }

  private static void program(ProcessBuilder builder) throws IOException {
    try {
      assertThat(builder.start().waitFor()).isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

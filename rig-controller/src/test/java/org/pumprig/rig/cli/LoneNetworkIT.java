package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.cli.LoneWiring.NEIGHBOUR;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.NamespaceWiring;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.rig.network.ChangeLedger;
import org.pumprig.rig.network.RigServices;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;

/** Faults of the network on their own: seen by traffic, and what is left after SIGKILL. */
@Tag("netns")
class LoneNetworkIT {
  /** The kernel's lease, and time for programs. */
  private static final Duration LEASE = Duration.ofSeconds(7);

  @TempDir private Path folder;

  @Test
  void aLinkIsDownUntilItIsClearedWhenItsProcessIsKilled() throws Exception {
    try (var bench = new LoneWiring(NamespaceWiring.routed(), folder)) {
      String before = bench.network();
      assertThat(bench.talks()).isTrue();
      var apply = bench.apply("linkDown", "--lasts", "60s", "--unit-interface", "pump0").inForce();
      assertThat(bench.talks()).isFalse();
      assertThat(bench.faults("list").out()).contains("-linkDown", "ethernet on pump0");
      apply.kill();

      assertThat(bench.talks()).as("no lease in the kernel for that").isFalse();
      assertThat(bench.faults("list").out())
          .contains("is dead: 'pumprig faults clear' takes it back");
      Answer cleared = bench.faults("clear");
      assertThat(cleared.code()).as(cleared.toString()).isZero();
      Awaitility.await().until(bench::talks); // the kernel tells of a carrier once a second
      assertThat(bench.network()).isEqualTo(before);
      assertThat(bench.faults("list").out()).isEqualTo("No fault is open.\n");
    }
  }

  @Test
  void aLinkIsUpAgainWhenItsTimeIsOver() throws Exception {
    try (var bench = new LoneWiring(NamespaceWiring.routed(), folder)) {
      String before = bench.network();
      var apply = bench.apply("linkDown", "--lasts", "1s", "--unit-interface", "pump0").inForce();
      assertThat(bench.talks()).isFalse();
      assertThat(apply.exit()).as(apply.said()).isZero();
      assertThat(apply.said()).contains("proven: carrier: pump0 has no carrier");
      Awaitility.await().until(bench::talks);
      assertThat(bench.network()).isEqualTo(before);
    }
  }

  @Test
  void aRelayDelaysTheUnitAloneAndAfterSigkillPacketsPassItWithinTheLease() throws Exception {
    try (var bench = new LoneWiring(NamespaceWiring.bare(), folder)) {
      String before = bench.network();
      assertThat(bench.talks(NEIGHBOUR)).as("bare interfaces are not joined").isFalse();
      var apply = bench.apply(delay("60s")).inForce();
      Awaitility.await() // the attempt before it may have left a neighbour that doesn't answer
          .untilAsserted(
              () ->
                  assertThat(bench.connectMillis(NamespaceWiring.PUMP))
                      .as(apply.said())
                      .isGreaterThanOrEqualTo(300));
      Awaitility.await() // the fastest of several: this machine may be busy
          .untilAsserted(() -> assertThat(bench.connectMillis(NEIGHBOUR)).isBetween(0L, 290L));
      assertThat(bench.faults("list").out()).contains("-delay", "tap on pump0 and gw0");
      apply.kill();

      Awaitility.await().atMost(LEASE).until(() -> bench.talks(NEIGHBOUR));
      Awaitility.await() // without the fault's delay, now that the relay is passed by
          .untilAsserted(
              () -> assertThat(bench.connectMillis(NamespaceWiring.PUMP)).isBetween(0L, 290L));
      assertThat(bench.network()).contains("prig-a", "pumprig_relay").doesNotContain(": prig-tap");
      Answer cleared = bench.faults("clear");
      assertThat(cleared.code()).as(cleared.toString()).isZero();
      assertThat(bench.network()).isEqualTo(before);
      assertThat(bench.faults("list").out()).isEqualTo("No fault is open.\n");
    }
  }

  @Test
  void aRelayIsGoneWhenItIsToldToStop() throws Exception {
    try (var bench = new LoneWiring(NamespaceWiring.bare(), folder)) {
      String before = bench.network();
      var apply = bench.apply(delay("60s")).inForce();
      for (int connection = 0; connection < 8; connection++) {
        assertThat(bench.connectMillis(NamespaceWiring.PUMP)).isGreaterThanOrEqualTo(300);
      }
      apply.tellToStop();
      apply.exit();
      assertThat(apply.said()).contains("Achieved: ", "proven: tap: ");
      assertThat(bench.network()).isEqualTo(before);
      assertThat(bench.faults("list").out()).isEqualTo("No fault is open.\n");
    }
  }

  private static String[] delay(String lasts) {
    return new String[] {
      "delay",
      "--delay",
      "150ms",
      "--lasts",
      lasts,
      "--unit-interface",
      "pump0",
      "--gateway-interface",
      "gw0",
      "--address",
      NamespaceWiring.PUMP
    };
  }

  @Test
  void theKernelEndsAPacketFaultByItselfAndItsTableIsCleared() throws Exception {
    try (var bench = new LoneWiring(NamespaceWiring.routed(), folder)) {
      String before = bench.network();
      var apply =
          bench
              .apply(
                  "blackhole",
                  "--lasts",
                  "60s",
                  "--unit-interface",
                  "pump0",
                  "--gateway-interface",
                  "gw0",
                  "--address",
                  NamespaceWiring.PUMP)
              .inForce();
      assertThat(bench.talks()).isFalse();
      assertThat(bench.talks(NEIGHBOUR)).isTrue();
      assertThat(bench.faults("list").out()).contains("-blackhole", "nft on ");
      apply.kill();

      Awaitility.await().atMost(LEASE).until(bench::talks);
      assertThat(bench.network()).as("rules that act no more").contains("pumprig");
      Answer cleared = bench.faults("clear");
      assertThat(cleared.code()).as(cleared.toString()).isZero();
      assertThat(bench.network()).isEqualTo(before);
    }
  }

  @Test
  void theRigsOwnDnsIsSilentAndSpeaksAgain() throws Exception {
    try (var bench = new LoneWiring(NamespaceWiring.routed(), folder)) {
      Path file = rig();
      Rig rig = RigFile.read(file);
      var refused = bench.apply("dnsSilent", "--lasts", "60s", "--rig", file.toString());
      assertThat(refused.exit()).isEqualTo(Exit.USAGE);
      assertThat(refused.said())
          .contains("nobody serves UDP port 53 at 10.77.0.1: start the rig's server first");
      try (var _ =
          RigServices.start(
              rig.topology().crossing().orElseThrow(),
              rig.topology().services(),
              rig.units(),
              new CommandPlace.InNamespace(bench.wiring.rig().name()),
              ChangeLedger.NONE,
              _ -> {})) {
        Awaitility.await().until(bench::dnsAnswers);
        String before = bench.network();
        var apply = bench.apply("dnsSilent", "--lasts", "60s", "--rig", file.toString()).inForce();
        assertThat(bench.dnsAnswers()).isFalse();
        assertThat(bench.talks()).as("nothing but DNS is touched").isTrue();
        assertThat(bench.faults("list").out()).contains("-dnsSilent", "networkService on pump0");
        apply.kill();

        Awaitility.await().atMost(LEASE).until(bench::dnsAnswers);
        Answer cleared = bench.faults("clear");
        assertThat(cleared.code()).as(cleared.toString()).isZero();
        assertThat(bench.network()).isEqualTo(before);
      }
    }
  }

  /** Other people's clients ask; after SIGKILL they are served again within the lease. */
  @Test
  void theRigsOwnAddressesAndTimeAreFaultedAndEndAfterSigkill() throws Exception {
    String lease = "busybox udhcpc -f -i eth0 -n -q -t 3 -T 2 -s /bin/true";
    String time = "chronyd -Q -U -u root -f /dev/null -t 8 'server 10.77.0.1 iburst maxsamples 1'";
    try (var bench = new LoneWiring(NamespaceWiring.routed(), folder)) {
      Path file = rig();
      Rig rig = RigFile.read(file);
      try (var _ =
          RigServices.start(
              rig.topology().crossing().orElseThrow(),
              rig.topology().services(),
              rig.units(),
              new CommandPlace.InNamespace(bench.wiring.rig().name()),
              ChangeLedger.NONE,
              _ -> {})) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(
                () -> {
                  assertThat(bench.client(lease)).contains("obtained");
                  assertThat(bench.client(time)).containsPattern("wrong by -?0\\.");
                });
        String before = bench.network();
        var noLease =
            bench.apply("dhcpNoLease", "--lasts", "120s", "--rig", file.toString()).inForce();
        assertThat(bench.client(lease)).contains("no lease");
        var step =
            bench
                .apply("ntpStep", "--step", "1h", "--lasts", "120s", "--rig", file.toString())
                .inForce();
        assertThat(bench.client(time)).containsPattern("wrong by 3(599|600)\\.");
        noLease.kill();
        step.kill();

        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .untilAsserted(
                () -> {
                  assertThat(bench.client(lease)).contains("obtained");
                  assertThat(bench.client(time)).containsPattern("wrong by -?0\\.");
                });
        Answer cleared = bench.faults("clear");
        assertThat(cleared.code()).as(cleared.toString()).isZero();
        assertThat(bench.network()).isEqualTo(before);
      }
    }
  }

  private Path rig() throws Exception {
    Files.copy(Path.of("../fixtures/firmware/before.yaml"), folder.resolve("before.yaml"));
    return Files.write(
        folder.resolve("rig.yaml"),
        """
        rig: 1
        id: lone
        title: A rig that serves names
        notForClinicalUse: true
        emulated: {firmware: {before: before.yaml}, statusEvery: 1s, flowEvery: 1s, virtualLatency: 1ms}
        topology:
          kind: router
          unitSide: {interface: pump0, address: 10.77.0.1/24}
          gatewaySide: {interface: gw0, address: 10.78.0.1/24}
          gateway: 10.78.0.2:2575
          services:
            dns: {gw.ward: 10.78.0.2}
            dhcp: {from: 10.77.0.100, to: 10.77.0.199, lease: 2min}
            ntp: true
        units: [{serial: SN-1, address: 10.77.0.2, mac: "02:00:5e:10:00:11"}]
        """
            .getBytes(StandardCharsets.UTF_8));
  }
}

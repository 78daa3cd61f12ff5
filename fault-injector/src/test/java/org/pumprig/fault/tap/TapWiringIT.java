package org.pumprig.fault.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.ManagementGuard;
import org.pumprig.host.NamespaceWiring;
import org.pumprig.link.Endpoint;
import org.pumprig.time.SystemScheduler;

@Tag("netns")
class TapWiringIT {
  private static final long LIMIT_NANOS = 10_000_000_000L;

  @Test
  void closingLeavesTheInterfacesAsTheyWere() throws Exception {
    try (var namespaces = NamespaceWiring.bare()) {
      run(namespaces, "ethtool", "-K", NamespaceWiring.PUMP_SIDE, "gro", "on");
      var plan = plan(namespaces);
      assertThat(plan.offloads().get(NamespaceWiring.PUMP_SIDE))
          .containsExactly("generic-receive-offload");
      try (TapWiring wiring = TapWiring.make(plan)) {
        assertThat(wiring.unitSideDevice().name()).isEqualTo("prig-tap-a");
        assertThat(links(namespaces)).contains(": prig-a", ": prig-b", ": prig-tap-b");
        assertThat(features(namespaces)).contains("generic-receive-offload: off");
        assertThatThrownBy(() -> plan(namespaces))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("prig-a is there already")
            .hasMessageContaining("pumprig recover");
      }
      assertThat(links(namespaces)).doesNotContain(": prig-").doesNotContain("master");
      assertThat(features(namespaces)).contains("generic-receive-offload: on");
    }
  }

  @Test
  void whatADeadProcessLeftIsUndoneFromTheLedger() throws Exception {
    try (var namespaces = NamespaceWiring.bare()) {
      var plan = plan(namespaces);
      try (TapWiring wiring = TapWiring.make(plan)) {
        wiring.unitSideDevice().close(); // as the kernel does when a process dies
        wiring.gatewaySideDevice().close();
        assertThat(links(namespaces)).contains(": prig-a").doesNotContain(": prig-tap");
        var entry =
            new LedgerEntry(
                "wiring",
                "",
                "",
                plan.undo().backEnd(),
                new Endpoint("127.0.0.1", 1),
                1,
                "boot",
                0,
                plan.undo().recipe());
        for (int time = 0; time < 2; time++) {
          assertThat(new TapUndoer().undo(entry)).isInstanceOf(InjectionResult.Done.class);
        }
        assertThat(links(namespaces)).doesNotContain(": prig-").doesNotContain("master");
        assertThat(run(namespaces, "nft", "list", "ruleset")).doesNotContain("pumprig");
      }
    }
  }

  @Test
  void aStartThatFailsHalfWayUndoesItsHalfAndNothingOfOthers() throws Exception {
    try (var namespaces = NamespaceWiring.bare()) {
      run(namespaces, "ethtool", "-K", NamespaceWiring.PUMP_SIDE, "gro", "on");
      var plan = plan(namespaces);
      run(namespaces, "ip", "link", "add", "prig-b", "type", "bridge"); // somebody was quicker
      String before = links(namespaces);
      assertThatThrownBy(() -> TapWiring.make(plan))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("prig-b");
      assertThat(links(namespaces)).isEqualTo(before);
      assertThat(features(namespaces)).contains("generic-receive-offload: on");
    }
  }

  @Test
  void anInterfaceThatWasDownIsDownAgainAfterAnOrderlyEndAndAfterADeath() throws Exception {
    try (var namespaces = NamespaceWiring.bare()) {
      run(namespaces, "ip", "link", "set", NamespaceWiring.PUMP_SIDE, "down");
      var plan = plan(namespaces);
      try (TapWiring _ = TapWiring.make(plan)) {
        assertThat(up(namespaces)).contains(NamespaceWiring.PUMP_SIDE);
      }
      assertThat(up(namespaces))
          .contains(NamespaceWiring.GATEWAY_SIDE)
          .doesNotContain(NamespaceWiring.PUMP_SIDE);
      run(namespaces, "ip", "link", "set", NamespaceWiring.PUMP_SIDE, "up");
      assertThat(plan.undo().recipe()).endsWith(" down:" + NamespaceWiring.PUMP_SIDE);
      TapRecipe.parse(plan.undo().recipe()).undo();
      assertThat(up(namespaces)).doesNotContain(NamespaceWiring.PUMP_SIDE);
    }
  }

  private static String up(NamespaceWiring namespaces) throws IOException {
    return run(namespaces, "ip", "-o", "link", "show", "up");
  }

  @Test
  void anInterfaceOfAnotherBridgeIsRefused() throws Exception {
    try (var namespaces = NamespaceWiring.bare()) {
      run(namespaces, "ip", "link", "add", "theirs", "type", "bridge");
      run(namespaces, "ip", "link", "set", NamespaceWiring.PUMP_SIDE, "master", "theirs");
      assertThatThrownBy(() -> plan(namespaces))
          .hasMessage("interface pump0 belongs to a bridge already");
    }
  }

  @Test
  void anInterfaceByWhichThisMachineIsReachedIsRefused() throws Exception {
    try (var namespaces = NamespaceWiring.routed()) {
      assertThatThrownBy(() -> plan(namespaces))
          .hasMessageStartingWith("interface pump0 has an address of this machine");
      assertThat(links(namespaces)).doesNotContain(": prig-");
    }
  }

  @Test
  void theInterfaceOverWhichTheRigIsManagedIsRefused() throws Exception {
    try (var namespaces = NamespaceWiring.bare()) {
      var guard = new ManagementGuard(Set.of(NamespaceWiring.GATEWAY_SIDE), Set.of());
      assertThatThrownBy(
              () ->
                  TapPlan.between(
                      place(namespaces),
                      List.of(NamespaceWiring.PUMP_SIDE),
                      NamespaceWiring.GATEWAY_SIDE,
                      guard))
          .hasMessage("the rig is managed over gw0: a fault of it is refused");
      assertThat(links(namespaces)).doesNotContain(": prig-");
    }
  }

  @Test
  void aRouterStandsBehindTheSecondDevice() throws Exception {
    try (var namespaces = NamespaceWiring.bare()) {
      var plan =
          TapPlan.behind(
              place(namespaces),
              List.of(NamespaceWiring.PUMP_SIDE),
              "prig-lan",
              ManagementGuard.NONE);
      try (var scheduler = new SystemScheduler("lease-test", failure -> {});
          TapWiring wiring = TapWiring.make(plan)) {
        run(namespaces, "ip", "address", "add", "10.77.0.1/24", "dev", "prig-lan");
        assertThat(links(namespaces)).contains(": prig-tap-b").doesNotContain(": prig-b");
        try (var _ = wiring.keep(scheduler, _ -> {})) {
          // Nothing carries frames to the router yet, so an answer could only be the bridge's own:
          // who believed it would send to the bridge's address, round the relay.
          assertThat(asked(namespaces)).contains("Received 0");
        }
        // Nobody renews the lease any more, but the relay's devices are there, as if it hung.
        Awaitility.await()
            .atMost(Duration.ofSeconds(20))
            .untilAsserted(() -> assertThat(asked(namespaces)).doesNotContain("Received 0"));
        String address = run(namespaces, "ip", "-o", "link", "show", "dev", "prig-lan");
        wiring.unitSideDevice().close(); // as the kernel does when a process dies
        wiring.gatewaySideDevice().close();
        assertThat(asked(namespaces)).doesNotContain("Received 0");
        assertThat(run(namespaces, "ip", "-o", "link", "show", "dev", "prig-lan"))
            .as("a router keeps its Ethernet address")
            .contains(address.replaceFirst("(?s).*(link/ether \\S+).*", "$1"));
      }
      assertThat(links(namespaces)).doesNotContain(": prig-");
      assertThat(run(namespaces, "nft", "list", "ruleset")).doesNotContain("pumprig");
    }
  }

  private static String asked(NamespaceWiring namespaces) throws IOException {
    var argv = List.of("busybox", "arping", "-c", "2", "-w", "2", "-I", "eth0", "10.77.0.1");
    return namespaces.pump().commands().run(argv, "", LIMIT_NANOS).output();
  }

  @Test
  void theProbeSaysWhetherDevicesCanBeMade() throws Exception {
    try (var namespaces = NamespaceWiring.bare()) {
      assertThat(TapDevices.problem(place(namespaces))).isEmpty();
      assertThat(TapDevices.problem(new CommandPlace.InNamespace("no-such-namespace")).orElse(""))
          .contains("no-such-namespace");
    }
  }

  private static TapPlan plan(NamespaceWiring namespaces) throws IOException {
    return TapPlan.between(
        place(namespaces),
        List.of(NamespaceWiring.PUMP_SIDE),
        NamespaceWiring.GATEWAY_SIDE,
        ManagementGuard.NONE);
  }

  private static CommandPlace place(NamespaceWiring namespaces) {
    return new CommandPlace.InNamespace(namespaces.rig().name());
  }

  private static String links(NamespaceWiring namespaces) throws IOException {
    return run(namespaces, "ip", "-o", "link", "show");
  }

  private static String features(NamespaceWiring namespaces) throws IOException {
    return run(namespaces, "ethtool", "-k", NamespaceWiring.PUMP_SIDE);
  }

  private static String run(NamespaceWiring namespaces, String... argv) throws IOException {
    var result = namespaces.rig().commands().run(List.of(argv), "", LIMIT_NANOS);
    assertThat(result.ok()).as(String.join(" ", argv) + ": " + result.complaint()).isTrue();
    return result.output();
  }
}

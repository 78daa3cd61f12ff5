package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.cli.CabledMachine.Standing;
import org.pumprig.rig.cli.CabledRuns.Running;

/** A rig that was a real unit's router is killed: recovery names the command, and it is true. */
@Tag("netns")
class KilledRouterIT {
  private static final Pattern COMMAND =
      Pattern.compile("This puts it up again: pumprig (run .*)\n");

  @TempDir private Path folder;
  private CabledRuns runs;

  @BeforeEach
  void makeRuns() {
    runs = new CabledRuns(folder);
  }

  @Test
  void theCommandThatRecoverNamesPutsTheRouterUpAgain() throws Exception {
    try (var machine = CabledMachine.of("router", 1)) {
      Running killed = run(machine);
      awaitForwarding(machine, killed.process(), log("router"));
      killed.process().destroyForcibly().waitFor();

      String kept = recover(machine, "kept", "--keep-runs");
      assertThat(kept).contains("The units' router is down (it was ", "10.77.0.1/24 at prig-u");
      assertThat(machine.snapshot()).isEqualTo(killed.before());

      Process again = machine.rig(state(), log("again"), command(kept));
      awaitForwarding(machine, again, log("again"));
      again.destroyForcibly().waitFor();

      String ended = recover(machine, "ended");
      assertThat(command(ended))
          .containsExactly(
              "run",
              folder.resolve("router/plans/short.yaml").toString(),
              "--rig",
              folder.resolve("router/rigs/short.yaml").toString(),
              "--arm",
              "after");
      assertThat(machine.snapshot()).isEqualTo(killed.before());
    }
  }

  private Path state() {
    return folder.resolve("router-state");
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  /** No word of these needs quotes. */
  private static Object[] command(String said) {
    Matcher found = COMMAND.matcher(said);
    assertThat(found.find()).as(said).isTrue();
    return found.group(1).split(" ");
  }

  private String recover(CabledMachine machine, String name, Object... more) throws Exception {
    Object[] words = new Object[more.length + 1];
    words[0] = "recover";
    System.arraycopy(more, 0, words, 1, more.length);
    Process recover = machine.rig(state(), log(name), words);
    assertThat(recover.waitFor(CabledRuns.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(log(name));
    assertThat(recover.exitValue()).as(said).isZero();
    return said;
  }

  /** The run has begun, and the pump's own connection crosses the rig. */
  private static void awaitForwarding(CabledMachine machine, Process rig, Path log) {
    Awaitility.await()
        .atMost(CabledRuns.PATIENCE)
        .failFast(() -> assertThat(rig.isAlive()).as(Files.readString(log)).isTrue())
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(
            () ->
                Files.readString(log).contains("slot 1/1 [") // a run has begun
                    && machine
                        .in("rig", "nft list table inet pumprig_topology")
                        .contains("nat hook")
                    && established(machine));
  }

  private static boolean established(CabledMachine machine) throws IOException {
    return machine
        .in("gateway", "ss -Htn state established") // an IPv4 address may be written as an IPv6 one
        .contains(":" + CabledMachine.PORT + " ");
  }

  private Running run(CabledMachine machine) throws IOException {
    machine.gateway(folder);
    String gateway = CabledMachine.GATEWAY_ROUTED + ":" + CabledMachine.PORT;
    Standing pump = machine.pump(folder, 0, "SN-1001", runs.firmware(), gateway);
    String topology =
        """
        topology:
          kind: router
          unitSide: {interfaces: {SN-1001: unit0}, address: 10.77.0.1/24}
          gatewaySide: {interface: gw0, address: 10.78.0.1/24}
          gateway: %s
          management: svc0
        """
            .formatted(gateway);
    return runs.run(
        machine,
        CabledRuns.head(topology)
            + CabledRuns.unit(
                "SN-1001",
                pump,
                CabledRuns.lineOutlet(pump) + "address: " + CabledMachine.address(0) + "\n"),
        "    - {fault: blackhole, at: 1s, lasts: 1500ms}\n");
  }
}

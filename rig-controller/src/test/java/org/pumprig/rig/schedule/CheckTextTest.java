package org.pumprig.rig.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.plan.DemoPlan;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.plan.PlanFile;
import org.pumprig.rig.yaml.InputProblem;

final class CheckTextTest {
  private static final String DEMO =
      """
      Plan unstable-gateway: Watchdog trips under an unstable gateway, firmware before and after \
      the upgrade
        SHA-256 PLAN, seed 13
      Rig demo-bench: Emulated bench of six networked infusion pumps
        SHA-256 RIG
      12 runs: 6 units × 2 arms × 1 replicate, in 2 slots of 28 s: 56 s in all, in real time
      A run: settle until 3 s, stress until 19 s, recover until 23 s, check until 28 s

      Slot 1 of 2 (replicate 0), from 0 s
        arm before (firmware before, expected to fail): SN-1002, SN-1004, SN-1006
        arm after (firmware after, expected to pass): SN-1001, SN-1003, SN-1005
        3.078 s to 5.078 s  r0-01-reset: connections reset after 50 ms, on each unit's own link, by proxy
        5.383 s to 7.383 s  r0-02-halfOpen: half-open connections, on each unit's own link, by proxy
        7.881 s to 9.881 s  r0-03-refuse: no listener, connections cut, on each unit's own link, by proxy
        10.236 s to 12.036 s  r0-04-latency: delay of 120 ms and up to 40 ms more, on each unit's own link, by proxy
        12.297 s to 14.297 s  r0-05-slowAcknowledgement: the gateway acknowledges 1.5 s late, for all units at once, by service
        14.565 s to 16.365 s  r0-06-stall: nothing passes, on each unit's own link, by proxy
        16.654 s to 18.654 s  r0-07-gatewayRestart: gateway absent, then started again, for all units at once, by service

      Slot 2 of 2 (replicate 0), from 28 s
        arm before (firmware before, expected to fail): SN-1001, SN-1003, SN-1005
        arm after (firmware after, expected to pass): SN-1002, SN-1004, SN-1006
        31.078 s to 33.078 s  r0-01-reset: connections reset after 50 ms, on each unit's own link, by proxy
        33.383 s to 35.383 s  r0-02-halfOpen: half-open connections, on each unit's own link, by proxy
        35.881 s to 37.881 s  r0-03-refuse: no listener, connections cut, on each unit's own link, by proxy
        38.236 s to 40.036 s  r0-04-latency: delay of 120 ms and up to 40 ms more, on each unit's own link, by proxy
        40.297 s to 42.297 s  r0-05-slowAcknowledgement: the gateway acknowledges 1.5 s late, for all units at once, by service
        42.565 s to 44.365 s  r0-06-stall: nothing passes, on each unit's own link, by proxy
        44.654 s to 46.654 s  r0-07-gatewayRestart: gateway absent, then started again, for all units at once, by service

      What it will touch:
        - loopback TCP ports: one for the gateway, one for the fault proxy of each unit (6)
        - pseudo-terminals: one for each unit's serial port (6)
        - files below the output folder and the fault ledger in the state folder
        - nothing else on this machine: no interface, route, firewall rule or service, no root

      On which connections the faults act:
        - refuse, reset, stall, halfOpen, latency: on open and new connections that pass the proxy

      How late and how finely the witnesses tell:
        - emulated flow: counted, told every 100 ms
        - emulated contact and screen: a change at once, and again every 1 s
        - service port: asked every 500 ms, so a code and all that counts from it is known to that

      What bounds the recovery after each fault:
        - reset, refuse, stall: 0 s; then the unit's own reconnect pause
        - halfOpen: 0 s; then the unit's own time-out
        - latency, slowAcknowledgement: the fault's own delay and jitter
        - gatewayRestart: 0 s: the end is proved by a connection; then the unit's own reconnect pause

      What this rig can't judge:
        - how real pumps behave: the bench is emulated, and every number about it is illustrative
        - loss and retransmission in TCP: faults act in the streams, where connections are \
      terminated, and the kernel goes on acknowledging
        - in virtual time (simulate), the network itself: it is modelled with a one-way delay of \
      200 us
        - how often a pump tried in vain to connect while nobody listened (refuse, \
      gatewayRestart): counts of connectivity errors are a lower bound
        - units on their own under gatewayRestart and slowAcknowledgement: these faults reach all \
      units of a slot that share it at once

      Fluid:
        - at most 1.22 mL a run, 2.44 mL a unit in all, by the programmed rates

      Disk:
        - about 2.6 MiB for 12 journals, estimated from the message rates at 300 bytes an event \
      in a journal's last segment (21.3 MiB at most) and 50 before that, compressed\
      """;

  @Test
  void saysWhatTheDemoWillDo() throws InputProblem {
    Plan plan = PlanFile.parse("demo.yaml", DemoPlan.bytes(DemoPlan.TEXT), DemoPlan.rig());
    String expected =
        DEMO.replace("SHA-256 PLAN", "SHA-256 " + plan.digest())
            .replace("SHA-256 RIG", "SHA-256 " + DemoPlan.rig().digest());

    assertThat(String.join("\n", CheckText.lines(plan, DemoPlan.rig(), List.of())))
        .isEqualTo(expected);
  }

  @Test
  void namesRequirementsThatOutlastTheirPhase() throws InputProblem {
    assertThat(lines("{kind: reconnect, within: 4s}", "{kind: reconnect, within: 4500ms}"))
        .contains(
            "  - REQ-RECONNECT to its end: it allows 4.5 s, but the phase 'recover' has only 4 s");
    assertThat(lines("check: 5s", "check: 3s"))
        .contains(
            "  - REQ-REPROGRAM to its end: it allows 4 s, but the phase 'check' has only 3 s");
    assertThat(lines("window: 2s", "window: 150ms"))
        .contains("  - REQ-THERAPY: its window of 150 ms holds fewer than two flow readings");
  }

  @Test
  void namesATherapyThatEndsTooSoon() throws InputProblem {
    // 0.1 mL at 125 mL/h take 2.88 s, 0.5 mL at 250 mL/h take 7.2 s; stress ends at 19 s.
    assertThat(lines("volume: 50 mL", "volume: 100 uL"))
        .contains(
            "  - the therapy after 10.08 s of a run: the programmed volumes are infused by then");
  }

  @Test
  void leavesOutWhatOnlyAbsentFaultsWouldLimit() throws InputProblem {
    String text = DemoPlan.TEXT;
    String latencyAlone =
        text.substring(0, text.indexOf("    - {fault: refuse"))
            + text.substring(text.indexOf("    - {fault: latency"));

    assertThat(CheckText.lines(DemoPlan.parse(latencyAlone), DemoPlan.rig(), List.of()))
        .noneMatch(line -> line.contains("lower bound"))
        .noneMatch(line -> line.contains("units on their own"));
  }

  @Test
  void countsReplicatesBeyondTheFirstTwenty() throws InputProblem {
    List<String> lines = lines("replicates: 1", "replicates: 50");

    assertThat(lines).filteredOn(line -> line.startsWith("Slot ")).hasSize(40);
    assertThat(lines).contains("… and 30 more replicates.");
    assertThat(lines)
        .contains(
            "600 runs: 6 units × 2 arms × 50 replicates, in 100 slots of 28 s: 46 min 40 s in all,"
                + " in real time");
  }

  private static List<String> lines(String piece, String instead) throws InputProblem {
    return CheckText.lines(DemoPlan.with(piece, instead), DemoPlan.rig(), List.of());
  }
}

package org.pumprig.pump.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pumprig.pump.device.DemoStress.Fault;
import org.pumprig.pump.device.DemoStress.Window;
import org.pumprig.seed.Seed;

/**
 * Each firmware behaves as its name says: two minutes of therapy on each of four networks, in
 * virtual time.
 */
class ProfilesTest {
  private static final long SECOND = 1_000 * DemoStress.MS;
  private static final long FROM = 7 * SECOND;
  private static final long UNTIL = 127 * SECOND;
  private static final List<String> PROFILES =
      List.of(
          "before",
          "placebo",
          "after",
          "after-regressed",
          "tls-leak",
          "plateau",
          "pooled-queue",
          "slow-round-trip",
          "crash-loop-peer");

  /** What the network does for two minutes. */
  private enum Net {
    HEALTHY(null),
    NO_GATEWAY(Fault.REFUSE),
    RELAUNCHING_PEER(Fault.RESET),
    SLOW_ANSWERS(Fault.LATENCY);

    final @Nullable Fault fault;

    Net(@Nullable Fault fault) {
      this.fault = fault;
    }
  }

  /**
   * What one unit did.
   *
   * @param reopened connections dropped because an answer took too long
   * @param heap free bytes at the beginning, in the middle and at the end; 0: without power
   * @param battery per cent left; −1: it has none
   */
  private record Behaviour(
      long failures, long reopened, List<Long> heap, String code, String alarms, long battery) {
    boolean powered() {
      return heap.getLast() > 0;
    }
  }

  private static Behaviour behaviour(String firmware, Net net) throws Exception {
    var windows =
        net.fault == null ? List.<Window>of() : List.of(new Window(net.fault, FROM, UNTIL));
    var stress =
        new DemoStress("SN-1001", CalibrationTest.firmware(firmware), new Seed(13), windows);
    stress.startTherapy();
    stress.input(FROM, new PumpInput.ConnectionClosed(-2, "PEER")); // whoever is there is cut off
    var heap = new ArrayList<Long>();
    for (long at : new long[] {FROM, (FROM + UNTIL) / 2, UNTIL}) {
      stress.run(at);
      heap.add(stress.pump.answers() ? stress.pump.status(at).heapFreeBytes() : 0);
    }
    var trip = stress.trip();
    long battery = stress.pump.batteryPartsPerMillion(UNTIL);
    return new Behaviour(
        stress.failures(),
        stress.truths.stream().filter(t -> t.fact().toString().contains("SLOW_ROUND_TRIP")).count(),
        heap,
        trip == null ? "none" : ((PumpOutput.Fact.Tripped) trip.fact()).code(),
        alarms(stress),
        battery < 0 ? -1 : battery / 10_000);
  }

  private static String alarms(DemoStress stress) {
    return stress.truths.stream()
        .filter(t -> t.fact() instanceof PumpOutput.Fact.AlarmRaised)
        .map(t -> ((PumpOutput.Fact.AlarmRaised) t.fact()).alarm().name())
        .distinct()
        .collect(Collectors.joining(","));
  }

  /** By firmware and network; prints the table. */
  private static Map<String, Behaviour> table() throws Exception {
    Map<String, Behaviour> all = new LinkedHashMap<>();
    var table =
        new StringBuilder(
            "%n%-16s %-17s %8s %8s %10s %10s %10s %-10s %7s %s"
                .formatted(
                    "firmware",
                    "network",
                    "failures",
                    "reopened",
                    "heap",
                    "60 s",
                    "120 s",
                    "trip",
                    "battery",
                    "alarms"));
    for (String name : PROFILES) {
      for (Net net : Net.values()) {
        Behaviour found = behaviour(name, net);
        all.put(name + " " + net, found);
        table.append(
            "%n%-16s %-17s %8d %8d %10d %10d %10d %-10s %7s %s"
                .formatted(
                    name,
                    net,
                    found.failures,
                    found.reopened,
                    found.heap.get(0),
                    found.heap.get(1),
                    found.heap.get(2),
                    found.code,
                    found.battery < 0 ? "none" : found.battery + " %",
                    found.alarms));
      }
    }
    System.out.println(table);
    return all;
  }

  @Test
  void eachProfileBehavesAsItsNameSays() throws Exception {
    Map<String, Behaviour> all = table();
    for (String name : PROFILES) {
      Behaviour healthy = of(all, name, Net.HEALTHY);
      assertThat(healthy.code).as("%s, healthy", name).isEqualTo("none");
      assertThat(healthy.failures).as("%s, healthy", name).isEqualTo(1); // the cut at the beginning
    }
    assertThat(of(all, "before", Net.NO_GATEWAY).code).isNotEqualTo("none");
    for (Net net : Net.values()) {
      assertThat(of(all, "placebo", net)).isEqualTo(of(all, "before", net));
      assertThat(of(all, "after", net).code).isEqualTo("none");
      assertThat(of(all, "after", net).alarms).isEmpty();
      assertThat(of(all, "after-regressed", net).code).isEqualTo("none");
      assertThat(of(all, "after-regressed", net).alarms).isEqualTo("UPSTREAM_OCCLUSION");
    }
    assertThat(of(all, "tls-leak", Net.NO_GATEWAY).code)
        .as("by memory alone")
        .isEqualTo("SysEcode0");
    Behaviour plateau = of(all, "plateau", Net.NO_GATEWAY);
    assertThat(plateau.code).isEqualTo("none");
    assertThat(plateau.heap.get(1)).isLessThan(plateau.heap.get(0) - 40_000);
    assertThat(plateau.heap.get(2)).isEqualTo(plateau.heap.get(1));
    Behaviour pooled = of(all, "pooled-queue", Net.NO_GATEWAY);
    assertThat(pooled.code).as("no memory for a connection is no fault here").isEqualTo("none");
    assertThat(pooled.failures).as("then no block was large enough to try").isLessThan(60);
    assertThat(pooled.heap.get(2)).isEqualTo(pooled.heap.get(1)).isLessThan(40_000);
  }

  @Test
  void slowRoundTripReopensItsLinkAndLeavesTherapyAlone() throws Exception {
    Behaviour slow = behaviour("slow-round-trip", Net.SLOW_ANSWERS);
    assertThat(slow.reopened).isGreaterThan(60);
    assertThat(slow.code).isEqualTo("none");
    assertThat(slow.alarms).isEmpty();
    assertThat(behaviour("slow-round-trip", Net.HEALTHY).reopened).isZero();
    assertThat(behaviour("after", Net.SLOW_ANSWERS).failures).isEqualTo(1);
  }

  @Test
  void aPeerThatRelaunchesDrainsTheBatteryAndAQuietOneDoesNot() throws Exception {
    Behaviour drained = behaviour("crash-loop-peer", Net.RELAUNCHING_PEER);
    assertThat(drained.alarms).isEqualTo("LOW_BATTERY");
    assertThat(drained.powered()).isFalse();
    assertThat(drained.battery).isZero();
    Behaviour quiet = behaviour("crash-loop-peer", Net.HEALTHY);
    assertThat(quiet.powered()).isTrue();
    assertThat(quiet.alarms).isEmpty();
    assertThat(quiet.battery).isGreaterThan(70);
  }

  private static Behaviour of(Map<String, Behaviour> all, String firmware, Net net) {
    return java.util.Objects.requireNonNull(all.get(firmware + " " + net), firmware);
  }
}

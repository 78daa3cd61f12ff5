package org.pumprig.pump.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pumprig.pump.device.PumpOutput.Fact;
import org.pumprig.seed.Seed;

/** The demo's faults against six pumps at once, over links, in virtual time. */
class DemoScenarioTest {
  private static final int SEEDS = 12;

  private enum Window {
    REFUSE(2_000),
    RESET(2_000),
    GATEWAY_RESTART(2_000),
    SLOW_ACKNOWLEDGEMENT(2_000),
    STALL(1_800),
    HALF_OPEN(2_000);

    final long millis;

    Window(long millis) {
      this.millis = millis;
    }
  }

  private record Result(
      List<GroundTruth.Event> events, long stressFromNanos, long stressNanos, long lateMessages) {
    Map<String, Long> trips() {
      Map<String, Long> trips = new LinkedHashMap<>();
      for (var event : events) {
        if (event.fact() instanceof Fact.Tripped) {
          trips.put(event.serial(), event.atNanos());
        }
      }
      return trips;
    }
  }

  private static Result run(String firmware, Seed seed) throws Exception {
    VirtualBench lab = new VirtualBench();
    ScriptedPeer peer = new ScriptedPeer(lab);
    List<EmulatedUnit> units = new ArrayList<>();
    for (int i = 1; i <= 6; i++) {
      units.add(
          lab.bench.addUnit(
              new UnitSpec("SN-100" + i, VirtualBench.firmware(firmware), ScriptedPeer.ENDPOINT),
              seed));
    }
    units.forEach(EmulatedUnit::startPump);
    lab.runMillis(5_000);
    long from = lab.time.nanoTime();
    List<Window> windows = new ArrayList<>(List.of(Window.values()));
    seed.stream("order").shuffle(windows);
    for (Window window : windows) {
      lab.runMillis(600);
      begin(window, lab, peer);
      lab.runMillis(window.millis);
      peer.mode(ScriptedPeer.Mode.PASS);
      lab.bench.gateway().slowAcknowledgements(0);
      lab.bench.gateway().start();
    }
    long stress = lab.time.nanoTime() - from;
    long before = lab.bench.gateway().receivedMessages();
    lab.runMillis(4_000);
    return new Result(
        lab.bench.truth().events(), from, stress, lab.bench.gateway().receivedMessages() - before);
  }

  private static void begin(Window window, VirtualBench lab, ScriptedPeer peer) throws Exception {
    switch (window) {
      case REFUSE -> peer.mode(ScriptedPeer.Mode.REFUSE);
      case RESET -> peer.mode(ScriptedPeer.Mode.RESET);
      case GATEWAY_RESTART -> lab.bench.gateway().stop();
      case SLOW_ACKNOWLEDGEMENT ->
          lab.bench.gateway().slowAcknowledgements(1_500 * VirtualBench.MS);
      case STALL -> peer.mode(ScriptedPeer.Mode.STALL);
      case HALF_OPEN -> peer.mode(ScriptedPeer.Mode.HALF_OPEN);
    }
  }

  @Test
  void beforeTripsOnAllSixUnitsAtDifferentTimes() throws Exception {
    for (int s = 0; s < SEEDS; s++) {
      Result result = run("before", new Seed(s));
      assertThat(result.trips()).as("seed %d", s).hasSize(6);
      assertThat(result.trips().values()).as("seed %d", s).doesNotHaveDuplicates();
      for (long at : result.trips().values()) {
        double share = (double) (at - result.stressFromNanos) / result.stressNanos;
        assertThat(share).as("seed %d", s).isBetween(0.2, 1.0);
      }
    }
  }

  @Test
  void afterNeverTripsAndAllSixReportAgain() throws Exception {
    for (int s = 0; s < SEEDS; s++) {
      Result result = run("after", new Seed(s));
      assertThat(result.trips()).as("seed %d", s).isEmpty();
      assertThat(result.lateMessages).as("seed %d", s).isGreaterThanOrEqualTo(6);
    }
  }

  @Test
  void sameSeedSameTruth() throws Exception {
    assertThat(run("before", new Seed(1)).events()).isEqualTo(run("before", new Seed(1)).events());
  }
}

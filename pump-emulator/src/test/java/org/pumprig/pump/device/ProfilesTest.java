package org.pumprig.pump.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pumprig.pump.device.DemoStress.Fault;
import org.pumprig.pump.device.DemoStress.Window;
import org.pumprig.seed.Seed;

/** Each firmware behaves as its name says: two minutes without a gateway, in virtual time. */
class ProfilesTest {
  private static final long SECOND = 1_000 * DemoStress.MS;
  private static final long FROM = 7 * SECOND;
  private static final long UNTIL = 127 * SECOND;
  private static final List<String> PROFILES =
      List.of("before", "placebo", "after", "after-regressed", "tls-leak", "plateau");

  /** What one unit did. */
  private record Behaviour(
      long failures, long heapStart, long heapMiddle, long heapEnd, String code, boolean alarm) {}

  private static Behaviour behaviour(String firmware) throws Exception {
    var outage = List.of(new Window(Fault.REFUSE, FROM, UNTIL));
    var stress =
        new DemoStress("SN-1001", CalibrationTest.firmware(firmware), new Seed(13), outage);
    stress.startTherapy();
    var heap = new ArrayList<Long>();
    for (long at : new long[] {FROM, (FROM + UNTIL) / 2, UNTIL}) {
      stress.run(at);
      heap.add(stress.pump.status(at).heapFreeBytes());
    }
    var trip = stress.trip();
    boolean alarm =
        stress.truths.stream().anyMatch(t -> t.fact() instanceof PumpOutput.Fact.AlarmRaised);
    return new Behaviour(
        stress.failures(),
        heap.get(0),
        heap.get(1),
        heap.get(2),
        trip == null ? "none" : ((PumpOutput.Fact.Tripped) trip.fact()).code(),
        alarm);
  }

  @Test
  void eachProfileBehavesAsItsNameSays() throws Exception {
    Map<String, Behaviour> all = new LinkedHashMap<>();
    var table =
        new StringBuilder(
            "%n%-16s %8s %10s %10s %10s %-10s %s"
                .formatted("firmware", "failures", "heap", "after 60 s", "120 s", "trip", "alarm"));
    for (String name : PROFILES) {
      Behaviour found = behaviour(name);
      all.put(name, found);
      table.append(
          "%n%-16s %8d %10d %10d %10d %-10s %s"
              .formatted(
                  name,
                  found.failures,
                  found.heapStart,
                  found.heapMiddle,
                  found.heapEnd,
                  found.code,
                  found.alarm));
    }
    System.out.println(table);
    assertThat(of(all, "before").code).isNotEqualTo("none");
    assertThat(of(all, "placebo")).isEqualTo(of(all, "before"));
    assertThat(of(all, "after").code).isEqualTo("none");
    assertThat(of(all, "after").alarm).isFalse();
    assertThat(of(all, "after-regressed").code).isEqualTo("none");
    assertThat(of(all, "after-regressed").alarm).isTrue();
    assertThat(of(all, "tls-leak").code).as("by memory alone").isEqualTo("SysEcode0");
    Behaviour plateau = of(all, "plateau");
    assertThat(plateau.code).isEqualTo("none");
    assertThat(plateau.heapMiddle).isLessThan(plateau.heapStart - 40_000);
    assertThat(plateau.heapEnd).isEqualTo(plateau.heapMiddle);
  }

  private static Behaviour of(Map<String, Behaviour> all, String firmware) {
    return java.util.Objects.requireNonNull(all.get(firmware), firmware);
  }
}

package org.pumprig.rig.incident.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.incident.capture.LossyWard.MS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.incident.capture.LossyWard.Spell;
import org.pumprig.rig.incident.fit.FaultFit;
import org.pumprig.rig.incident.fit.Fitted;
import org.pumprig.rig.incident.fit.Kind;

/** What losses make of a connection is told as losses, and what is none of them isn't. */
class ChanceSilencesTest {
  private static final long BEGIN = 3_000 * MS;
  private static final long END = 7_000 * MS;
  private static final long UNTIL = 10_000 * MS;

  private static List<Fitted> fitted(LossyWard ward, int pumps, long every) throws Exception {
    CaptureImport.Seen seen = ward.seen(pumps, every, UNTIL);
    return FaultFit.of(seen.sightings(), seen.pumps().size());
  }

  private static boolean isThe(Fitted fault, Kind kind, long begin, long end) {
    return fault.kind() == kind
        && Math.abs(fault.start().nanos() - begin) <= 2 * fault.start().errorNanos() + 20 * MS
        && Math.abs(fault.end().nanos() - end) <= 2 * fault.end().errorNanos() + 20 * MS;
  }

  private static List<String> words(List<Fitted> found) {
    return found.stream()
        .map(
            each ->
                "%s %s %d..%d ms ±%d ±%d %d ±%d n %d"
                    .formatted(
                        each.kind(),
                        each.towardsGateway().map(up -> up ? "up" : "down").orElse(""),
                        each.start().nanos() / MS,
                        each.end().nanos() / MS,
                        each.start().errorNanos() / MS,
                        each.end().errorNanos() / MS,
                        each.value(),
                        each.valueError(),
                        each.support()))
        .toList();
  }

  /**
   * What was made of time of losses.
   *
   * @param others told as something else, or as several
   * @param far with a time off by more than twice its stated error
   */
  private record Told(List<String> others, List<String> far) {
    static Told of(long firstSeed, int cases) throws Exception {
      var told = new Told(new ArrayList<>(), new ArrayList<>());
      for (long seed = firstSeed; seed < firstSeed + cases; seed++) {
        boolean up = seed % 2 == 0;
        var ward = new LossyWard(seed).with(new Spell(-1, up, !up, 0.3, BEGIN, END));
        List<Fitted> found = fitted(ward, seed % 4 < 2 ? 4 : 8, 33 * MS);
        boolean losses = found.size() == 1 && found.getFirst().kind() == Kind.LOSSY;
        if (!losses || !found.getFirst().towardsGateway().equals(Optional.of(up))) {
          told.others.add(seed + ": " + words(found));
        } else if (!isThe(found.getFirst(), Kind.LOSSY, BEGIN, END)) {
          told.far.add(seed + ": " + words(found));
        }
      }
      return told;
    }
  }

  @Test
  void timesOfLossesAreToldAsLossesWhateverTcpMakesOfThem() throws Exception {
    var told = Told.of(1, 8);
    assertThat(told.others).isEmpty();
    assertThat(told.far).isEmpty();
  }

  @Test
  @Tag("perf")
  void nearlyAllOfThousandsAreToldAsLosses() throws Exception {
    int cases = Integer.getInteger("cases", 4_000);
    var told = Told.of(100_000, cases);
    System.getLogger("measured").log(System.Logger.Level.INFO, "{0} cases: {1}", cases, told);
    assertThat(told.others).hasSizeLessThanOrEqualTo(1 + cases / 500);
    assertThat(told.far).hasSizeLessThanOrEqualTo(1 + cases / 50);
  }

  @Test
  void anOutageOfOnePumpAmongOthersThatLoseNothingIsThatPumps() throws Exception {
    var ward = new LossyWard(5).with(new Spell(2, true, true, 1, BEGIN, BEGIN + 1_500 * MS));
    assertThat(fitted(ward, 4, 33 * MS))
        .singleElement()
        .matches(each -> isThe(each, Kind.SILENCE, BEGIN, BEGIN + 1_500 * MS))
        .matches(each -> each.pump().isPresent());
  }

  @Test
  void anOutageOfAllIsAnOutageWhateverGetsLostBeforeAndBehindIt() throws Exception {
    for (long seed = 20; seed < 24; seed++) {
      long from = 4_500 * MS;
      long to = 6_000 * MS;
      var ward =
          new LossyWard(seed)
              .with(new Spell(-1, true, false, 0.2, BEGIN, END))
              .with(new Spell(-1, true, true, 1, from, to));
      List<Fitted> found = fitted(ward, 6, 33 * MS);
      assertThat(found)
          .as("seed " + seed + ": " + words(found))
          .filteredOn(each -> each.kind() == Kind.SILENCE)
          .singleElement()
          .matches(each -> each.pump().isEmpty());
    }
  }

  @Test
  void anOutageOneWayIsOneThoughTheOtherSideGoesOnRepeatingItself() throws Exception {
    for (boolean up : new boolean[] {true, false}) {
      var ward = new LossyWard(40).with(new Spell(-1, up, !up, 1, BEGIN, BEGIN + 2_000 * MS));
      assertThat(fitted(ward, 4, 33 * MS))
          .as(up ? "towards the gateway" : "towards pumps")
          .filteredOn(each -> each.lengthNanos() > 500 * MS)
          .singleElement()
          .matches(each -> each.kind() == Kind.SILENCE && each.lengthNanos() > 1_700 * MS);
    }
  }
}

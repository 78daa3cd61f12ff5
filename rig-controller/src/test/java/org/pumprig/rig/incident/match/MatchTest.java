package org.pumprig.rig.incident.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.compare.simulation.SimulatedRun;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.incident.Absence;
import org.pumprig.rig.incident.Confidence;
import org.pumprig.rig.incident.Incident;
import org.pumprig.rig.incident.Incident.NonSymptom;
import org.pumprig.rig.incident.Incident.Span;
import org.pumprig.rig.incident.Incident.Symptom;
import org.pumprig.rig.judge.RunFacts;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.session.Inputs;

class MatchTest {
  private static final long SECOND = 1_000_000_000L;

  private static Plan plan() throws Exception {
    return Inputs.read(Path.of("../fixtures/plans/demo.yaml"), Optional.empty(), Optional.empty())
        .plan();
  }

  /** A run whose first watched code, EC220, comes at a run time; stress begins after 3 s. */
  private static RunFacts run(OptionalLong trip, long errors, List<BlindInterval> blind)
      throws Exception {
    var conduct =
        new RunFacts.Conduct(
            OptionalLong.of(trip.orElse(23 * SECOND)),
            0,
            List.of(),
            9,
            0,
            List.of(),
            Optional.empty());
    return new SimulatedRun(
            "SN-1",
            plan().arms().getFirst(),
            0,
            0,
            trip,
            conduct,
            OptionalLong.empty(),
            OptionalLong.empty(),
            errors,
            blind,
            List.of())
        .verdict(plan())
        .facts();
  }

  private static Incident incident(String code) {
    return new Incident(
        "x.yaml",
        "x",
        "X",
        List.of("s"),
        Confidence.INFERRED,
        "t",
        "l",
        "p.yaml",
        List.of(
            new Symptom(
                "before",
                "it trips",
                List.of(List.of(code, "EC221")),
                Optional.of(new Span(5 * SECOND, 8 * SECOND)),
                Optional.of(new Span(10, 20)),
                Optional.empty(),
                Optional.empty(),
                1_000_000)),
        List.of(
            new NonSymptom("before", "no alarm before", List.of(Absence.ALARM)),
            new NonSymptom("after", "no trip", List.of(Absence.WATCHDOG))),
        List.of());
  }

  private static Match match(String code, String arm, RunFacts facts) throws Exception {
    return Match.of(incident(code), arm, plan().watch(), facts);
  }

  @Test
  void theSameCodeOrderTimeAndCountAreTheSamePicture() throws Exception {
    Match match = match("EC220", "before", run(OptionalLong.of(10 * SECOND), 15, List.of()));
    assertThat(match.points()).hasSize(5);
    assertThat(match.whole()).as(match.toString()).isTrue();
    assertThat(match.doubt()).isEmpty();
  }

  @Test
  void eachPointThatDiffersIsNamed() throws Exception {
    Match late = match("EC220", "before", run(OptionalLong.of(14 * SECOND), 15, List.of()));
    assertThat(late.points())
        .filteredOn(point -> !point.held())
        .extracting(Match.Point::what, Match.Point::found)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("first code since stress began", "11 s"));
    Match many = match("EC220", "before", run(OptionalLong.of(10 * SECOND), 21, List.of()));
    assertThat(many.held()).isEqualTo(4);
    Match other = match("EC222", "before", run(OptionalLong.of(10 * SECOND), 15, List.of()));
    assertThat(other.held()).as("codes and their order").isEqualTo(3);
    Match none = match("EC220", "before", run(OptionalLong.empty(), 15, List.of()));
    assertThat(none.held()).as("codes, order and time").isEqualTo(2);
  }

  @Test
  void whatMustNotShowIsAPointToo() throws Exception {
    Match match = match("EC220", "after", run(OptionalLong.of(10 * SECOND), 15, List.of()));
    assertThat(match.points()).singleElement().matches(point -> !point.held());
  }

  @Test
  void whereTheRigWasBlindBeforeTheTripNobodyCanTell() throws Exception {
    var before = new BlindInterval(Channel.SERVICE, 4 * SECOND, 5 * SECOND, "r");
    var later = new BlindInterval(Channel.SERVICE, 11 * SECOND, 12 * SECOND, "r");
    OptionalLong trip = OptionalLong.of(10 * SECOND);
    assertThat(match("EC220", "before", run(trip, 15, List.of(before))).doubt()).isPresent();
    assertThat(match("EC220", "before", run(trip, 15, List.of(later))).doubt()).isEmpty();
  }
}

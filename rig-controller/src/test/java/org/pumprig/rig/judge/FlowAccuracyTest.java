package org.pumprig.rig.judge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.plan.Claim;

class FlowAccuracyTest {
  private static ConductEndpoint accuracy(RunScript script) {
    return ConductEndpoint.of(RunScript.plan(), Claim.Conduct.FLOW_ACCURACY, script.facts());
  }

  private static RunScript alive() {
    return RunScript.tripped("SN-1", "before").alive();
  }

  private static boolean reads(Event event, long nanolitres) {
    return event instanceof FlowRead read && read.nanolitres() == nanolitres;
  }

  @Test
  void isKnownWhenTheFirstReadingComesBeforeTheInfusionStarts() {
    assertThat(accuracy(alive()))
        .isInstanceOfSatisfying(
            ConductEndpoint.Share.class, share -> assertThat(share.share()).isLessThan(0.001));
  }

  @Test
  void isKnownThoughTheInstrumentFirstSpeaksShortlyAfterTheStart() {
    RunScript late =
        alive().without(event -> reads(event, 0)).at(710, new FlowRead(34_722)); // half a second
    assertThat(accuracy(late))
        .isInstanceOfSatisfying(
            ConductEndpoint.Share.class, share -> assertThat(share.share()).isLessThan(0.001));
  }

  @Test
  void isNotKnownIfTheInstrumentSpeaksLongAfterTheStart() {
    RunScript late = alive().without(event -> reads(event, 0));
    late.without(event -> reads(event, 69_444));
    assertThat(accuracy(late))
        .isEqualTo(
            new ConductEndpoint.Missing(
                "It is not known: the delivered volume was not read from start to end."));
  }
}

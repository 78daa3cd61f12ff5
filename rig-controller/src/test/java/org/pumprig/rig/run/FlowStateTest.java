package org.pumprig.rig.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.run.Script.MS;

import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Witness.FlowRead;

class FlowStateTest {
  private static final RunContext CONTEXT = Script.context();

  private static FlowState after(long... millisAndNanolitres) {
    FlowState state = FlowState.INITIAL;
    for (int i = 0; i < millisAndNanolitres.length; i += 2) {
      var read = new FlowRead(millisAndNanolitres[i + 1]);
      state = state.on(CONTEXT, millisAndNanolitres[i] * MS, read);
    }
    return state;
  }

  @Test
  void oneReadingShowsNeitherMotionNorStandstill() {
    FlowState one = after(100, 5);
    assertThat(one.moving()).isFalse();
    assertThat(one.stoppedAt(9_000 * MS)).isFalse();
  }

  @Test
  void aFlowOfTwoPercentOfTheLowerRateMoves() {
    // The lower rate is 500 nl/ms; 2 % of it are 10 nl/ms.
    assertThat(after(0, 0, 100, 1_000).moving()).isTrue();
    assertThat(after(0, 0, 100, 999).moving()).isFalse();
  }

  @Test
  void fullFlowIsHalfOfTheLowerRate() {
    assertThat(after(0, 0, 100, 25_000).fullFlow()).isTrue();
    assertThat(after(0, 0, 100, 24_999).fullFlow()).isFalse();
  }

  @Test
  void fluidHasStoppedAfterHalfASecondOfStandstill() {
    FlowState state = after(0, 0, 100, 100_000, 200, 100_000);
    assertThat(state.movedNanos()).isEqualTo(100 * MS);
    assertThat(state.stoppedAt(599 * MS)).isFalse();
    assertThat(state.stoppedAt(600 * MS)).isTrue();
  }

  @Test
  void readingsAtOneTimeAreTakenUpByTheNext() {
    FlowState state = after(0, 0, 100, 100_000, 100, 200_000, 200, 200_000);
    assertThat(state.moving()).isTrue();
    assertThat(state.movedNanos()).isEqualTo(200 * MS);
  }

  @Test
  void aWitnessThatStartsAnewIsNoFlow() {
    FlowState state = after(0, 0, 100, 900_000, 200, 0);
    assertThat(state.moving()).isFalse();
    assertThat(after(0, 0, 100, 900_000, 200, 0, 300, 100_000).moving()).isTrue();
  }
}

package org.pumprig.rig.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pumprig.rig.run.Script.accepted;
import static org.pumprig.rig.run.Script.answer;
import static org.pumprig.rig.run.Script.ended;
import static org.pumprig.rig.run.Script.message;
import static org.pumprig.rig.run.Script.started;

import org.junit.jupiter.api.Test;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.ErrorRecord.ErrorCounted;
import org.pumprig.rig.event.ErrorRecord.ErrorsLowerBound;
import org.pumprig.rig.event.WireObservation.WireFailed;
import org.pumprig.rig.event.WireObservation.WireListener;
import org.pumprig.rig.event.WireObservation.WireLost;

class WireStateTest {
  @Test
  void anExchangeAndAnOrderlyEndByThePumpAreNoError() {
    Script script =
        started().at(1, accepted(1), message(1, "a")).at(2, answer(1, "a"), ended(1, "pump"));
    assertThat(script.told()).isEmpty();
  }

  @Test
  void aFailedAttemptCountsOnceThoughItsConnectionEndsToo() {
    Script script = started().at(1, accepted(1), message(1, "a"), new WireFailed(1, "refused"));
    script.at(2, new WireFailed(1, "again"), ended(1, "gateway"));
    assertThat(script.told()).containsExactly(new ErrorCounted(1, "failed", 1));
  }

  @Test
  void aFailedAttemptTakesItsMessagesWithIt() {
    Script script = started().at(1, accepted(1), message(1, "a"), new WireFailed(1, "refused"));
    script.at(9_000, accepted(2)).at(9_001, ended(1, "gateway"));
    assertThat(script.told()).containsExactly(new ErrorCounted(1, "failed", 1));
  }

  @Test
  void aConnectionThatIsCutCountsOnceHoweverManyMessagesAreUnderWay() {
    Script script = started().at(1, accepted(1), message(1, "a"), message(1, "b"));
    assertThat(script.at(2, ended(1, "gateway")).told(ErrorCounted.class))
        .containsExactly(new ErrorCounted(1, "cut", 1));
  }

  @Test
  void aCutIdleConnectionCountsAsCutAndOneCutByAFaultToo() {
    Script script = started().at(1, accepted(1), accepted(2));
    script.at(2, ended(1, "gateway"), ended(2, "fault"));
    assertThat(script.told())
        .containsExactly(new ErrorCounted(1, "cut", 1), new ErrorCounted(2, "cut", 2));
  }

  @Test
  void anAcknowledgementThatIsLateCountsOnceAtItsLimit() {
    Script script = started().at(0, accepted(1), message(1, "a"));
    assertThat(script.at(3_999, accepted(2)).told()).isEmpty();
    assertThat(script.at(4_000, accepted(3)).told())
        .containsExactly(new ErrorCounted(1, "unacknowledged", 1));
    assertThat(script.at(9_000, answer(1, "a")).told()).isEmpty();
  }

  @Test
  void aMessageThatWasCountedIsNotCountedAgainWhenItsConnectionEnds() {
    for (String by : new String[] {"pump", "gateway", "fault"}) {
      Script script = started().at(0, accepted(1), message(1, "a")).at(5_000, ended(1, by));
      assertThat(script.told()).as(by).containsExactly(new ErrorCounted(1, "unacknowledged", 1));
    }
  }

  @Test
  void aPumpThatGivesUpWaitingCountsAsUnacknowledged() {
    Script script = started().at(0, accepted(1), message(1, "a")).at(2_000, ended(1, "pump"));
    assertThat(script.told()).containsExactly(new ErrorCounted(1, "unacknowledged", 1));
  }

  @Test
  void eachLateMessageCounts() {
    Script script = started().at(0, accepted(1), message(1, "a")).at(1_000, message(1, "b"));
    assertThat(script.at(5_000, accepted(2)).told())
        .containsExactly(
            new ErrorCounted(1, "unacknowledged", 1), new ErrorCounted(2, "unacknowledged", 1));
  }

  @Test
  void aMessageSentAgainKeepsTheTimeOfItsFirstCopy() {
    Script script = started().at(0, accepted(1), message(1, "a"));
    script.at(2_000, message(1, "a")).at(3_900, message(1, "a"));
    assertThat(script.at(4_000, accepted(2)).told())
        .containsExactly(new ErrorCounted(1, "unacknowledged", 1));
  }

  @Test
  void anAnswerOnAnotherConnectionAnswersNothing() {
    Script script = started().at(0, accepted(1), accepted(2), message(1, "a"));
    script.at(10, answer(2, "a")).at(4_000, accepted(3));
    assertThat(script.told()).containsExactly(new ErrorCounted(1, "unacknowledged", 1));
  }

  @Test
  void aConnectionEndsOnce() {
    Script script = started().at(1, accepted(1)).at(2, ended(1, "gateway"));
    script.at(3, ended(1, "gateway"), ended(1, "fault"));
    assertThat(script.told()).containsExactly(new ErrorCounted(1, "cut", 1));
  }

  @Test
  void aConnectionFromBeforeTheRunCounts() {
    assertThat(started().at(1, ended(3, "gateway")).told())
        .containsExactly(new ErrorCounted(1, "cut", 3));
    assertThat(started().at(1, accepted(7)).at(2, ended(3, "gateway")).told())
        .containsExactly(new ErrorCounted(1, "cut", 3));
  }

  @Test
  void aClosedListenerMakesTheCountALowerBoundOnce() {
    Script script = started().at(1, new WireListener(false, "fault"));
    script.at(2, new WireListener(true, "fault"), new WireListener(false, "mirrored"));
    assertThat(script.told())
        .containsExactly(
            new ErrorsLowerBound(
                "listener closed (fault): attempts on a closed port can't be seen"));
  }

  @Test
  void lostEventsMakeALowerBoundAndNoErrorsOfTheirOwn() {
    Script script = started().at(1, accepted(1), message(1, "a")).at(500, new WireLost(12));
    assertThat(script.told())
        .containsExactlyInAnyOrder(
            new ErrorsLowerBound("12 events of the tap were lost"),
            new BlindInterval(
                Channel.WIRE, Script.MS, 500 * Script.MS, "12 events of the tap lost"));
    // The acknowledgement may have been among them.
    assertThat(script.at(9_000, accepted(2)).told()).isEmpty();
  }

  @Test
  void memoryIsBoundedAndForgettingIsTold() {
    Script script = started();
    for (int i = 0; i <= WireState.MOST_CONNECTIONS; i++) {
      script.at(1, accepted(i));
    }
    assertThat(script.told())
        .containsExactly(new ErrorsLowerBound("more open connections than the rig keeps count of"));
    Script one = started().at(1, accepted(1));
    for (int i = 0; i <= Connection.MOST_UNANSWERED; i++) {
      one.at(1, message(1, "m" + i));
    }
    assertThat(one.told())
        .containsExactly(
            new ErrorsLowerBound("more messages without answer than the rig keeps count of"));
    assertThat(one.at(5_000, accepted(2)).told(ErrorCounted.class))
        .hasSize(Connection.MOST_UNANSWERED);
  }
}

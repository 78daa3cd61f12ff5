package org.pumprig.rig.qualification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.event.Attendance.StepAnswered;
import org.pumprig.rig.event.ErrorRecord.ErrorCounted;
import org.pumprig.rig.event.FaultRecord.FaultApplied;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.OperatorRecord.StepAsked;
import org.pumprig.rig.event.WireObservation.WireAcknowledged;
import org.pumprig.rig.qualification.BenchCheck.Standing;
import org.pumprig.rig.yaml.InputProblem;

class BlindTrialsTest {
  private final BlindList list = BlindList.draw("Bo", 8, new SplittableRandom(7)::nextBytes);
  private final BlindTrials trials = new BlindTrials();

  @BeforeEach
  void begin() {
    trials.on(new RunStarted("r0-a-U1", "c", "U1", "a", "f", 0, 0, false, 5));
  }

  private void answered(String step, String by, String entry) {
    trials.on(new StepAnswered(step, by, entry, "", 0, ""));
  }

  private void asked(String step) {
    trials.on(new StepAsked(step, "do as the list says", "", "", "", 0));
  }

  /** A trial in which the unit's traffic looks as such a fault makes it. */
  private void trial(int number, BlindFault fault) {
    asked("blind-" + number);
    trials.on(new WireAcknowledged(1, "M1", "AA"));
    switch (fault) {
      case NONE -> {}
      case NO_ANSWER -> trials.on(new ErrorCounted(number, "unacknowledged", 1));
      case CUT -> trials.on(new ErrorCounted(number, "cut", 1));
    }
    answered("blind-" + number, "Ada", "");
  }

  private void allAsListed() {
    for (int i = 0; i < list.faults().size(); i++) {
      trial(i + 1, list.faults().get(i));
    }
  }

  @Test
  void whatWasChosenIsSeen() {
    answered(BlindTrials.LIST_STEP, "Ada", list.digest());
    allAsListed();
    BenchCheck found = trials.check(List.of(list));
    assertThat(found.standing()).as(found.words()).isEqualTo(Standing.SHOWN);
    assertThat(found.words()).startsWith("8 of 8 as chosen by Bo: ").contains("once in 6561");
    assertThat(found.unit()).isEqualTo("U1");
  }

  @Test
  void whatIsSeenOtherwiseIsWrongAndNamed() {
    answered(BlindTrials.LIST_STEP, "Ada", list.digest());
    for (int i = 0; i < list.faults().size(); i++) {
      trial(i + 1, i == 4 ? other(list.faults().get(i)) : list.faults().get(i));
    }
    BenchCheck found = trials.check(List.of(list));
    assertThat(found.standing()).isEqualTo(Standing.WRONG);
    assertThat(found.words()).startsWith("blind-5 was " + list.faults().get(4).word());
  }

  private static BlindFault other(BlindFault fault) {
    return fault == BlindFault.NONE ? BlindFault.CUT : BlindFault.NONE;
  }

  @Test
  void withoutTheListTheRigTellsWhatItSaw() {
    answered(BlindTrials.LIST_STEP, "Ada", list.digest());
    trial(1, BlindFault.CUT);
    trial(2, BlindFault.NONE);
    BenchCheck found = trials.check(List.of());
    assertThat(found.standing()).isEqualTo(Standing.NOT_SHOWN);
    assertThat(found.words()).contains("reveal it").endsWith("the rig saw cut, none");
  }

  @Test
  void aDigestThatIsToldLateShowsNothing() {
    trial(1, list.faults().getFirst());
    answered(BlindTrials.LIST_STEP, "Ada", list.digest());
    assertThat(trials.check(List.of(list)).standing()).isEqualTo(Standing.NOT_SHOWN);
    assertThat(trials.check(List.of(list)).words()).contains("before the trials");
  }

  @Test
  void aListOfAnotherDigestIsNotTaken() {
    answered(BlindTrials.LIST_STEP, "Ada", "0".repeat(64));
    allAsListed();
    assertThat(trials.check(List.of(list)).words()).contains("no list with the digest");
  }

  @Test
  void whoChoseCanNotAnswerForTheRig() {
    answered(BlindTrials.LIST_STEP, "Ada", list.digest());
    asked("blind-1");
    answered("blind-1", "Bo", "");
    assertThat(trials.check(List.of(list)).words()).startsWith("Bo chose the faults");
  }

  @Test
  void aTrialUnderAFaultOfTheRigOrWithoutTrafficTellsNothing() {
    answered(BlindTrials.LIST_STEP, "Ada", list.digest());
    for (int i = 0; i < list.faults().size() - 1; i++) {
      trial(i + 1, list.faults().get(i));
    }
    asked("blind-8");
    answered("blind-8", "Ada", "");
    BenchCheck silent = trials.check(List.of(list));
    assertThat(silent.standing()).isEqualTo(Standing.NOT_SHOWN);
    assertThat(silent.words()).startsWith("7 of 8 trials could be told");
  }

  @Test
  void aFaultOfTheRigInATrialSpoilsIt() {
    answered(BlindTrials.LIST_STEP, "Ada", list.digest());
    trials.on(new FaultApplied("latency-1", 5, 5));
    allAsListed();
    assertThat(trials.check(List.of(list)).words()).startsWith("0 of 8 trials could be told");
  }

  @Test
  void aListReadsBackAndASpoiltOneIsRefused(@TempDir Path folder) throws IOException, InputProblem {
    Path file = folder.resolve("bo.yaml");
    Files.write(file, list.bytes());
    BlindList read = BlindList.read(file);
    assertThat(read.faults()).isEqualTo(list.faults());
    assertThat(read.by()).isEqualTo("Bo");
    assertThat(read.digest()).isEqualTo(list.digest());
    assertThat(read.faults()).contains(BlindFault.NONE).anyMatch(one -> one != BlindFault.NONE);
    Files.writeString(file, Files.readString(file).replace("trials: [", "trials: [smoke, "));
    assertThatThrownBy(() -> BlindList.read(file))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("smoke")
        .hasMessageContaining("Use none, noAnswer or cut");
  }
}

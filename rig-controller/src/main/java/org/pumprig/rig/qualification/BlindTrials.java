package org.pumprig.rig.qualification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.event.Attendance.StepAnswered;
import org.pumprig.rig.event.ErrorRecord.ErrorCounted;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.FaultRecord.FaultApplied;
import org.pumprig.rig.event.FaultRecord.FaultReverted;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.OperatorRecord.StepAsked;
import org.pumprig.rig.event.WireObservation.WireAcknowledged;
import org.pumprig.rig.qualification.BenchCheck.Standing;
import org.pumprig.rig.qualification.BenchCheck.What;

/**
 * Folds the journal of one run into what the rig saw in each blind trial, from the unit's own
 * traffic alone and without the list; then holds it against the list.
 *
 * <p>The trials are the steps {@code blind-1}, {@code blind-2} and so on, each from when it is
 * asked for until it is answered. The step {@code blind-list} before them takes the list's digest.
 */
public final class BlindTrials {
  /** Id of the step that takes the list's digest. */
  public static final String LIST_STEP = "blind-list";

  private static final String TRIAL_STEP = "blind-";

  /** Whoever only guesses must match this rarely. */
  private static final double LUCK = 0.05;

  private final List<Trial> trials = new ArrayList<>();
  private final TreeSet<String> ownFaults = new TreeSet<>();
  private final TreeSet<String> answeredBy = new TreeSet<>();
  private String unit = "";
  private String run = "";
  private Optional<String> digest = Optional.empty();
  private boolean toldTooLate;
  private @Nullable Trial open;

  /** What is known of a trial. */
  private static final class Trial {
    private final String step;
    private long answers;
    private boolean ownFault;
    private boolean closed;
    private Optional<BlindFault> disturbed = Optional.empty();

    Trial(String step, boolean ownFault) {
      this.step = step;
      this.ownFault = ownFault;
    }

    /** Empty: the rig can't tell. */
    Optional<BlindFault> seen() {
      if (!closed || ownFault) {
        return Optional.empty();
      }
      return disturbed.isPresent() || answers == 0 ? disturbed : Optional.of(BlindFault.NONE);
    }

    String word() {
      return seen().map(BlindFault::word).orElse("nothing to tell by");
    }
  }

  /** Takes the next record. */
  public void on(Event event) {
    switch (event) {
      case RunStarted e -> {
        unit = e.unit();
        run = e.runId();
      }
      case FaultApplied e -> {
        ownFaults.add(e.fault());
        if (open != null) {
          open.ownFault = true;
        }
      }
      case FaultReverted e -> ownFaults.remove(e.fault());
      case StepAsked e when isTrial(e.step()) -> {
        open = new Trial(e.step(), !ownFaults.isEmpty());
        trials.add(open);
      }
      case StepAnswered e -> answered(e);
      case WireAcknowledged _ -> {
        if (open != null) {
          open.answers++;
        }
      }
      case ErrorCounted e -> {
        if (open != null && open.disturbed.isEmpty()) {
          boolean silent = e.cause().equals("unacknowledged");
          open.disturbed = Optional.of(silent ? BlindFault.NO_ANSWER : BlindFault.CUT);
        }
      }
      default -> {} // tells nothing of the path
    }
  }

  private static boolean isTrial(String step) {
    return step.matches(TRIAL_STEP + "[0-9]{1,3}");
  }

  private void answered(StepAnswered answer) {
    if (answer.step().equals(LIST_STEP)) {
      digest = Optional.of(answer.entry().strip());
      toldTooLate = !trials.isEmpty();
    } else if (open != null && open.step.equals(answer.step())) {
      answeredBy.add(answer.by());
      open.closed = true;
      open = null;
    }
  }

  /** The digest that was told before the trials. */
  public Optional<String> digest() {
    return digest;
  }

  /** Holds what was seen against the list, if one with the digest that was told is there. */
  public BenchCheck check(List<BlindList> lists) {
    Optional<BlindList> list =
        lists.stream().filter(one -> digest.filter(one.digest()::equals).isPresent()).findFirst();
    String seen = trials.stream().map(Trial::word).collect(Collectors.joining(", "));
    Optional<String> lacks = lacks(list);
    if (lacks.isPresent()) {
      String saw = trials.isEmpty() ? "" : "; the rig saw " + seen;
      return new BenchCheck(unit, run, What.BLIND_FAULTS, Standing.NOT_SHOWN, lacks.get() + saw);
    }
    return against(list.orElseThrow(), seen);
  }

  private Optional<String> lacks(Optional<BlindList> list) {
    if (trials.isEmpty()) {
      return Optional.of("no step 'blind-1' was asked for");
    }
    if (digest.isEmpty() || toldTooLate) {
      return Optional.of("the list's digest was not told in step 'blind-list' before the trials");
    }
    if (list.isEmpty()) {
      return Optional.of("no list with the digest that was told: reveal it with --blind-list");
    }
    if (answeredBy.contains(list.get().by())) {
      return Optional.of(list.get().by() + " chose the faults and answered for the rig too");
    }
    if (list.get().faults().size() != trials.size()) {
      return Optional.of(
          "the list has %d trials, the run %d"
              .formatted(list.get().faults().size(), trials.size()));
    }
    return Optional.empty();
  }

  private BenchCheck against(BlindList list, String seen) {
    var wrong = new ArrayList<String>();
    long told = 0;
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      told += trial.seen().isPresent() ? 1 : 0;
      if (trial.seen().isPresent() && trial.seen().get() != list.faults().get(i)) {
        wrong.add(
            trial.step + " was " + list.faults().get(i).word() + ", the rig saw " + trial.word());
      }
    }
    double luck = StrictMath.pow(1.0 / BlindFault.values().length, trials.size());
    Standing standing;
    String words;
    if (!wrong.isEmpty()) {
      standing = Standing.WRONG;
      words = String.join("; ", wrong) + "; chosen by " + list.by();
    } else if (told < trials.size()) {
      standing = Standing.NOT_SHOWN;
      words = "%d of %d trials could be told: %s".formatted(told, trials.size(), seen);
    } else {
      standing = luck <= LUCK ? Standing.SHOWN : Standing.NOT_SHOWN;
      words =
          "%d of %d as chosen by %s: %s; a guess would match once in %.0f%s"
              .formatted(
                  told,
                  trials.size(),
                  list.by(),
                  seen,
                  1 / luck,
                  luck <= LUCK ? "" : ", too often to show anything");
    }
    return new BenchCheck(unit, run, What.BLIND_FAULTS, standing, words);
  }
}

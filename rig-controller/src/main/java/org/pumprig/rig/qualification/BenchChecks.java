package org.pumprig.rig.qualification;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.pumprig.rig.event.Attendance.StepAnswered;
import org.pumprig.rig.event.BalanceRecord.FlowMeasured;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.ContactState;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.FaultRecord.FaultIneffective;
import org.pumprig.rig.event.FaultRecord.FaultProven;
import org.pumprig.rig.event.FaultRecord.FaultScheduled;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.OperatorRecord.StepAsked;
import org.pumprig.rig.event.RunBasis.BenchDeclared;
import org.pumprig.rig.event.SoundObservation;
import org.pumprig.rig.event.Witness.BalanceDeclared;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.WeightRead;
import org.pumprig.rig.qualification.BenchCheck.Standing;
import org.pumprig.rig.qualification.BenchCheck.What;

/** Folds the journal of one run, in its order, into what it shows of the bench. */
public final class BenchChecks {
  private static final long MICROGRAMS_A_GRAM = 1_000_000;
  private static final long NANOLITRES_A_MILLILITRE = 1_000_000;
  private static final long WINDOW_NANOS = 10_000_000_000L;
  private static final long SHORTEST_FLOW_NANOS = 10_000_000_000L;
  private static final double HOUR_NANOS = 3.6e12;

  private final Map<What, BenchCheck> done = new EnumMap<>(What.class);
  private final KnownTone sound = new KnownTone();
  private final Line weight = new Line(WINDOW_NANOS);
  private Line before = new Line(WINDOW_NANOS);
  private String unit = "";
  private String run = "";
  private List<Channel> lacks = List.of();
  private final List<BenchCheck> decided = new ArrayList<>(1);
  private boolean weighed;
  private int faults;
  private final List<String> proven = new ArrayList<>();
  private Optional<String> ineffective = Optional.empty();
  private Optional<Open> open = Optional.empty();
  private Optional<Volume> volume = Optional.empty();
  private long noiseMicrograms;

  /** What is known since a step was asked for. */
  private static final class Open {
    private final KnownTone.Heard tones = new KnownTone.Heard();
    private final String step;
    private final long nanosThen;
    private final Line weightBefore;
    private final Optional<Volume> volumeThen;
    private boolean alarm;
    private Optional<ContactState> contact = Optional.empty();

    Open(String step, long now, Line before, Optional<Volume> volume) {
      this.step = step;
      this.nanosThen = now;
      this.weightBefore = before;
      this.volumeThen = volume;
    }
  }

  private record Volume(long nanos, long nanolitres, long uncertaintyNanolitres) {}

  /**
   * Takes the next record.
   *
   * @param now its run time, nanoseconds
   * @return what it decides, if it answers a step of a known weight, contact or flow
   */
  public List<BenchCheck> on(long now, Event event) {
    decided.clear();
    take(now, event);
    return decided.isEmpty() ? List.of() : List.copyOf(decided);
  }

  private void take(long now, Event event) {
    switch (event) {
      case RunStarted e -> {
        unit = e.unit();
        run = e.runId();
      }
      case BenchDeclared e -> lacks = e.lacks();
      case BalanceDeclared e -> {
        weighed = true;
        noiseMicrograms = e.noiseMicrograms();
      }
      case FaultScheduled _ -> faults++;
      case FaultProven e -> proven.add(e.fault() + " by " + e.witness());
      case FaultIneffective e ->
          ineffective = ineffective.or(() -> Optional.of(e.fault() + ": " + e.detail()));
      case WeightRead e -> weight(now, e.micrograms());
      case FlowRead e ->
          volume = Optional.of(new Volume(now, e.nanolitres(), e.uncertaintyNanolitres()));
      case FlowMeasured e ->
          volume = Optional.of(new Volume(now, e.nanolitres(), e.uncertaintyNanolitres()));
      case ContactRead e -> open.ifPresent(step -> contact(step, e.state()));
      case StepAsked e -> open = Optional.of(new Open(e.step(), now, before, volume));
      case StepAnswered e -> answered(e);
      case SoundObservation e -> {
        sound.on(e);
        open.ifPresent(step -> step.tones.on(now - step.nanosThen, e));
      }
      default -> {}
    }
  }

  private void weight(long now, long micrograms) {
    weight.add(now, micrograms);
    if (open.isEmpty()) {
      before.add(now, micrograms);
    }
  }

  private static void contact(Open step, ContactState state) {
    step.alarm |= state == ContactState.ALARM;
    step.contact = Optional.of(state);
  }

  private void answered(StepAnswered answer) {
    Optional<Open> asked = open.filter(step -> step.step.equals(answer.step()));
    if (asked.isEmpty()) {
      return;
    }
    for (What what : What.values()) {
      if (!what.step().isEmpty() && answer.step().startsWith(what.step())) {
        Found found = check(what, asked.get(), answer);
        decided.add(
            new BenchCheck(unit, run, what, found.standing(), found.words(), found.offPpm()));
        put(what, found);
      }
    }
    open = Optional.empty();
    before = new Line(WINDOW_NANOS);
  }

  /** What a step shows. */
  record Found(Standing standing, String words, OptionalLong offPpm) {
    Found(Standing standing, String words) {
      this(standing, words, OptionalLong.empty());
    }
  }

  private Found check(What what, Open asked, StepAnswered answer) {
    Found found =
        switch (what) {
          case CHECK_WEIGHT -> weighed(asked, answer);
          case CONTACT -> contacted(asked);
          case KNOWN_FLOW -> flowed(asked, answer);
          case KNOWN_TONE -> sound.check(asked.tones, answer.entry());
          case KNOWN_FAULT, BLIND_FAULTS -> new Found(Standing.NOT_SHOWN, "no step of a person");
        };
    return new Found(
        found.standing(), found.words() + "; answered by " + answer.by(), found.offPpm());
  }

  private Found weighed(Open asked, StepAnswered answer) {
    Optional<Stated> stated = Stated.read(answer.entry(), "g", MICROGRAMS_A_GRAM);
    if (stated.isEmpty()) {
      return unread(answer, "50.000 g ± 0.010 g");
    }
    if (asked.weightBefore.isEmpty() || weight.isEmpty() || weight.lastNanos() <= asked.nanosThen) {
      return new Found(Standing.NOT_SHOWN, "the balance read nothing before or during the step");
    }
    double expected = asked.weightBefore.at(weight.lastNanos());
    double found = weight.last() - expected;
    String words =
        String.format(
            Locale.ROOT,
            "%.4f g for a check weight of %.4f g ± %.4f g, fluid that ran meanwhile taken off",
            found / MICROGRAMS_A_GRAM,
            (double) stated.get().value() / MICROGRAMS_A_GRAM,
            (double) stated.get().within() / MICROGRAMS_A_GRAM);
    return judged(
        found - (double) stated.get().value(), stated.get(), 3.0 * noiseMicrograms, words);
  }

  private static Found contacted(Open asked) {
    if (asked.contact.isEmpty()) {
      return new Found(Standing.NOT_SHOWN, "the contact wasn’t read during the step");
    }
    if (!asked.alarm) {
      return new Found(
          Standing.WRONG,
          "set to alarm, but no alarm was read (" + asked.contact.get().onDisk() + ")");
    }
    return asked.contact.get() == ContactState.NORMAL
        ? new Found(Standing.SHOWN, "alarm and its end were read")
        : new Found(
            Standing.WRONG,
            "alarm was read, but not its end (" + asked.contact.get().onDisk() + ")");
  }

  private Found flowed(Open asked, StepAnswered answer) {
    Optional<Stated> stated = Stated.read(answer.entry(), "mL/h", NANOLITRES_A_MILLILITRE);
    if (stated.isEmpty()) {
      return unread(answer, "125.0 mL/h ± 3.0 mL/h");
    }
    if (asked.volumeThen.isEmpty() || volume.isEmpty()) {
      return new Found(Standing.NOT_SHOWN, "the flow witness told nothing");
    }
    Volume from = asked.volumeThen.get();
    Volume to = volume.get();
    long nanos = to.nanos() - from.nanos();
    if (nanos < SHORTEST_FLOW_NANOS) {
      return new Found(
          Standing.NOT_SHOWN,
          "it was watched for %d s only; wait 10 s before answering"
              .formatted(nanos / 1_000_000_000));
    }
    double rate = (to.nanolitres() - from.nanolitres()) * HOUR_NANOS / nanos;
    double uncertainty =
        Math.max(from.uncertaintyNanolitres(), to.uncertaintyNanolitres()) * HOUR_NANOS / nanos;
    String words =
        String.format(
            Locale.ROOT,
            "%.2f mL/h ± %.2f mL/h over %d s, the reference says %.2f mL/h ± %.2f mL/h",
            rate / NANOLITRES_A_MILLILITRE,
            uncertainty / NANOLITRES_A_MILLILITRE,
            nanos / 1_000_000_000,
            (double) stated.get().value() / NANOLITRES_A_MILLILITRE,
            (double) stated.get().within() / NANOLITRES_A_MILLILITRE);
    return judged(rate - (double) stated.get().value(), stated.get(), uncertainty, words);
  }

  /** Shown only within the limit less the uncertainty, wrong only beyond both. */
  private static Found judged(double off, Stated stated, double uncertainty, String words) {
    double distance = Math.abs(off);
    double within = (double) stated.within();
    OptionalLong ppm =
        stated.value() == 0
            ? OptionalLong.empty()
            : OptionalLong.of(StrictMath.round(off * 1e6 / (double) stated.value()));
    if (distance <= within - uncertainty) {
      return new Found(Standing.SHOWN, words, ppm);
    }
    return distance > within + uncertainty
        ? new Found(Standing.WRONG, words, ppm)
        : new Found(Standing.NOT_SHOWN, words + ": too near to the limit to tell", ppm);
  }

  private static Found unread(StepAnswered answer, String example) {
    return new Found(
        Standing.NOT_SHOWN,
        "'" + answer.entry() + "' is no value with its limit; enter it as " + example);
  }

  private void put(What what, Found found) {
    BenchCheck earlier = done.get(what);
    if (earlier == null || earlier.standing() != Standing.WRONG) {
      done.put(
          what, new BenchCheck(unit, run, what, found.standing(), found.words(), found.offPpm()));
    }
  }

  /**
   * What it shows, but for blind trials, in the order of {@link What}; what nobody did is there.
   */
  public List<BenchCheck> checks() {
    put(What.KNOWN_FAULT, fault());
    var all = new ArrayList<BenchCheck>();
    for (What what : EnumSet.complementOf(EnumSet.of(What.BLIND_FAULTS))) {
      BenchCheck check = done.get(what);
      all.add(check == null ? new BenchCheck(unit, run, what, absent(what), words(what)) : check);
    }
    return all;
  }

  private Found fault() {
    if (ineffective.isPresent()) {
      return new Found(Standing.WRONG, "a fault acted otherwise than asked: " + ineffective.get());
    }
    return proven.isEmpty()
        ? new Found(Standing.NOT_SHOWN, "none of " + faults + " faults was proved on its traffic")
        : new Found(
            Standing.SHOWN,
            proven.stream().distinct().count() + " proofs, the first: " + proven.getFirst());
  }

  private Standing absent(What what) {
    boolean there =
        switch (what) {
          case KNOWN_FAULT, BLIND_FAULTS -> true;
          case CHECK_WEIGHT -> weighed;
          case CONTACT -> !lacks.contains(Channel.CONTACT);
          case KNOWN_FLOW -> !lacks.contains(Channel.FLOW);
          case KNOWN_TONE -> sound.isThere();
        };
    return there ? Standing.NOT_SHOWN : Standing.NOT_THERE;
  }

  private String words(What what) {
    return absent(what) == Standing.NOT_THERE
        ? "the bench has no such instrument beside this unit"
        : "no step '" + what.step() + "' was answered";
  }
}

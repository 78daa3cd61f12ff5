package org.pumprig.rig.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.event.Attendance;
import org.pumprig.rig.event.BalanceRecord;
import org.pumprig.rig.event.BalanceRecord.BalanceUsed;
import org.pumprig.rig.event.BalanceRecord.DropsUsed;
import org.pumprig.rig.event.BalanceRecord.FlowDisturbed;
import org.pumprig.rig.event.BalanceRecord.FlowMeasured;
import org.pumprig.rig.event.CalibrationInput;
import org.pumprig.rig.event.Channel;
import org.pumprig.rig.event.ClockObservation;
import org.pumprig.rig.event.Completion;
import org.pumprig.rig.event.Completion.EffectDone;
import org.pumprig.rig.event.CoverageRecord;
import org.pumprig.rig.event.CoverageRecord.BlindInterval;
import org.pumprig.rig.event.Derived;
import org.pumprig.rig.event.DiskRoom;
import org.pumprig.rig.event.DropObservation;
import org.pumprig.rig.event.ErrorRecord;
import org.pumprig.rig.event.ErrorRecord.ErrorCounted;
import org.pumprig.rig.event.ErrorRecord.ErrorsLowerBound;
import org.pumprig.rig.event.ErrorRecord.Reconnected;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.EventCodec;
import org.pumprig.rig.event.FailSafeRecord;
import org.pumprig.rig.event.FaultRecord;
import org.pumprig.rig.event.GatewayObservation;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Lifecycle;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.LogBook;
import org.pumprig.rig.event.LogBook.LogEntry;
import org.pumprig.rig.event.OperatorRecord;
import org.pumprig.rig.event.PacketObservation;
import org.pumprig.rig.event.Phase;
import org.pumprig.rig.event.PictureObservation;
import org.pumprig.rig.event.PictureObservation.PictureTaken;
import org.pumprig.rig.event.PowerCycleDeclared;
import org.pumprig.rig.event.RunBasis.BenchDeclared;
import org.pumprig.rig.event.RunRecord;
import org.pumprig.rig.event.RunRecord.EffectRequested;
import org.pumprig.rig.event.RunRecord.PhaseEntered;
import org.pumprig.rig.event.RunRecord.RunEnded;
import org.pumprig.rig.event.SelfChecked;
import org.pumprig.rig.event.ServiceObservation;
import org.pumprig.rig.event.ServiceObservation.ServiceIdentity;
import org.pumprig.rig.event.ServiceObservation.ServiceLogEntry;
import org.pumprig.rig.event.ServiceObservation.ServiceStatus;
import org.pumprig.rig.event.SoundObservation;
import org.pumprig.rig.event.SoundObservation.SoundRead;
import org.pumprig.rig.event.StationObservation;
import org.pumprig.rig.event.UnitRecord;
import org.pumprig.rig.event.WireObservation;
import org.pumprig.rig.event.WireObservation.WireGarbled;
import org.pumprig.rig.event.Witness.BalanceDeclared;
import org.pumprig.rig.event.Witness.ChannelGarbled;
import org.pumprig.rig.event.Witness.ContactRead;
import org.pumprig.rig.event.Witness.FlowRead;
import org.pumprig.rig.event.Witness.LinkChanged;
import org.pumprig.rig.event.Witness.ScreenRead;
import org.pumprig.rig.event.Witness.WeightMissing;
import org.pumprig.rig.event.Witness.WeightRead;
import org.pumprig.rig.event.Witness.WitnessDeclared;
import org.pumprig.rig.json.JournalFormatException;
import org.pumprig.rig.judge.RunFacts.Errors;
import org.pumprig.rig.judge.RunFacts.Power;
import org.pumprig.rig.judge.RunFacts.Reconnect;
import org.pumprig.rig.plan.Criterion;

/**
 * Folds the records of one run, in the journal's order, into its facts. Memory is bounded whatever
 * the journal's length.
 *
 * <p>Not thread-safe.
 */
public final class RunFactsBuilder {
  private static final int MOST_KINDS = 50;
  private static final int MOST_RECONNECTS = 100;

  private @Nullable RunStarted started;
  private Optional<BenchDeclared> bench = Optional.empty();
  private boolean provable;
  private Optional<ServiceIdentity> identity = Optional.empty();
  private final CourseFold course = new CourseFold();
  private final UnitFold unit = new UnitFold();
  private final PictureFold pictures = new PictureFold();
  private final SoundFold sound = new SoundFold();
  private final FaultFold faults = new FaultFold();
  private final ConductFold conduct = new ConductFold();
  private final StepFold steps = new StepFold();
  private final WatchedFold watched;
  private final BlindFold blind = new BlindFold();
  private final Readings readings = new Readings();
  private final SelfCheckFold selfChecks = new SelfCheckFold(readings);
  private final Kept<Reconnect> reconnects = new Kept<>(MOST_RECONNECTS);
  private final SortedMap<Channel, Long> garbled = new TreeMap<>();
  private final SortedSet<String> unknownKinds = new TreeSet<>();
  private final Thinned<FlowSamples.Reading> flow = new Thinned<>(FlowSamples.MOST);
  private final OwnRecordFold own = new OwnRecordFold();
  private final ActuatorFold actuators = new ActuatorFold();
  private final SortedMap<Channel, Long> lateBy = new TreeMap<>();
  private long late;
  private long uncertainty;
  private long powerOnEffect = -1;
  private OptionalLong powerOff = OptionalLong.empty();
  private OptionalLong powerOn = OptionalLong.empty();
  private long errors;
  private OptionalLong errorsAtStress = OptionalLong.empty();
  private OptionalLong errorsAtTrip = OptionalLong.empty();
  private OptionalLong errorsAtCheck = OptionalLong.empty();
  private Optional<String> lowerBound = Optional.empty();

  /** Of a plan that describes nothing itself that is to be watched. */
  public RunFactsBuilder() {
    this(List.of());
  }

  /**
   * @param criteria by which the run is to be judged
   */
  public RunFactsBuilder(List<Criterion> criteria) {
    this.watched = new WatchedFold(criteria);
  }

  /**
   * Takes the next record.
   *
   * @param runNanos its run time, by {@link org.pumprig.rig.run.RunClock}
   */
  public void on(long runNanos, Event event) {
    course.on(runNanos, event);
    steps.on(runNanos, event);
    if (!(steps.busy() && event instanceof ContactRead)) { // an alarm is then the person's doing
      conduct.on(runNanos, event);
    }
    watched.on(runNanos, event, steps.busy());
    selfChecks.on(started == null ? 0 : runNanos, event);
    switch (event) {
      case Input input -> input(runNanos, input);
      case Derived derived -> derived(runNanos, derived);
    }
  }

  /** Takes note of a kind that this version doesn't know; informational ones are passed over. */
  public void onUnknownKind(String kind) {
    if (!EventCodec.isInformational(kind) && unknownKinds.size() < MOST_KINDS) {
      unknownKinds.add(kind);
    }
  }

  /** Takes note that the journal ends before its end. */
  public void onCut(String why) {
    course.cut(why);
  }

  private void input(long now, Input input) {
    switch (input) {
      case RunStarted e -> started = e;
      case BenchDeclared e -> bench = Optional.of(e);
      case Lifecycle _ -> {}
      case ServiceIdentity e -> {
        readings.on(Channel.SERVICE, now);
        identified(e);
      }
      case ServiceLogEntry e -> {
        readings.on(Channel.SERVICE, now);
        own.entry(now, e, powerOn.isPresent());
      }
      case ServiceStatus e -> {
        readings.on(Channel.SERVICE, now);
        own.clock(now, e);
      }
      case ServiceObservation _ -> readings.on(Channel.SERVICE, now);
      case FlowRead e -> flow(now, e);
      // what these say is derived
      case BalanceDeclared _, WeightRead _, WeightMissing _ -> {}
      case DropObservation _ -> {}
      case ContactRead e -> {
        contact(now, e);
        // a unit whose power the rig takes has its contact in alarm
        if (!steps.busy() && powerOff.isEmpty()) {
          own.contact(now, e);
        }
      }
      case ScreenRead _ -> readings.on(Channel.SCREEN, now);
      case SoundObservation e -> {
        if (e instanceof SoundRead) {
          readings.on(Channel.SOUND, now);
        }
        sound.on(now, unit.tripped(), e);
      }
      case WitnessDeclared e -> {
        lateBy.merge(e.channel(), e.delayNanos(), Math::max);
        if (e.channel() == Channel.FLOW) {
          flowWitness(e.delayNanos(), e.uncertaintyNanolitres());
        }
      }
      case ChannelGarbled e -> count(garbled, e.channel());
      case LinkChanged _ -> {}
      case WireGarbled _ -> count(garbled, Channel.WIRE);
      case WireObservation _ -> readings.on(Channel.WIRE, now);
      case StationObservation.AssociationChanged e -> faults.associated(e);
      case PacketObservation _, GatewayObservation _ -> {}
      case PictureTaken e -> pictures.on(now, e);
      case PowerCycleDeclared _ -> provable = true;
      case PictureObservation _ -> {}
      case LogEntry e -> pictures.on(e);
      case LogBook _, Attendance _, DiskRoom _, CalibrationInput _, ClockObservation _ -> {}
      case SelfChecked _ -> {} // its fold takes it
      case Completion completion -> completed(completion);
    }
  }

  private void identified(ServiceIdentity told) {
    RunStarted run = started;
    boolean stranger = run != null && !told.serial().isEmpty() && !told.serial().equals(run.unit());
    boolean other =
        bench
            .filter(b -> !b.firmwareVersion().isEmpty())
            .filter(b -> !b.firmwareVersion().equals(told.firmware()))
            .isPresent();
    if (identity.isEmpty() || stranger || other) {
      identity = Optional.of(told);
    }
  }

  private void contact(long now, ContactRead read) {
    if (read.state().isPossible()) {
      readings.on(Channel.CONTACT, now);
    } else {
      readings.unsure(Channel.CONTACT);
    }
  }

  private void flow(long now, FlowRead read) {
    readings.on(Channel.FLOW, now);
    flow.add(new FlowSamples.Reading(now, read.nanolitres()));
  }

  private void flowWitness(long delayNanos, long uncertaintyNanolitres) {
    late = Math.max(late, delayNanos);
    uncertainty = Math.max(uncertainty, uncertaintyNanolitres);
  }

  private void weighed(long now, BalanceRecord record) {
    switch (record) {
      case BalanceUsed e -> flowWitness(e.delayNanos(), e.uncertaintyNanolitres());
      case DropsUsed e -> flowWitness(e.delayNanos(), e.uncertaintyNanolitres());
      case FlowMeasured e -> flow(now, e.reading());
      case FlowDisturbed _ -> {} // coverage.blind says it
    }
  }

  private void completed(Completion completion) {
    switch (completion) {
      case EffectDone e -> {
        actuators.completed(e);
        if (e.effect() == powerOnEffect && e.done()) {
          powerOn = OptionalLong.of(e.atNanos());
        }
      }
    }
  }

  private void derived(long now, Derived derived) {
    switch (derived) {
      case BalanceRecord e -> weighed(now, e);
      case RunRecord e -> run(now, e);
      case FaultRecord e -> faults.on(now, e);
      case ErrorRecord e -> error(now, e);
      case UnitRecord e -> {
        unit.on(now, e);
        switch (e) {
          case UnitRecord.UnitRestarted _ -> {
            if (!steps.busy()) {
              own.restarted(now);
            }
          }
          case UnitRecord.UnitClockJumped _ -> own.clockJumped(now);
          default -> {}
        }
        if (e instanceof FailSafeRecord.WatchdogSeen && errorsAtTrip.isEmpty()) {
          errorsAtTrip = OptionalLong.of(errors);
        }
      }
      case OperatorRecord _ -> {}
      case CoverageRecord e -> {
        switch (e) {
          case BlindInterval interval -> blind.on(interval);
        }
      }
    }
  }

  private void run(long now, RunRecord event) {
    switch (event) {
      case PhaseEntered e -> {
        if (e.phase() == Phase.STRESS) {
          errorsAtStress = OptionalLong.of(errors);
        } else if (e.phase() == Phase.CHECK) {
          errorsAtCheck = OptionalLong.of(errors);
        }
      }
      case EffectRequested e -> {
        actuators.requested(e);
        switch (e.action()) {
          case "applyFault" -> faults.requested(e.subject(), now);
          case "powerOff" -> powerOff = powerOff.isPresent() ? powerOff : OptionalLong.of(now);
          case "powerOn" -> powerOnEffect = e.effect();
          default -> {}
        }
      }
      case RunEnded _ -> {}
    }
  }

  private void error(long now, ErrorRecord event) {
    switch (event) {
      case ErrorCounted e -> errors = e.total();
      case ErrorsLowerBound e -> lowerBound = lowerBound.or(() -> Optional.of(e.reason()));
      case Reconnected e -> reconnects.add(new Reconnect(e.since(), e.afterNanos(), now));
    }
  }

  private static void count(SortedMap<Channel, Long> counts, Channel channel) {
    counts.merge(channel, 1L, Long::sum);
  }

  /**
   * The facts so far.
   *
   * @throws JournalFormatException if the journal never says which run it is
   */
  public RunFacts build() {
    RunStarted run = started;
    if (run == null) {
      throw new JournalFormatException("the journal holds no " + RunStarted.KIND);
    }
    var overflow = new TreeSet<String>(unit.overflow());
    if (faults.overflow()) {
      overflow.add("faults");
    }
    if (pictures.overflow()) {
      overflow.add("pictures");
    }
    if (reconnects.overflow()) {
      overflow.add("reconnections");
    }
    var unseen = new ArrayList<>(blind.kept());
    unseen.addAll(selfChecks.blind(course.course().lastNanos()));
    return new RunFacts(
        run,
        bench,
        identity,
        course.course(),
        unit.codes(),
        unit.unexpected(),
        unit.failSafe(sound.facts()),
        own.facts(),
        new Power(powerOff, powerOn, unit.steps(), actuators.rigFault(), mayRunOn()),
        unit.therapy(),
        new Errors(errors, errorsAtStress, errorsAtTrip, errorsAtCheck, lowerBound),
        faults.facts(),
        reconnects.items(),
        conduct.conduct(),
        pictures.facts(),
        unseen,
        lateBy,
        readings.counts(),
        garbled,
        unknownKinds,
        new FlowSamples(flow.items(), late, uncertainty),
        steps.steps(),
        watched.watched(),
        selfChecks.doubts(),
        selfChecks.drift(),
        overflow);
  }

  /** Of an emulated unit the firmware's profile says whether it has a battery. */
  private boolean mayRunOn() {
    return !provable && bench.isPresent() && !bench.get().emulated();
  }
}

package org.pumprig.rig.campaign;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.tap.TapRecord;
import org.pumprig.host.LocalCommands;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.Lifecycle.AbortRequested;
import org.pumprig.rig.event.Lifecycle.EpochStarted;
import org.pumprig.rig.event.Lifecycle.RunAbandoned;
import org.pumprig.rig.event.Lifecycle.RunStarted;
import org.pumprig.rig.event.LogBook.LogEntry;
import org.pumprig.rig.event.LogKind;
import org.pumprig.rig.event.OperatorRecord;
import org.pumprig.rig.event.SelfChecked;
import org.pumprig.rig.event.StationObservation.AssociationChanged;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Recordable;
import org.pumprig.rig.observe.balance.Balance;
import org.pumprig.rig.observe.camera.Camera;
import org.pumprig.rig.observe.camera.PictureTaker;
import org.pumprig.rig.observe.drops.DropSensor;
import org.pumprig.rig.observe.sound.Microphone;
import org.pumprig.rig.plan.Criterion;
import org.pumprig.rig.plan.Plan;
import org.pumprig.rig.run.RunContexts;
import org.pumprig.rig.run.RunEngine;
import org.pumprig.rig.run.RunJournal;
import org.pumprig.rig.run.RunReducer;
import org.pumprig.rig.run.RunSoFar;
import org.pumprig.rig.schedule.Step;
import org.pumprig.rig.status.RunStatus;
import org.pumprig.rig.status.StatusFold;
import org.pumprig.time.Scheduler;

/** One run with everything it needs: bench, drivers, effects, journal and engine. */
final class UnitRun {
  private final CampaignSetting setting;
  private final RunPlace place;
  private final UnitBench unit;
  private final Drivers drivers;
  private final Runnable over;
  private final RunSoFar soFar;
  private final RunEngine engine;
  private final List<FaultSpec> faults;
  private final FaultEffects faultEffects;
  private final RunJournals.Opened journal;
  private final RunDesk desk;
  private final Occasions occasions = new Occasions();
  private final StatusFold status;
  private final Optional<SlotWork.Gone> earlier;
  private final Optional<Check> check;
  private @Nullable PictureTaker pictures;
  private long beganWallMicros;
  private boolean journalLost;
  private boolean reported;

  /**
   * The self-check around the run.
   *
   * @param shared with the others of its slot
   * @param before what was found before it
   */
  record Check(SlotCheck shared, List<SelfChecked> before) {
    /** Copies the list. */
    Check {
      before = List.copyOf(before);
    }
  }

  /**
   * Opens journal and engine; nothing is journalled yet.
   *
   * @param earlier the run as a dead process left it; empty: it begins
   * @param check the self-check around it; empty: there is none
   * @param over told once, when the run's journal is closed
   */
  UnitRun(
      CampaignSetting setting,
      RunPlace place,
      List<Step> steps,
      UnitBench unit,
      Drivers drivers,
      Optional<SlotWork.Gone> earlier,
      Optional<Check> check,
      Runnable over)
      throws IOException {
    this.earlier = earlier;
    this.check = check;
    this.setting = setting;
    this.place = place;
    this.unit = unit;
    this.drivers = drivers;
    this.over = over;
    Scheduler scheduler = setting.scheduler();
    Plan plan = setting.plan();
    this.status = new StatusFold().endingAt(plan.phases().runNanos());
    this.journal =
        earlier.isPresent()
            ? earlier.get().reopened().journal()
            : setting.journals().open(place, this::journalFailed);
    this.desk = new RunDesk(setting, place, journal);
    this.faults = steps.stream().map(step -> step.spec(place.serial())).toList();
    LedgerPort ledger = setting.ledger().forRun(place);
    this.faultEffects = new FaultEffects(scheduler, unit.injectors(), unit.faultTarget(), ledger);
    var effects =
        new UnitEffects(
            faultEffects,
            scheduler,
            drivers
                .power()
                .map(outlet -> new PowerEffects(outlet, scheduler, unit.faultTarget(), ledger)),
            drivers.keypad());
    this.soFar =
        earlier
            .map(gone -> gone.replay().soFar())
            .orElseGet(
                () -> new RunSoFar(RunContexts.of(plan, faults, place.serial(), place.slot())));
    this.engine =
        new RunEngine(
            soFar,
            new Watched(journal, status, this::seen),
            scheduler,
            journal.originNanos(),
            effects,
            this::ended);
    earlier.ifPresent(gone -> gone.failure().listen(this::journalFailed));
  }

  /** The epoch and the run begin, and observations become inputs. */
  void start() {
    beganWallMicros = setting.scheduler().wallMicros();
    long beganNanos = setting.scheduler().nanoTime() - journal.originNanos();
    journal.snapshots(out -> snapshot(out, beganNanos));
    if (!setting.virtual()) {
      unit.camera()
          .ifPresent(camera -> journal.raw().ifPresent(raw -> pictures = taker(camera, raw)));
    }
    earlier.ifPresentOrElse(this::resume, this::begin);
    var room =
        new RunRoom(
            engine,
            setting.scheduler(),
            setting.plan().watch().blindAfterNanos(),
            line -> setting.progress().remark(place.runId() + ": " + line));
    journal.room(room::on, room::takeLeftOut);
    drivers.feed(room::observed);
    unit.recordPackets(
        new PacketJournal(
            journal.raw(),
            room::forBulk,
            nanos -> engine.view().runNanos(nanos - journal.originNanos()),
            engine::input));
    unit.recordStation(
        event ->
            engine.input(
                new AssociationChanged(
                    event.associated(),
                    engine.view().runNanos(event.atNanos() - journal.originNanos()))));
    desk.listen(engine, () -> engine.view().ended() || journalLost);
    long now = engine.view().nowNanos();
    faults.forEach(fault -> faultEffects.armBefore(fault, fault.startNanos() - now));
    long readBack = setting.plan().phases().readBackNanos() - now;
    if (readBack > 0) {
      setting.scheduler().schedule(readBack, this::readBack);
    }
  }

  /** What is asked once more before the run may end. */
  private void readBack() {
    drivers.identify();
    boolean counts =
        setting.plan().requirements().stream()
            .anyMatch(each -> each.criterion() instanceof Criterion.CompleteAtGateway);
    if (counts) {
      unit.askGateway(beganWallMicros, this::observe);
    }
  }

  private PictureTaker taker(Camera camera, Path raw) {
    return new PictureTaker(camera, raw, LocalCommands.here(), setting.scheduler(), engine::input);
  }

  /** The next epoch begins: the outage is told, and what the dead process left is taken back. */
  private void resume(SlotWork.Gone gone) {
    RunReplay replay = gone.replay();
    OptionalLong stated = setting.statedOutageMicros();
    engine.resume(
        replay.epoch(gone.reopened().epoch(), setting.bootId(), setting.scheduler(), stated),
        stated.isPresent()
            ? "its process died; a person said how long the outage was"
            : "its process died");
    RunReplay.torn(gone.reopened().torn(), engine);
    desk.tellOpenSteps();
    setting.foreword().of(place.serial()).forEach(engine::input);
    checkedBefore();
    String now = unit.declaration().firmwareDigest();
    engine.input(unit.declaration());
    unit.path().ifPresent(engine::input);
    if (replay.firmwareDigest().filter(before -> !before.equals(now)).isPresent()) {
      abandon("the firmware profile is another than the one that the run began with");
    } else if (engine.view().nowNanos() >= setting.plan().phases().runNanos()) {
      abandon("the controller was not running until after the run's end");
    }
  }

  private void snapshot(FieldSink out, long beganNanos) {
    var replay =
        new RunSnapshot(
            beganWallMicros,
            beganNanos,
            setting.scheduler().wallMicros(),
            setting.scheduler().nanoTime() - journal.originNanos(),
            Optional.of(unit.declaration().firmwareDigest()));
    out.object("replay", replay::write).object("soFar", soFar::write);
  }

  private void abandon(String reason) {
    setting.progress().remark(place.runId() + " is ended: " + reason);
    engine.input(new RunAbandoned(reason));
  }

  private void begin() {
    engine.input(new EpochStarted(1, setting.bootId(), 0, 0));
    setting.approvals().forEach(engine::input);
    setting.foreword().of(place.serial()).forEach(engine::input);
    checkedBefore();
    engine.input(unit.declaration());
    unit.path().ifPresent(engine::input);
    engine.input(
        new RunStarted(
            place.runId(),
            setting.campaignId(),
            place.serial(),
            place.arm().name(),
            place.arm().firmware(),
            place.replicate(),
            place.slot(),
            setting.virtual(),
            RunReducer.RULES));
    place
        .again()
        .map(again -> new LogEntry(LogKind.RETEST, "plan", again.reason(), again.about(), false))
        .ifPresent(engine::input);
    unit.powerCycle().ifPresent(engine::input);
    unit.balance().map(Balance::figures).ifPresent(engine::input);
    unit.stated().forEach(engine::input);
    unit.drops().map(DropSensor::figures).ifPresent(engine::input);
    unit.microphone().map(Microphone::figures).ifPresent(engine::input);
  }

  private void checkedBefore() {
    check.ifPresent(around -> around.before().forEach(engine::input));
  }

  private void seen(Event event) {
    setting.notices().on(place, event, notice -> engine.input(notice));
    PictureTaker camera = pictures;
    if (camera != null) {
      occasions.of(event).ifPresent(camera::take);
    }
    if (event instanceof OperatorRecord step) {
      desk.show(step);
    }
  }

  void abort(String reason) {
    engine.input(new AbortRequested(reason));
    journal.impatient();
  }

  /** Something was seen that doesn't come from its drivers; too late it tells nothing. */
  void observe(Input seen) {
    if (!engine.view().ended() && !journalLost) {
      engine.input(seen);
    }
  }

  /** It never begins: its journal is closed as it is. */
  void discard() {
    journal.close(() -> {});
  }

  /** Where it stands; of a run gone on with, what came before is taken from its state. */
  RunStatus status() {
    RunStatus here = status.status();
    if (earlier.isEmpty()) {
      return here;
    }
    RunReducer view = engine.view();
    return here.goneOn(
        new RunStatus.Before(
            place.runId(), place.serial(), place.arm().name(), place.arm().firmware()),
        view.nowNanos(),
        view.phaseName(),
        view.errors(),
        view.tripped());
  }

  RunEngine engine() {
    return engine;
  }

  private void journalFailed(IOException failure) {
    setting.progress().remark(place.runId() + ": journal: " + failure.getMessage());
    journalLost = true;
    engine.journalFailed();
  }

  private void ended() {
    drivers.feed(input -> {});
    if (pictures != null) {
      pictures.close();
    }
    unit.recordPackets(TapRecord.NONE);
    unit.recordStation(_ -> {});
    faultEffects.disarm(this::disarmed);
  }

  private void disarmed() {
    if (journalLost) {
      report();
    } else if (check.isEmpty()) {
      journal.close(this::report);
    } else {
      Optional<String> silent =
          engine.view().tripped()
              ? Optional.of("the unit has tripped and says nothing; it is left as it is")
              : Optional.empty();
      CheckAfter.begin(
          drivers,
          check.get().shared(),
          setting.scheduler(),
          setting.plan().watch().blindAfterNanos(),
          silent,
          this::checkedAfter);
    }
  }

  /** Behind the run's end, where it changes nothing of what was reduced. */
  private void checkedAfter(List<SelfChecked> found) {
    long epochNanos = setting.scheduler().nanoTime() - journal.originNanos();
    found.stream()
        .filter(SelfChecked::bad)
        .forEach(
            bad ->
                setting
                    .progress()
                    .remark(
                        "%s: the self-check after the run failed: %s: %s"
                            .formatted(place.runId(), bad.what().onDisk(), bad.detail())));
    found.forEach(each -> journal.append(each, epochNanos, setting.scheduler().wallMicros()));
    if (journalLost) {
      report();
    } else {
      journal.close(this::report);
    }
  }

  private void report() {
    if (!reported) {
      reported = true;
      over.run();
    }
  }

  /** The journal, with somebody who looks on. */
  private record Watched(RunJournal journal, StatusFold status, Consumer<Event> also)
      implements RunJournal {
    @Override
    public void append(Recordable record, long epochNanos, long wallMicros) {
      journal.append(record, epochNanos, wallMicros);
      if (record instanceof Event event) {
        status.on(event, epochNanos, wallMicros);
        also.accept(event);
      }
    }

    @Override
    public void commit(Runnable whenDurable) {
      journal.commit(whenDurable);
    }
  }
}

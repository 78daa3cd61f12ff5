package org.pumprig.rig.campaign;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.pumprig.rig.event.SelfChecked;
import org.pumprig.rig.run.RunReducer;
import org.pumprig.rig.schedule.Campaign;

/**
 * One slot: builds the bench, waits until every unit is ready, starts all runs at one moment, and
 * takes the bench down when the last has ended.
 */
final class SlotRun {
  /** A bench that isn't ready after so long is not used: the slot's runs are not started. */
  private static final long READY_WITHIN_NANOS = 60_000_000_000L;

  private static final long LOOK_NANOS = 100_000_000L;

  private final CampaignSetting setting;
  private final Campaign.Slot slot;
  private final SlotWork work;
  private final int slots;
  private final Consumer<List<String>> done;
  private final List<Drivers> drivers = new ArrayList<>();
  private final List<UnitRun> runs = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final SlotBench bench;
  private final long openedNanos;
  private final BitSet tripped = new BitSet();
  private final Optional<SlotCheck> check;
  private int running;
  private boolean finished;

  private SlotRun(
      CampaignSetting setting,
      Campaign.Slot slot,
      SlotWork work,
      int slots,
      Consumer<List<String>> done)
      throws IOException {
    this.setting = setting;
    this.slot = slot;
    this.work = work;
    this.problems.addAll(work.problems());
    this.slots = slots;
    this.done = done;
    this.bench =
        setting
            .benches()
            .open(
                "slot" + slot.index(),
                work.runs().keySet().stream()
                    .map(run -> new BenchProvider.Placement(run.serial(), run.arm().firmware()))
                    .toList());
    this.openedNanos = setting.scheduler().nanoTime();
    this.check = setting.selfCheck().map(fault -> new SlotCheck(setting, fault));
  }

  /**
   * Starts a slot, or goes on with one.
   *
   * @param work what is to be done in it
   * @param done told once, after the bench is down, with what went wrong (empty: nothing)
   */
  static SlotRun begin(
      CampaignSetting setting,
      Campaign.Slot slot,
      SlotWork work,
      int slots,
      Consumer<List<String>> done)
      throws IOException {
    setting.progress().preparing(slot.index(), slots);
    var run = new SlotRun(setting, slot, work, slots, done);
    for (UnitBench unit : run.bench.units()) {
      var each =
          new Drivers(
              setting.scheduler(), unit, setting.plan().watch().statusEveryNanos(), work.resumes());
      run.drivers.add(each);
      each.open();
    }
    run.awaitReady();
    return run;
  }

  private void awaitReady() {
    if (finished) {
      return; // aborted meanwhile
    }
    if (drivers.stream().allMatch(work.resumes() ? Drivers::canAct : Drivers::isReady)) {
      check();
      return;
    }
    if (setting.scheduler().nanoTime() - openedNanos > READY_WITHIN_NANOS) {
      if (work.resumes()) {
        check(); // a run under way goes on: what can't be read is blind, what can't be done fails
        return;
      }
      for (int i = 0; i < drivers.size(); i++) {
        if (!drivers.get(i).isReady()) {
          problems.add(
              bench.units().get(i).serial()
                  + " is not ready: "
                  + drivers.get(i).missing()
                  + ". Are they switched on and connected? 'pumprig doctor --rig RIG' looks for"
                  + " their ports.");
        }
      }
      finish();
      return;
    }
    setting.scheduler().schedule(LOOK_NANOS, this::awaitReady);
  }

  /** Before the runs begin, or go on: then what isn't good is only told. */
  private void check() {
    if (check.isEmpty()) {
      start(List.of());
      return;
    }
    setting.progress().remark("self-check before the runs of slot " + (slot.index() + 1));
    check.get().before(this::look);
  }

  /** All cameras at once, as in the runs. */
  private void look(List<SelfChecked> shared) {
    var pictures = new ArrayList<List<SelfChecked>>(Collections.nCopies(drivers.size(), List.of()));
    var left = new AtomicInteger(drivers.size());
    for (int i = 0; i < drivers.size(); i++) {
      int unit = i;
      drivers
          .get(i)
          .look(
              SelfChecked.When.BEFORE,
              setting.scheduler(),
              found -> {
                pictures.set(unit, found);
                if (left.decrementAndGet() == 0) {
                  checked(shared, pictures);
                }
              });
    }
  }

  private void checked(List<SelfChecked> shared, List<List<SelfChecked>> pictures) {
    if (finished) {
      return; // aborted meanwhile
    }
    var failed = new ArrayList<String>();
    var found = new ArrayList<List<SelfChecked>>();
    for (int i = 0; i < drivers.size(); i++) {
      String serial = bench.units().get(i).serial();
      var all = new ArrayList<>(drivers.get(i).resultsBefore(work.resumes()));
      all.addAll(pictures.get(i));
      all.addAll(shared);
      found.add(all);
      all.stream()
          .filter(SelfChecked::bad)
          .map(
              bad ->
                  "%s: the self-check before the run failed: %s: %s"
                      .formatted(serial, bad.what().onDisk(), bad.detail()))
          .forEach(failed::add);
    }
    if (failed.isEmpty() || work.resumes() || setting.plan().rules().beginsUnchecked()) {
      failed.forEach(setting.progress()::remark);
      start(found);
    } else {
      problems.addAll(failed);
      finish();
    }
  }

  private void start(List<List<SelfChecked>> found) {
    try {
      for (var each : work.runs().entrySet()) {
        Campaign.Run run = each.getKey();
        runs.add(
            new UnitRun(
                setting,
                work.place(run),
                work.schedule().steps(run.serial()),
                bench.units().get(runs.size()),
                drivers.get(runs.size()),
                each.getValue(),
                check.map(shared -> new UnitRun.Check(shared, found.get(runs.size()))),
                this::runOver));
      }
    } catch (IOException e) {
      problems.add("journal can't be opened: " + e.getMessage());
      runs.forEach(UnitRun::discard);
      runs.clear();
      finish();
      return;
    }
    running = runs.size();
    runs.forEach(UnitRun::start);
    new ClockWatch(
            setting.scheduler(),
            setting.clocks(),
            setting.progress()::remark,
            seen -> runs.forEach(run -> run.observe(seen)),
            () -> running > 0)
        .begin();
    report();
  }

  private void report() {
    if (running > 0) {
      RunReducer first = runs.getFirst().engine().view();
      long errors = runs.stream().mapToLong(run -> run.engine().view().errors()).sum();
      for (int i = 0; i < runs.size(); i++) {
        tripped.set(i, tripped.get(i) || runs.get(i).engine().view().tripped());
      }
      long end = setting.plan().phases().runNanos();
      setting
          .progress()
          .running(
              slot.index(),
              slots,
              new Progress.SlotView(
                  first.nowNanos(),
                  end,
                  first.phaseName(),
                  errors,
                  tripped.cardinality(),
                  runs.size()));
      setting.progress().units(runs.stream().map(UnitRun::status).toList());
      setting.scheduler().schedule(setting.virtual() ? end / 4 : 250_000_000L, this::report);
    }
  }

  /** Brings all runs into the safe state. */
  void abort(String reason) {
    if (runs.isEmpty() && !finished) {
      problems.add("aborted before it began: " + reason);
      finish();
    }
    List.copyOf(runs).forEach(run -> run.abort(reason));
  }

  private void runOver() {
    running--;
    if (running == 0) {
      setting.scheduler().execute(this::finish);
    }
  }

  private void finish() {
    if (finished) {
      return;
    }
    finished = true;
    drivers.forEach(Drivers::close);
    bench.close();
    done.accept(List.copyOf(problems));
  }
}

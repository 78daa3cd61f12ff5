package org.pumprig.rig.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.pumprig.fault.FaultLedger;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.host.MemoryStorage;
import org.pumprig.host.Storage;
import org.pumprig.rig.campaign.BenchProvider;
import org.pumprig.rig.campaign.CampaignRun;
import org.pumprig.rig.campaign.CampaignSetting;
import org.pumprig.rig.campaign.RunPlace;
import org.pumprig.rig.campaign.UnitBench;
import org.pumprig.rig.emulated.SeenBenches;
import org.pumprig.rig.emulated.SeenBenches.Trip;
import org.pumprig.rig.journal.InlineCommitter;
import org.pumprig.rig.schedule.Campaign;
import org.pumprig.rig.schedule.Schedule;
import org.pumprig.rig.schedule.Step;
import org.pumprig.rig.session.Inputs;
import org.pumprig.rig.session.SessionParts;
import org.pumprig.rig.session.VirtualSession;
import org.pumprig.seed.Seed;
import org.pumprig.time.VirtualScheduler;

/**
 * A campaign whose controller dies at a record and is started again after an outage. The pumps
 * either live on meanwhile, or die with the controller as emulated ones do.
 */
final class Outage {
  /** So short that a run has several, and is resumed from a snapshot. */
  private static final long SEGMENT_BYTES = 16_384;

  private static final long SEEN_FULL_NANOS = 700_000_000L;

  private static final int MOST_STEPS = 5_000_000;

  final Inputs inputs;
  final SequencedMap<String, MemoryStorage> storages = new LinkedHashMap<>();
  final Map<String, RunPlace> places = new TreeMap<>();
  final List<String> problems = new ArrayList<>();
  final List<String> faultsLeft = new ArrayList<>();

  /** Trips with wall time in place of scheduler time, nanoseconds since 1970. */
  final List<Trip> trips = new ArrayList<>();

  private final Seed seed;
  private long freeBytes = Long.MAX_VALUE;
  private long totalBytes = Long.MAX_VALUE;
  private Consumer<CampaignRun> whenFull = _ -> {};
  private long records;
  private boolean died;

  private Outage(Inputs inputs, Seed seed) {
    this.inputs = inputs;
    this.seed = seed;
  }

  /** The campaign undisturbed. */
  static Outage none(Inputs inputs, Seed seed) throws Exception {
    return at(inputs, seed, Long.MAX_VALUE, 0, true);
  }

  /**
   * The campaign with an outage.
   *
   * @param record the controller dies after so many records
   * @param lastsNanos how long the outage lasts
   * @param benchLives whether the pumps go on meanwhile
   */
  static Outage at(Inputs inputs, Seed seed, long record, long lastsNanos, boolean benchLives)
      throws Exception {
    var outage = new Outage(inputs, seed);
    var scheduler = new VirtualScheduler(VirtualSession.WALL_START_MICROS);
    var seen = new SeenBenches(inputs.rig(), inputs.plan().seed(), scheduler);
    var benches = new SurvivingBenches(seen.provider());
    outage.live(scheduler, benches, new MortalController(scheduler, record));
    outage.saw(seen, VirtualSession.WALL_START_MICROS);
    if (!outage.died) {
      return outage;
    }
    outage.powerCut();
    if (benchLives) {
      benches.controllerDies();
      scheduler.run(scheduler.nanoTime() + lastsNanos);
      outage.trips.clear();
      outage.live(scheduler, benches, new MortalController(scheduler, Long.MAX_VALUE));
      outage.saw(seen, VirtualSession.WALL_START_MICROS);
    } else {
      long wall = scheduler.wallMicros() + lastsNanos / 1_000;
      var later = new VirtualScheduler(wall);
      var again = new SeenBenches(inputs.rig(), inputs.plan().seed(), later);
      outage.live(
          later,
          new SurvivingBenches(again.provider()),
          new MortalController(later, Long.MAX_VALUE));
      outage.saw(again, wall);
    }
    return outage;
  }

  /**
   * The campaign on a disk that gets full, and again when there is room.
   *
   * @param bytes free for each run
   */
  static Outage fullDisk(Inputs inputs, Seed seed, long bytes) throws Exception {
    var outage = new Outage(inputs, seed);
    outage.freeBytes = bytes;
    outage.whenFull = campaign -> campaign.abort("somebody gave up");
    var scheduler = new VirtualScheduler(VirtualSession.WALL_START_MICROS);
    var seen = new SeenBenches(inputs.rig(), inputs.plan().seed(), scheduler);
    var benches = new SurvivingBenches(seen.provider());
    outage.live(scheduler, benches, new MortalController(scheduler, Long.MAX_VALUE));
    outage.freeBytes = Long.MAX_VALUE;
    outage.storages.values().forEach(storage -> storage.failAfter(Long.MAX_VALUE));
    outage.live(scheduler, benches, new MortalController(scheduler, Long.MAX_VALUE));
    outage.saw(seen, VirtualSession.WALL_START_MICROS);
    return outage;
  }

  /**
   * The campaign on a disk that gets full, where somebody makes room after a while.
   *
   * @param bytes free for each run
   * @param totalBytes what the disk says is its size; {@link Long#MAX_VALUE}: it says nothing, so
   *     that nobody is warned
   */
  static Outage roomMade(Inputs inputs, Seed seed, long bytes, long totalBytes) throws Exception {
    var outage = new Outage(inputs, seed);
    outage.freeBytes = bytes;
    outage.totalBytes = totalBytes;
    outage.whenFull = _ -> outage.makeRoom();
    var scheduler = new VirtualScheduler(VirtualSession.WALL_START_MICROS);
    var seen = new SeenBenches(inputs.rig(), inputs.plan().seed(), scheduler);
    outage.live(
        scheduler,
        new SurvivingBenches(seen.provider()),
        new MortalController(scheduler, Long.MAX_VALUE));
    outage.saw(seen, VirtualSession.WALL_START_MICROS);
    return outage;
  }

  private void makeRoom() {
    freeBytes = Long.MAX_VALUE;
    storages.values().forEach(storage -> storage.failAfter(Long.MAX_VALUE));
  }

  /** Somebody sees after a while that a disk is full, and does something about it. */
  private void watchDisks(VirtualScheduler world, CampaignRun campaign) {
    world.schedule(
        SEEN_FULL_NANOS,
        () -> {
          if (storages.values().stream().anyMatch(Outage::isShort)) {
            world.schedule(SEEN_FULL_NANOS, () -> whenFull.accept(campaign));
          } else {
            watchDisks(world, campaign);
          }
        });
  }

  private static boolean isShort(MemoryStorage storage) {
    Storage.Room room = storage.room();
    long least = room.totalBytes() == Long.MAX_VALUE ? 1 : room.totalBytes() / 200;
    return room.freeBytes() < least;
  }

  private void saw(SeenBenches seen, long wallStartMicros) {
    seen.trips().stream()
        .map(
            trip ->
                new Trip(
                    trip.slot(),
                    trip.serial(),
                    trip.code(),
                    wallStartMicros * 1_000 + trip.atNanos()))
        .forEach(trips::add);
  }

  /** Of what was not synced each file keeps a random part. */
  private void powerCut() {
    var random = seed.stream("power cut");
    storages.replaceAll((run, storage) -> storage.crash(random));
  }

  private void live(VirtualScheduler world, SurvivingBenches benches, MortalController controller) {
    problems.clear();
    var done = new ArrayList<List<String>>(1);
    CampaignRun campaign =
        CampaignRun.start(
            setting(controller, benches), Campaign.of(inputs.plan(), inputs.rig()), done::add);
    if (freeBytes != Long.MAX_VALUE) {
      watchDisks(world, campaign);
    }
    for (int step = 0; done.isEmpty() && !controller.isDead(); step++) {
      if (!world.runNext() || step > MOST_STEPS) {
        throw new AssertionError("the campaign stands still or never ends; step " + step);
      }
      if (!benches.units().isEmpty()) {
        lastUnits = benches.units();
      }
    }
    records = controller.records();
    died = controller.isDead();
    if (!died) {
      problems.addAll(done.getFirst());
      lastUnits.forEach(this::lookAt);
    }
  }

  private List<UnitBench> lastUnits = List.of();

  /** After the last run no back end has a fault of the schedule. */
  private void lookAt(UnitBench unit) {
    for (Step step : Schedule.of(inputs.plan(), 0).steps(unit.serial())) {
      var spec = step.spec(unit.serial());
      unit.injectors().stream()
          .filter(injector -> injector.injects(spec.fault()))
          .forEach(
              injector ->
                  injector.verify(
                      spec,
                      evidence -> {
                        if (!(evidence instanceof InjectionEvidence.None)) {
                          faultsLeft.add(spec.id() + ": " + evidence);
                        }
                      }));
    }
  }

  private CampaignSetting setting(MortalController controller, BenchProvider benches) {
    return new CampaignSetting(
        inputs.plan(),
        "outage",
        "virtual",
        true,
        controller.scheduler(),
        benches,
        controller.journals(
            SessionParts.journals(
                this::folder,
                inputs,
                "outage",
                controller.scheduler(),
                new InlineCommitter(),
                SEGMENT_BYTES)),
        SessionParts.ledger(
            new FaultLedger(new MemoryStorage(), "outage"), controller.scheduler(), remark -> {}),
        new QuietProgress(remark -> {}));
  }

  private Storage folder(RunPlace place) {
    places.put(place.runId(), place);
    return storages.computeIfAbsent(place.runId(), _ -> limited());
  }

  private MemoryStorage limited() {
    var storage = new MemoryStorage();
    storage.failAfter(freeBytes);
    storage.totalBytes(totalBytes);
    return storage;
  }

  /** Records that the last controller appended. */
  long records() {
    return records;
  }
}

package org.pumprig.fault.wifi;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Capabilities;
import org.pumprig.fault.Fault;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;
import org.pumprig.fault.Undo;
import org.pumprig.fault.WifiFault;
import org.pumprig.host.WorkThread;
import org.pumprig.time.Scheduler;

/**
 * Makes an access point ill and well again. Neither hostapd nor a radio knows leases: the lease is
 * this process's, and what a dead process left is taken back by recovery. At one time one fault of
 * the access point itself, and beside it stations that are sent away.
 */
public final class WifiInjector implements Injector, AutoCloseable {
  private static final long RETRY_NANOS = 1_000_000_000;
  private static final InjectionResult CLOSED = failed("the access point was closed");

  private final WifiMeans means;
  private final Map<String, Station> stations = new LinkedHashMap<>();
  private final Scheduler scheduler;
  private final WorkThread thread;
  private final Map<String, ActiveWifi> active = new LinkedHashMap<>();

  private WifiInjector(WifiMeans means, List<Station> stations, Scheduler scheduler) {
    this.means = means;
    this.scheduler = scheduler;
    stations.forEach(each -> this.stations.put(each.serial(), each));
    this.thread = new WorkThread("pumprig-wifi", scheduler);
  }

  /**
   * Reads the state that faults will be taken back to. Blocks.
   *
   * @param point is on
   * @param stations those that faults are seen at; none: who is sent away is everybody
   * @param listener a radio of the rig's that takes no other part
   * @param scheduler clock and thread of the callers
   * @throws IOException if hostapd doesn't answer, or the radio can't be read
   */
  public static WifiInjector open(
      AccessPoint point,
      List<Station> stations,
      Optional<WirelessPort> listener,
      Scheduler scheduler)
      throws IOException {
    return new WifiInjector(HostapdMeans.open(point, stations, listener), stations, scheduler);
  }

  /**
   * Another's access point, by the programs that its owner gave for it.
   *
   * @param stations those that faults are seen at
   */
  public static WifiInjector commanded(
      AccessPointPrograms programs, List<Station> stations, Scheduler scheduler) {
    return new WifiInjector(new CommandedMeans(programs, stations), stations, scheduler);
  }

  @Override
  public Optional<BackEnd> backEnd() {
    return Optional.of(BackEnd.WIFI);
  }

  @Override
  public boolean injects(Fault fault) {
    return Capabilities.can(BackEnd.WIFI, fault)
        && fault instanceof WifiFault asked
        && means.can(asked);
  }

  @Override
  public Optional<Undo> undo(FaultSpec spec) {
    return injects(spec.fault()) ? Optional.of(means.undo(spec)) : Optional.empty();
  }

  /** Told by whoever listens to the access point, on the scheduler's thread. */
  public void heard(StationEvent event) {
    active.values().stream()
        .filter(each -> each.applied instanceof InjectionResult.Done)
        .forEach(each -> each.heard(event));
  }

  @Override
  public void apply(FaultSpec spec, long leaseNanos, Consumer<? super InjectionResult> done) {
    ActiveWifi present = active.get(spec.id());
    if (present != null && present.ending) {
      thread.ask(() -> CLOSED, CLOSED, _ -> apply(spec, leaseNanos, done)); // once it has ended
    } else if (present != null && present.spec.equals(spec)) {
      renew(spec.id(), leaseNanos);
      thread.ask(() -> CLOSED, CLOSED, otherwise -> done.accept(said(present, otherwise)));
    } else if (spec.fault() instanceof WifiFault fault && means.can(fault) && isFree(fault)) {
      begin(new ActiveWifi(spec, fault), leaseNanos, done);
    } else {
      String why =
          injects(spec.fault())
              ? "the access point is faulted already, by " + String.join(", ", active.keySet())
              : "this access point has no " + spec.fault().name();
      later(done, failed(why));
    }
  }

  private boolean isFree(WifiFault fault) {
    return fault.sharedThing().isEmpty()
        || active.values().stream().allMatch(a -> a.fault.sharedThing().isEmpty());
  }

  private static InjectionResult said(ActiveWifi present, InjectionResult otherwise) {
    InjectionResult applied = present.applied;
    return applied == null ? otherwise : applied;
  }

  private void begin(ActiveWifi started, long leaseNanos, Consumer<? super InjectionResult> done) {
    active.put(started.spec.id(), started);
    thread.ask(
        () -> attempt(() -> means.begin(started, target(started))),
        CLOSED,
        result -> {
          started.applied = result;
          started.appliedNanos = scheduler.nanoTime();
          if (result instanceof InjectionResult.Failed) {
            active.remove(started.spec.id(), started);
          } else {
            renew(started.spec.id(), leaseNanos); // programs may take longer than a lease lasts
            if (started.fault instanceof WifiFault.Deauthenticated(long every) && every > 0) {
              again(started, every);
            }
          }
          done.accept(result);
        });
  }

  /** A piece of work for the work thread. */
  private interface Attempt {
    void run() throws IOException;
  }

  private InjectionResult attempt(Attempt what) {
    try {
      what.run();
      return new InjectionResult.Done(scheduler.nanoTime());
    } catch (IOException e) {
      return failed(String.valueOf(e.getMessage()));
    }
  }

  private Optional<Station> target(ActiveWifi started) {
    return Optional.ofNullable(stations.get(started.spec.target()));
  }

  /** A station that isn't back yet can't be sent away: that is no failure of the fault. */
  private void again(ActiveWifi held, long everyNanos) {
    held.again =
        scheduler.schedule(
            everyNanos,
            () ->
                thread.ask(
                    () -> attempt(() -> means.sendAway(held, target(held))),
                    CLOSED,
                    _ -> {
                      if (!held.ending && active.containsValue(held)) {
                        again(held, everyNanos);
                      }
                    }));
  }

  @Override
  public void renew(String faultId, long leaseNanos) {
    ActiveWifi present = active.get(faultId);
    if (present != null && !present.ending && present.applied instanceof InjectionResult.Done) {
      present.lease.cancel();
      present.lease = scheduler.schedule(leaseNanos, () -> end(present, _ -> {}));
    }
  }

  /** Of a fault that is for no station of its own, all are looked at: the first doubt counts. */
  @Override
  public void verify(FaultSpec spec, Consumer<? super InjectionEvidence> done) {
    verify(
        stations.containsKey(spec.target())
            ? List.of(stations.get(spec.target()))
            : List.copyOf(stations.values()),
        spec,
        done);
  }

  /** The same as seen at one station, by its serial number. */
  public void verifyFor(String serial, FaultSpec spec, Consumer<? super InjectionEvidence> done) {
    Station station = stations.get(serial);
    verify(station == null ? List.of() : List.of(station), spec, done);
  }

  private void verify(
      List<Station> looked, FaultSpec spec, Consumer<? super InjectionEvidence> done) {
    ActiveWifi present = active.get(spec.id());
    if (present == null
        || !present.spec.equals(spec)
        || !(present.applied instanceof InjectionResult.Done)) {
      later(done, new InjectionEvidence.None("fault " + spec.id() + " is not active"));
    } else if (looked.isEmpty()) {
      later(
          done,
          new InjectionEvidence.None("no station of the access point is known to be looked at"));
    } else {
      thread.ask(
          () -> look(present, looked),
          new InjectionEvidence.None("the access point was closed"),
          (InjectionEvidence seen) -> done.accept(seen));
    }
  }

  private InjectionEvidence look(ActiveWifi present, List<Station> looked) {
    InjectionEvidence seen = new InjectionEvidence.None("nobody was looked at");
    try {
      for (Station each : looked) {
        seen = means.look(present, each, scheduler.nanoTime());
        if (!(seen instanceof InjectionEvidence.Witnessed witnessed && witnessed.acts())) {
          return seen;
        }
      }
      return seen;
    } catch (IOException e) {
      return new InjectionEvidence.None(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void revert(String faultId, Consumer<? super InjectionResult> done) {
    ActiveWifi present = active.get(faultId);
    if (present == null) {
      later(done, new InjectionResult.Done(scheduler.nanoTime()));
    } else {
      end(present, done);
    }
  }

  /** Asked twice, the second finds no way left to go. */
  private void end(ActiveWifi ended, Consumer<? super InjectionResult> done) {
    ended.ending = true;
    ended.lease.cancel();
    ended.again.cancel();
    thread.ask(
        () -> attempt(() -> back(ended)),
        CLOSED,
        result -> {
          if (result instanceof InjectionResult.Done) {
            active.remove(ended.spec.id(), ended);
          } else {
            ended.lease.cancel();
            ended.lease = scheduler.schedule(RETRY_NANOS, () -> end(ended, _ -> {}));
          }
          done.accept(result);
        });
  }

  private static void back(ActiveWifi ended) throws IOException {
    WifiWork.Back back = ended.back;
    if (back != null) {
      back.run();
      ended.back = null;
    }
  }

  private <R> void later(Consumer<? super R> done, R result) {
    scheduler.execute(() -> done.accept(result));
  }

  private static InjectionResult failed(String reason) {
    return new InjectionResult.Failed(reason);
  }

  /** Ends the thread, not the faults: revert first. */
  @Override
  public void close() {
    thread.close();
  }
}

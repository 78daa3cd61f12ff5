package org.pumprig.fault.wifi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fault.BackEnd;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionEvidence.Witnessed;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.WifiFault;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

/** What is done to an emulated access point for each fault, and that it is undone. */
@Tag("integration")
class WifiInjectorIT {
  private static final long LEASE_NANOS = 30_000_000_000L;
  private static final long MS = 1_000_000;
  private static final String UNIT = "SN-1";

  @TempDir Path folder;
  private final EmulatedIw iw = new EmulatedIw();
  private final Own point = new Own();
  private SystemScheduler scheduler;
  private EmulatedHostapd hostapd;

  /** An access point whose programs are ours, in name. */
  private final class Own implements AccessPoint {
    final List<String> done = new ArrayList<>();

    @Override
    public WirelessPort port() {
      return iw.port("wlan0");
    }

    @Override
    public HostapdControl control() {
      return new HostapdControl(folder.resolve("wlan0"));
    }

    @Override
    public void kill() throws IOException {
      done.add("kill");
      iw.associated = false;
      hostapd.close();
    }

    @Override
    public void start() throws IOException {
      done.add("start");
      iw.associated = true;
      hostapd = new EmulatedHostapd(folder.resolve("wlan0"));
    }

    @Override
    public void radius(Radius conduct) {
      done.add(conduct.name());
    }
  }

  @BeforeEach
  void start() throws IOException {
    hostapd = new EmulatedHostapd(folder.resolve("wlan0"));
    scheduler = new SystemScheduler("wifi-it", failure -> failure.printStackTrace(System.err));
  }

  @AfterEach
  void end() throws IOException {
    scheduler.close();
    hostapd.close();
  }

  @Test
  void switchedOffItIsGoneForTheStationAndComesAgain() throws Exception {
    try (var injector = seen()) {
      var spec = spec(new WifiFault.Disabled());
      var applied = apply(injector, spec);
      assertThat(applied).isInstanceOf(InjectionResult.Done.class);
      assertThat(injector.backEnd()).contains(BackEnd.WIFI);
      assertThat(apply(injector, spec)).isEqualTo(applied);
      assertThat(hostapd.state).containsEntry("state", "DISABLED");
      assertThat(verify(injector, spec).acts()).as("still associated").isFalse();
      iw.associated = false;
      assertThat(verify(injector, spec))
          .matches(Witnessed::acts)
          .hasFieldOrPropertyWithValue("witness", "association");
      assertThat(revert(injector, spec)).isInstanceOf(InjectionResult.Done.class);
      assertThat(revert(injector, spec)).isInstanceOf(InjectionResult.Done.class);
      assertThat(hostapd.state).containsEntry("state", "ENABLED");
    }
  }

  @Test
  void aKilledOneIsStartedAgainAndASilencedOneEnabledAnew() throws Exception {
    try (var injector = seen()) {
      var killed = spec(new WifiFault.Killed());
      apply(injector, killed);
      assertThat(verify(injector, killed).acts()).isTrue();
      revert(injector, killed);
      assertThat(point.done).containsExactly("kill", "start");
      var silent = spec(new WifiFault.BeaconLoss());
      apply(injector, silent);
      assertThat(iw.run).contains("iw dev wlan0 ap stop");
      revert(injector, silent);
      assertThat(hostapd.asked).containsSubsequence("DISABLE", "ENABLE");
      assertThat(hostapd.state).containsEntry("state", "ENABLED");
    }
  }

  @Test
  void aStationIsSentAwayOnceOrAgainAndAgain() throws Exception {
    try (var injector = seen()) {
      var spec = spec(new WifiFault.Deauthenticated(30 * MS));
      apply(injector, spec);
      assertThat(verify(injector, spec).acts()).as("nothing lost").isFalse();
      iw.losses.incrementAndGet();
      assertThat(verify(injector, spec))
          .matches(Witnessed::acts)
          .hasFieldOrPropertyWithValue(
              "detail", "wlan1 of the unit has lost its association 1 times since");
      eventually(() -> sentAway() > 2);
      revert(injector, spec);
      long times = sentAway();
      assertThat(new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS)).isFalse();
      assertThat(sentAway()).isEqualTo(times);
    }
  }

  @Test
  void whereNobodyLooksAtTheStationTheAccessPointsEventsAndAListenerDo() throws Exception {
    var station = new Station(UNIT, EmulatedHostapd.STATION, Optional.empty());
    var listener = Optional.of(iw.port("wlan2"));
    try (var injector = WifiInjector.open(point, List.of(station), listener, scheduler)) {
      var away = spec(new WifiFault.Deauthenticated(0));
      apply(injector, away);
      assertThat(verify(injector, away).detail()).isEqualTo("the unit never went");
      scheduler.execute(() -> injector.heard(new StationEvent(EmulatedHostapd.STATION, true, 1)));
      assertThat(verify(injector, away))
          .matches(Witnessed::acts)
          .hasFieldOrPropertyWithValue("detail", "the access point has let the unit in anew");
      revert(injector, away);
      var off = spec(new WifiFault.Disabled());
      apply(injector, off);
      assertThat(verify(injector, off).acts()).isFalse();
      iw.associated = false;
      assertThat(verify(injector, off))
          .matches(Witnessed::acts)
          .hasFieldOrPropertyWithValue("witness", "beacon")
          .hasFieldOrPropertyWithValue("detail", "wlan2 hears no beacon in 3 scans");
      revert(injector, off);
    }
  }

  @Test
  void theChannelIsAnnouncedAndTheStationIsSeenThere() throws Exception {
    try (var injector = seen()) {
      var spec = spec(new WifiFault.ChannelSwitch(6));
      apply(injector, spec);
      assertThat(hostapd.asked).contains("CHAN_SWITCH 5 2437");
      assertThat(verify(injector, spec).acts()).isFalse();
      iw.frequency = 2437;
      assertThat(verify(injector, spec).acts()).isTrue();
      revert(injector, spec);
      assertThat(hostapd.state).containsEntry("freq", "2412");
      assertThat(apply(injector, spec(new WifiFault.ChannelSwitch(1))).toString())
          .contains("the access point is on channel 1 already");
    }
  }

  @Test
  void lessPowerIsSeenInTheSignalAndGivenBack() throws Exception {
    try (var injector = seen()) {
      var spec = spec(new WifiFault.Fading(3));
      apply(injector, spec);
      assertThat(iw.powerDbm).isEqualTo(3);
      assertThat(verify(injector, spec))
          .matches(Witnessed::acts)
          .hasFieldOrPropertyWithValue(
              "detail", "wlan1 of the unit heard -30 dBm and hears -47 dBm");
      revert(injector, spec);
      assertThat(iw.powerDbm).isEqualTo(20);
      assertThat(apply(injector, spec(new WifiFault.Fading(25))).toString())
          .contains("wlan0 sends with 20 dBm: 25 dBm would be no fading");
      iw.obeys = false;
      apply(injector, spec);
      assertThat(verify(injector, spec).acts()).as("a radio that doesn't obey").isFalse();
    }
  }

  @Test
  void radiusIsMadeIllForEverybodyWhoComesAnew() throws Exception {
    try (var injector = seen()) {
      var spec = spec(new WifiFault.RadiusRejecting());
      apply(injector, spec);
      assertThat(hostapd.asked).contains("DEAUTHENTICATE ff:ff:ff:ff:ff:ff");
      assertThat(verify(injector, spec).acts()).isFalse();
      hostapd.state.put("rejects", "2");
      hostapd.state.put("station", "[AUTH][ASSOC]");
      assertThat(verify(injector, spec))
          .matches(Witnessed::acts)
          .hasFieldOrPropertyWithValue("witness", "radius");
      revert(injector, spec);
      assertThat(point.done).containsExactly("REJECTS", "JUDGES");
    }
  }

  @Test
  void oneFaultOfTheAccessPointAtATimeAndNoneOfWhatIsOff() throws Exception {
    try (var injector = seen()) {
      var first = spec(new WifiFault.Fading(3));
      apply(injector, first);
      var second =
          new FaultSpec(
              "f2", new WifiFault.Disabled(), Direction.BOTH, "wifi", new Seed(1), 0, LEASE_NANOS);
      assertThat(apply(injector, second).toString())
          .contains("the access point is faulted already, by f1");
      revert(injector, first);
      hostapd.state.put("state", "DISABLED");
      assertThat(apply(injector, second).toString())
          .contains("the access point is not on (state=DISABLED): nothing was done to it");
    }
  }

  @Test
  void theLeaseOfALivingProcessEndsIt() throws Exception {
    try (var injector = seen()) {
      apply(injector, spec(new WifiFault.Disabled()), 100 * MS);
      eventually(() -> "ENABLED".equals(hostapd.state.get("state")));
    }
  }

  private WifiInjector seen() throws IOException {
    var station = new Station(UNIT, EmulatedHostapd.STATION, Optional.of(iw.port("wlan1")));
    return WifiInjector.open(point, List.of(station), Optional.empty(), scheduler);
  }

  private long sentAway() {
    return hostapd.asked.stream().filter(each -> each.startsWith("DEAUTHENTICATE 02")).count();
  }

  private static FaultSpec spec(WifiFault fault) {
    return new FaultSpec("f1", fault, Direction.BOTH, UNIT, new Seed(1), 0, LEASE_NANOS);
  }

  private InjectionResult apply(WifiInjector injector, FaultSpec spec) throws Exception {
    return apply(injector, spec, LEASE_NANOS);
  }

  private InjectionResult apply(WifiInjector injector, FaultSpec spec, long leaseNanos)
      throws Exception {
    return ask(done -> injector.apply(spec, leaseNanos, done));
  }

  private InjectionResult revert(WifiInjector injector, FaultSpec spec) throws Exception {
    return ask(done -> injector.revert(spec.id(), done));
  }

  private Witnessed verify(WifiInjector injector, FaultSpec spec) throws Exception {
    InjectionEvidence seen = ask(done -> injector.verify(spec, done));
    assertThat(seen).isInstanceOf(Witnessed.class);
    return (Witnessed) seen;
  }

  private <T> T ask(Consumer<Consumer<T>> call) throws Exception {
    var answer = new CompletableFuture<T>();
    scheduler.execute(() -> call.accept(answer::complete));
    return answer.get(20, TimeUnit.SECONDS);
  }

  private static void eventually(Callable<Boolean> holds) {
    Awaitility.await().atMost(Duration.ofSeconds(5)).until(holds);
  }
}

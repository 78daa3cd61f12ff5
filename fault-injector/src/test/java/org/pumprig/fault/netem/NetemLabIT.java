package org.pumprig.fault.netem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Jitter;
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.LossModel;
import org.pumprig.fault.NetemSettings;
import org.pumprig.fault.NetemSettings.Chance;
import org.pumprig.fault.NetemSettings.Distribution;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.proof.PacketProof;
import org.pumprig.fixtures.lab.Lab;
import org.pumprig.fixtures.lab.LabGuest;
import org.pumprig.fixtures.lab.LabTable;
import org.pumprig.link.Endpoint;

/** netem in a guest whose kernel has it: what was asked, and what packets really met. */
@Lab
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NetemLabIT {
  private static final long MILLI = 1_000_000;
  private static final int PACKETS = 1_000;

  /** For every packet to be under way in: the guest is emulated, and the machine shared. */
  private static final double OWN_MILLIS = 60;

  private final List<String> met = new ArrayList<>();
  private LabGuest guest;
  private LabRouter router;
  private NumberedStream stream;

  @BeforeAll
  void wire(LabGuest guest) throws Exception {
    this.guest = guest;
    router = new LabRouter(guest);
    stream = router.towardsGateway();
    NumberedStream.Arrived plain = stream.send(300, 2 * MILLI, 2_000);
    assertThat(plain.lost()).isZero();
    LabTable.enter(guest, "netem", "nothing", plain.delays());
  }

  @AfterAll
  void end() throws Exception {
    stream.close();
    router.close();
  }

  private record Met(NumberedStream.Arrived arrived, PacketProof proof) {}

  /** Applies, sends while the proof is taken, reverts; nothing of it may be left. */
  private Met meet(PacketFault fault, long seed, int packets, long gapNanos) throws Exception {
    met.add(fault.name());
    FaultSpec spec = LabRouter.spec("lab-" + fault.name() + "-" + met.size(), fault, seed);
    String before = router.state();
    assertThat(router.apply(spec, LabRouter.LEASE_NANOS)).isInstanceOf(InjectionResult.Done.class);
    try {
      var seen = isSeenMeanwhile(fault) ? router.verify(spec) : null;
      NumberedStream.Arrived arrived = stream.send(packets, gapNanos, 3_000);
      var proof = LabRouter.judge(spec, seen == null ? router.verify(spec) : seen);
      return new Met(arrived, proof);
    } finally {
      assertThat(router.revert(spec)).isInstanceOf(InjectionResult.Done.class);
      assertThat(router.state()).isEqualTo(before);
      stream.drain(300);
    }
  }

  /** What has to be watched, and queues that are empty afterwards. */
  private static boolean isSeenMeanwhile(PacketFault fault) {
    return Delays.matter(fault) || fault instanceof PacketFault.Rate;
  }

  private void enter(PacketFault fault, String achieved, PacketProof proof) throws IOException {
    String asked = fault.name() + " " + fault.parameters();
    LabTable.enter(guest, "netem", asked, achieved + "; the rig's own proof: " + proof.detail());
    assertThat(proof).as(asked + ": " + achieved).isInstanceOf(PacketProof.Proven.class);
  }

  @Test
  void aDelay() throws Exception {
    var fault = new PacketFault.Delay(100 * MILLI, new Jitter.None(), true);
    Met met = meet(fault, 1, PACKETS, 6 * MILLI);
    enter(fault, met.arrived().delays(), met.proof());
    assertThat(met.arrived().lost()).isZero();
    assertThat(met.arrived().delay(0)).isGreaterThanOrEqualTo(100);
    assertThat(met.arrived().delay(0.5)).isLessThan(100 + OWN_MILLIS);
  }

  /** As a rig that is its units' router: behind it their packets have the rig's address. */
  @Test
  void aDelayOfPacketsWhoseAddressIsTranslated() throws Exception {
    router.guest(
        """
        nft 'add table ip labnat'
        nft 'add chain ip labnat out { type nat hook postrouting priority 100; }'
        nft 'add rule ip labnat out oifname gw0 masquerade'
        """);
    try {
      var fault = new PacketFault.Delay(110 * MILLI, new Jitter.None(), true);
      Met met = meet(fault, 1, PACKETS, 6 * MILLI);
      enter(fault, "translated: " + met.arrived().delays(), met.proof());
      assertThat(met.arrived().lost()).isZero();
    } finally {
      router.guest("nft delete table ip labnat");
    }
  }

  /** What is under way when a fault ends still arrives: a delay doesn't end with a loss. */
  @Test
  void aDelayThatEndsLosesNothing() throws Exception {
    var fault = new PacketFault.Delay(2_000 * MILLI, new Jitter.None(), true);
    FaultSpec spec = LabRouter.spec("lab-ending", fault, 1);
    String before = router.state();
    assertThat(router.apply(spec, LabRouter.LEASE_NANOS)).isInstanceOf(InjectionResult.Done.class);
    var sent = CompletableFuture.supplyAsync(() -> sent(400, 5 * MILLI, 8_000));
    TimeUnit.SECONDS.sleep(1);
    assertThat(router.revert(spec)).isInstanceOf(InjectionResult.Done.class);
    assertThat(router.state()).isEqualTo(before);
    NumberedStream.Arrived arrived = sent.get(60, TimeUnit.SECONDS);
    LabTable.enter(
        guest,
        "netem",
        "delay 2 s that ends while 400 packets are sent",
        arrived.lost() + " lost; " + arrived.delays());
    assertThat(arrived.lost()).isZero();
    assertThat(arrived.delay(0)).as("it acted").isGreaterThan(1_000);
  }

  private NumberedStream.Arrived sent(int packets, long gapNanos, int patienceMillis) {
    try {
      return stream.send(packets, gapNanos, patienceMillis);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void armedAheadItOnlyHasToBeSwitchedOn() throws Exception {
    var fault = new PacketFault.Delay(120 * MILLI, new Jitter.None(), true);
    FaultSpec spec = LabRouter.spec("lab-armed", fault, 1);
    String before = router.state();
    armed(spec);
    assertThat(stream.send(100, 2 * MILLI, 2_000).delay(0.5)).as("armed").isLessThan(120);
    long began = router.scheduler.nanoTime();
    assertThat(router.apply(spec, LabRouter.LEASE_NANOS)).isInstanceOf(InjectionResult.Done.class);
    double armedMillis = (router.scheduler.nanoTime() - began) / (double) MILLI;
    NumberedStream.Arrived arrived = stream.send(100, 2 * MILLI, 2_000);
    assertThat(router.revert(spec)).isInstanceOf(InjectionResult.Done.class);
    assertThat(router.state()).isEqualTo(before);
    began = router.scheduler.nanoTime();
    assertThat(router.apply(spec, LabRouter.LEASE_NANOS)).isInstanceOf(InjectionResult.Done.class);
    double millis = (router.scheduler.nanoTime() - began) / (double) MILLI;
    assertThat(router.revert(spec)).isInstanceOf(InjectionResult.Done.class);
    LabTable.enter(
        guest,
        "netem",
        "delay 120 ms, armed ahead",
        String.format(
            Locale.ROOT,
            "switched on in %.0f ms (%.0f ms when it has to be built); %s",
            armedMillis,
            millis,
            arrived.delays()));
    assertThat(arrived.delay(0)).isGreaterThanOrEqualTo(120);

    armed(spec);
    assertThat(router.revert(spec)).as("never applied").isInstanceOf(InjectionResult.Done.class);
    assertThat(router.state()).isEqualTo(before);
  }

  private void armed(FaultSpec spec) {
    router.arm(spec);
    await()
        .atMost(60, TimeUnit.SECONDS)
        .until(() -> router.guest("tc qdisc show dev gw0").contains("netem"));
    await()
        .atMost(60, TimeUnit.SECONDS)
        .until(() -> router.guest("nft list tables").contains("-class-"));
  }

  @Test
  void jitterInOrder() throws Exception {
    var fault = new PacketFault.Delay(50 * MILLI, new Jitter.Normal(10 * MILLI), true);
    Met met = meet(fault, 2, PACKETS, 6 * MILLI);
    enter(fault, met.arrived().delays() + ", overtaken " + met.arrived().overtaken(), met.proof());
    assertThat(met.arrived().overtaken()).isZero();
    assertThat(met.arrived().delay(0.5)).isBetween(45.0, 50 + OWN_MILLIS);
  }

  @Test
  void lossWithASeedTakesTheSamePacketsAgain() throws Exception {
    var fault = new PacketFault.Loss(new LossModel.Bernoulli(100_000));
    Met first = meet(fault, 42, PACKETS, 2 * MILLI);
    Met second = meet(fault, 42, PACKETS, 2 * MILLI);
    Met other = meet(fault, 43, PACKETS, 2 * MILLI);
    boolean same = first.arrived().numbers().equals(second.arrived().numbers());
    enter(
        fault,
        String.format(
            Locale.ROOT,
            "%.1f %%, again %.1f %%, the same packets: %s",
            first.arrived().lostPercent(),
            second.arrived().lostPercent(),
            same),
        first.proof());
    assertThat(same).isTrue();
    assertThat(other.arrived().numbers()).isNotEqualTo(first.arrived().numbers());
    assertThat(first.arrived().lostPercent()).isCloseTo(10, within(5.0));
  }

  @Test
  void burstsOfGilbertAndElliott() throws Exception {
    var model = new LossModel.GilbertElliott(50_000, 300_000, 1_000_000, 0);
    var fault = new PacketFault.Loss(model);
    Met met = meet(fault, 7, 3_000, MILLI);
    enter(
        fault,
        String.format(
            Locale.ROOT,
            "%.2f %% (mean asked %.2f), mean burst %.2f",
            met.arrived().lostPercent(),
            model.meanLoss() * 100,
            met.arrived().meanBurst()),
        met.proof());
    assertThat(met.arrived().meanBurst()).isCloseTo(1 / 0.3, within(1.5));
  }

  @Test
  void aRate() throws Exception {
    var fault = new PacketFault.Rate(256_000, 1_600, 64 << 10, false);
    Met met = meet(fault, 1, 1_500, 2 * MILLI);
    String rate = String.format(Locale.ROOT, "%.0f kbit/s", met.arrived().kilobitsPerSecond());
    enter(fault, rate, met.proof());
    assertThat(met.arrived().kilobitsPerSecond()).isCloseTo(256, within(40.0));
  }

  @Test
  void copiesAndFlippedBits() throws Exception {
    var copies = new PacketFault.Duplicate(200_000);
    Met twice = meet(copies, 5, PACKETS, 6 * MILLI);
    enter(copies, twice.arrived().arrivals() - PACKETS + " of 1000 twice", twice.proof());
    assertThat(twice.arrived().arrivals() - PACKETS).isBetween(120, 290);

    var corrupt = new PacketFault.Corrupt(200_000);
    Met flipped = meet(corrupt, 5, PACKETS, 6 * MILLI);
    enter(
        corrupt, flipped.arrived().lost() + " of 1000 discarded by the receiver", flipped.proof());
  }

  @Test
  void overtaking() throws Exception {
    var fault = new PacketFault.Reorder(200_000, 150 * MILLI);
    Met met = meet(fault, 3, PACKETS, 6 * MILLI);
    enter(fault, met.arrived().overtaken() + " of 1000 overtaken", met.proof());
    assertThat(met.arrived().overtaken()).isBetween(100, 330);
  }

  @Test
  void everyParameterOfNetemAtOnce() throws Exception {
    var settings =
        new NetemSettings(
            Optional.of(
                new NetemSettings.Delay(
                    30 * MILLI, 5 * MILLI, 250_000, Distribution.PARETO_NORMAL)),
            Optional.of(new NetemSettings.Loss.State(20_000, 300_000, 100_000, 400_000, 10_000)),
            true,
            new Chance(1_000, 100_000),
            new Chance(1_000, 100_000),
            new Chance(10_000, 500_000),
            3,
            Optional.of(new NetemSettings.Rate(5_000_000, 20, 53, 5)),
            Optional.of(
                new NetemSettings.Slot(
                    new NetemSettings.SlotTimes.Between(MILLI, 2 * MILLI), 20, 30_000)),
            5_000);
    var fault = new PacketFault.Netem(settings);
    FaultSpec spec = LabRouter.spec("lab-everything", fault, 9);
    assertThat(router.apply(spec, LabRouter.LEASE_NANOS)).isInstanceOf(InjectionResult.Done.class);
    String shown = router.guest("tc qdisc show dev gw0");
    var seen = router.verify(spec);
    NumberedStream.Arrived arrived = stream.send(PACKETS, 6 * MILLI, 3_000);
    PacketProof proof = LabRouter.judge(spec, seen);
    assertThat(router.revert(spec)).isInstanceOf(InjectionResult.Done.class);
    stream.drain(300);
    assertThat(shown)
        .contains("limit 5000", "delay 30ms", "5ms 25%", "loss state p13 2%", "p31 30%")
        .contains("p32 10%", "p23 40%", "p14 1%", "ecn", "duplicate 0.1% 10%", "corrupt 0.1% 10%")
        .contains("reorder 1% 50%", "gap 3", "rate 5Mbit", "packetoverhead 20", "cellsize 53")
        .contains("celloverhead 5", "slot 1ms 2ms", "packets 20", "bytes 30000", "seed 9");
    String achieved =
        String.format(Locale.ROOT, "%.1f %% lost, %s", arrived.lostPercent(), arrived.delays());
    enter(fault, achieved, proof);
  }

  /** The controller is gone: nothing renews, and nobody is told. */
  @Test
  void withoutItsControllerItEndsByItselfAndRecoveryRemovesTheRest() throws Exception {
    String before = router.state();
    var fault = new PacketFault.Blackhole();
    FaultSpec spec = LabRouter.spec("lab-orphan", fault, 1);
    var gone = new NetemMeans(router.settings());
    NetemFault prepared = gone.prepare(spec, 20_000_000_000L).orElseThrow();
    String recipe = gone.undo(spec).orElseThrow().recipe();
    assertThat(gone.create(prepared)).isEmpty();
    assertThat(stream.send(20, 2 * MILLI, 200).lost()).isEqualTo(20);
    long began = router.scheduler.nanoTime();
    while (stream.send(1, 2 * MILLI, 200).lost() > 0) {
      assertThat(router.scheduler.nanoTime() - began).isLessThan(30_000_000_000L);
    }
    assertThat(stream.send(100, 2 * MILLI, 2_000).lost()).isZero();
    assertThat(router.state()).isNotEqualTo(before).contains("7072:");
    var entry =
        new LedgerEntry(
            "lab-orphan", "run", "", "netem", new Endpoint("unit", 0), 1, "boot", 0, recipe);
    assertThat(new NetemUndoer().undo(entry)).isInstanceOf(InjectionResult.Done.class);
    assertThat(router.state()).isEqualTo(before);
    assertThat(new NetemUndoer().undo(entry)).isInstanceOf(InjectionResult.Done.class);
  }

  @Test
  void aForeignQueueAndASecondFaultAreRefused() throws Exception {
    var fault = new PacketFault.Blackhole();
    router.guest("tc qdisc add dev gw0 root handle 1: pfifo limit 10");
    try {
      FaultSpec spec = LabRouter.spec("lab-foreign", fault, 1);
      assertThat(router.apply(spec, LabRouter.LEASE_NANOS).toString())
          .contains("gw0 has a root queue 1: that is not ours");
      assertThat(router.guest("tc qdisc show dev gw0")).contains("pfifo 1: root");
    } finally {
      router.guest("tc qdisc del dev gw0 root");
    }
    FaultSpec first = LabRouter.spec("lab-first", fault, 1);
    FaultSpec second = LabRouter.spec("lab-second", fault, 1);
    assertThat(router.apply(first, LabRouter.LEASE_NANOS)).isInstanceOf(InjectionResult.Done.class);
    assertThat(router.apply(second, LabRouter.LEASE_NANOS).toString())
        .contains("a packet can be in one queue only");
    InjectionEvidence seen = router.verify(first).get();
    assertThat(seen.toString()).contains("iproute2-", "seeded");
    assertThat(router.revert(first)).isInstanceOf(InjectionResult.Done.class);
  }
}

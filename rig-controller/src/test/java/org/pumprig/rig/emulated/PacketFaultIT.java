package org.pumprig.rig.emulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.Injector;
import org.pumprig.fault.PacketFault;
import org.pumprig.fault.proof.PacketProof;
import org.pumprig.fault.proxy.WireEvent;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.host.LocalCommands;
import org.pumprig.rig.campaign.BenchProvider.Placement;
import org.pumprig.rig.campaign.SlotBench;
import org.pumprig.rig.campaign.UnitBench;
import org.pumprig.rig.network.ChangeLedger;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

/** A packet fault on one of two emulated pumps whose traffic crosses real kernels. */
@Tag("netns")
class PacketFaultIT {
  private static final long LEASE_NANOS = 20_000_000_000L;
  private static final double FALSE_REJECTION = 1e-4;
  private static final FaultSpec BLACKHOLE =
      new FaultSpec(
          "blackhole-1",
          new PacketFault.Blackhole(),
          Direction.BOTH,
          "SN-1001",
          new Seed(1),
          0,
          60_000_000_000L);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"router, false, nft", "bridge, false, nft", "router, true, tap", "bridge, true, tap"})
  void itActsOnItsUnitIsProvenAndTouchesNobodyElse(String kind, boolean relay, String backEnd)
      throws Exception {
    for (String name :
        List.of(
            "rigs/" + kind + ".yaml",
            "firmware/before.yaml",
            "firmware/after.yaml",
            "firmware/placebo.yaml")) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          Fixtures.text(name).replace("namespaces: made", "namespaces: made\n  relay: " + relay));
    }
    var rig = RigFile.read(folder.resolve("rigs/" + kind + ".yaml"));
    Map<String, AtomicInteger> chunks =
        Map.of("SN-1001", new AtomicInteger(), "SN-1002", new AtomicInteger());
    try (var scheduler = new SystemScheduler("test-rig", failure -> {})) {
      var benches =
          EmulatedBenches.real(
              rig, new Seed(1), scheduler, ChangeLedger.NONE, failure -> {}, remark -> {});
      try (SlotBench bench =
          benches.open(
              "slot0",
              List.of(new Placement("SN-1001", "after"), new Placement("SN-1002", "after")))) {
        for (UnitBench unit : bench.units()) {
          unit.tapTo(event -> count(event, of(chunks, unit.serial())));
        }
        awaitMore(chunks, "SN-1001");
        awaitMore(chunks, "SN-1002");
        Injector injector = injector(bench.units().getFirst(), backEnd);

        InjectionResult applied = done(told -> injector.apply(BLACKHOLE, LEASE_NANOS, told));
        assertThat(applied).isInstanceOf(InjectionResult.Done.class);

        PacketProof proof =
            Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> proof(injector), PacketProof.Proven.class::isInstance);
        assertThat(proof).isInstanceOf(PacketProof.Proven.class);
        int before = of(chunks, "SN-1001").get();
        awaitMore(chunks, "SN-1002");
        assertThat(of(chunks, "SN-1001").get()).isEqualTo(before);

        InjectionResult reverted = done(told -> injector.revert(BLACKHOLE.id(), told));
        assertThat(reverted).isInstanceOf(InjectionResult.Done.class);
        awaitMore(chunks, "SN-1001");
      }
    }
    assertThat(LocalCommands.here().run(List.of("ip", "netns"), "", LEASE_NANOS).output())
        .doesNotContain("pumprig-" + ProcessHandle.current().pid() + "-");
  }

  private static void count(WireEvent event, AtomicInteger chunks) {
    if (event instanceof WireEvent.Bytes) {
      chunks.incrementAndGet();
    }
  }

  private static AtomicInteger of(Map<String, AtomicInteger> chunks, String serial) {
    return java.util.Objects.requireNonNull(chunks.get(serial), serial);
  }

  private static void awaitMore(Map<String, AtomicInteger> chunks, String serial) {
    int before = of(chunks, serial).get();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> of(chunks, serial).get() > before);
  }

  private static Injector injector(UnitBench unit, String backEnd) {
    return unit.injectors().stream()
        .filter(
            each ->
                each.getClass().getPackageName().endsWith("." + backEnd) == backEnd.equals("nft"))
        .filter(each -> each.injects(BLACKHOLE.fault()))
        .findFirst()
        .orElseThrow();
  }

  private static PacketProof proof(Injector injector) throws Exception {
    InjectionEvidence evidence = done(told -> injector.verify(BLACKHOLE, told));
    return evidence instanceof InjectionEvidence.Packets packets
        ? PacketProof.judge(BLACKHOLE, packets, FALSE_REJECTION)
        : new PacketProof.NotProved(evidence.toString());
  }

  private static <R> R done(Consumer<Consumer<R>> call) throws Exception {
    var told = new CompletableFuture<R>();
    call.accept(told::complete);
    return told.get(10, TimeUnit.SECONDS);
  }
}

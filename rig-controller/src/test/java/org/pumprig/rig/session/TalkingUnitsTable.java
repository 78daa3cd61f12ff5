package org.pumprig.rig.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fault.proxy.FaultProxy;
import org.pumprig.fault.proxy.NettyFaultProxy;
import org.pumprig.fault.proxy.ProxySettings;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.link.Endpoint;
import org.pumprig.link.TcpNetwork;
import org.pumprig.pump.bench.Bench;
import org.pumprig.pump.bench.BenchSpec;
import org.pumprig.pump.bench.EmulatedUnit;
import org.pumprig.pump.bench.ServicePort;
import org.pumprig.pump.bench.UnitSpec;
import org.pumprig.pump.defect.Defect;
import org.pumprig.pump.defect.Defects;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.rig.campaign.LateTap;
import org.pumprig.rig.journal.JournalReader;
import org.pumprig.rig.journal.ThreadCommitter;
import org.pumprig.rig.observe.WireObserver;
import org.pumprig.rig.run.RunContext;
import org.pumprig.seed.Seed;
import org.pumprig.time.Scheduler;
import org.pumprig.time.SystemScheduler;

/**
 * Many pumps talking in real time, over the kernel's sockets and the rig's proxies, into drivers,
 * reducers and journals on a disk. Prints how long a watchdog line takes from the wire into the
 * record, and asserts that nothing that was said is missing there.
 *
 * <p>{@code -Dpumprig.talking.units=200 -Dpumprig.talking.seconds=60 -Dpumprig.talking.folder=DIR}:
 * of its observations each second a unit that is on tells five by its service port, five by its
 * flow witness, two by contact and screen; a message and its acknowledgement come on top.
 */
@Tag("perf")
class TalkingUnitsTable {
  private static final long SECOND = 1_000_000_000L;
  private static final long WARM_NANOS = 10 * SECOND;
  private static final long PROBE_NANOS = 20_000_000;
  private static final double LIMIT_NANOS = 2e6;

  /** What a unit's lines are called in its journal. */
  private static final Map<String, String> KINDS =
      Map.of(
          "STATUS", "service.status",
          "EVENT", "service.event",
          "FLOW", "flow.read",
          "CONTACT", "contact.read",
          "SCREEN", "screen.read");

  @TempDir private Path temporary = Path.of("");
  private final int units = Integer.getInteger("pumprig.talking.units", 200);
  private final long seconds = Long.getLong("pumprig.talking.seconds", 60);
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final List<TalkingUnit> talking = new ArrayList<>();
  private final List<EmulatedUnit> pumps = new ArrayList<>();
  private final List<FaultProxy> proxies = new ArrayList<>();

  private RunContext context() {
    long end = (seconds + 600) * SECOND;
    return new RunContext(
        SECOND,
        end - 2 * SECOND,
        end - SECOND,
        end,
        List.of(),
        new RunContext.Infusion(125_000, 50_000),
        new RunContext.Infusion(250_000, 500),
        List.of("EC220", "SysEcode0"),
        4 * SECOND,
        12 * SECOND,
        60 * SECOND,
        100_000);
  }

  private Path folder() {
    String given = System.getProperty("pumprig.talking.folder", "");
    return given.isEmpty() ? temporary : Path.of(given);
  }

  /** How late a thread's timers are, while it has other work. */
  private record Lateness(Scheduler scheduler, List<Long> nanos) {
    Lateness(Scheduler scheduler) {
      this(scheduler, new CopyOnWriteArrayList<>());
    }

    void probe() {
      long due = scheduler.nanoTime() + PROBE_NANOS;
      scheduler.schedule(
          PROBE_NANOS,
          () -> {
            nanos.add(scheduler.nanoTime() - due);
            probe();
          });
    }
  }

  private static String line(String what, List<Long> nanos) {
    List<Long> sorted = nanos.stream().sorted().toList();
    if (sorted.isEmpty()) {
      return "%-58s %6d".formatted(what, 0);
    }
    return "%-58s %6d %9.3f %9.3f %9.3f %6.2f"
        .formatted(
            what,
            sorted.size(),
            quantile(sorted, 0.5) / 1e6,
            quantile(sorted, 0.99) / 1e6,
            sorted.getLast() / 1e6,
            100.0 * sorted.stream().filter(each -> each > LIMIT_NANOS).count() / sorted.size());
  }

  private static long quantile(List<Long> sorted, double share) {
    return sorted.get((int) Math.min(sorted.size() - 1.0, Math.floor(share * sorted.size())));
  }

  private List<Long> all(Function<TalkingUnit, List<TalkingUnit.Taken>> of, long fromNanos) {
    return talking.stream()
        .flatMap(unit -> of.apply(unit).stream())
        .filter(taken -> taken.beganNanos() - fromNanos >= 0)
        .map(TalkingUnit.Taken::nanos)
        .toList();
  }

  /** One unit in ten at once, to warm the rig up; the others over the first quarter of the time. */
  private void startPumps(Scheduler bench) {
    for (int i = 0; i < pumps.size(); i++) {
      EmulatedUnit pump = pumps.get(i);
      long at = i % 10 == 0 ? 0 : WARM_NANOS + i * (seconds * SECOND / 4) / units;
      bench.schedule(at, pump::startPump);
    }
  }

  @Test
  void whatUnitsSayIsInTheirJournalsAndSoon() throws Exception {
    FirmwareProfile firmware =
        FirmwareProfile.parse("before.yaml", Fixtures.bytes("firmware/before.yaml"));
    var loopback = new Endpoint("127.0.0.1", 0);
    var spec =
        new BenchSpec(
            loopback, "127.0.0.1", SECOND, SECOND / 5, SECOND, BenchSpec.ServicePortKind.STREAM);
    try (var benchTime = new SystemScheduler("bench", failures::add);
        var rigTime = new SystemScheduler("rig", failures::add);
        var benchNetwork = new TcpNetwork(benchTime);
        var rigNetwork = new TcpNetwork(rigTime);
        var committer = new ThreadCommitter(rigTime, "journal")) {
      var sent = new SentLines(benchNetwork);
      Bench bench = Bench.start(spec, benchTime, sent);
      for (int i = 0; i < units; i++) {
        String serial = "SN-" + i;
        var tap = new LateTap();
        FaultProxy proxy =
            NettyFaultProxy.start(
                new ProxySettings(serial, loopback, bench.gateway().endpoint()), rigTime, tap);
        proxies.add(proxy);
        EmulatedUnit pump =
            bench.addUnit(
                new UnitSpec(
                    serial, firmware, proxy.listen(), new Defects(List.of(Defect.FALSE_WATCHDOG))),
                new Seed(7));
        pumps.add(pump);
        var storage = new DirectoryStorage(folder().resolve(serial));
        onRig(
            rigTime,
            () -> {
              var unit =
                  new TalkingUnit(
                      serial,
                      rigTime,
                      rigNetwork,
                      pump.ports(),
                      sent,
                      storage,
                      committer,
                      context(),
                      units);
              tap.pointTo(new WireObserver(unit::input, false));
              talking.add(unit);
              return unit;
            });
      }
      var benchLate = new Lateness(benchTime);
      var rigLate = new Lateness(rigTime);
      startPumps(benchTime);
      TimeUnit.NANOSECONDS.sleep(WARM_NANOS);
      benchLate.probe();
      rigLate.probe();
      long flowBefore = flowLines(sent);
      long before = total(said(sent));
      long cpu = cpuMillis();
      long began = System.nanoTime();
      TimeUnit.SECONDS.sleep(seconds);
      double took = (System.nanoTime() - began) / 1e9;
      cpu = cpuMillis() - cpu;
      double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
      double rate = (total(said(sent)) - before) / took / units;
      double flowRate = (flowLines(sent) - flowBefore) / took / units;

      bench.close();
      Awaitility.await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
      var closed = new CountDownLatch(units);
      rigTime.execute(() -> talking.forEach(unit -> unit.close(closed::countDown)));
      assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
      proxies.forEach(FaultProxy::close);

      Map<String, Long> said = said(sent);
      Map<String, Long> kept = new TreeMap<>();
      long records = kept(kept);
      System.out.printf(
          "%n%d units, %.0f s, load %.1f on %d cores; processor time of all, emulators included:"
              + " %.2f of a core%nlines said %s%nrecords kept %s%nin the measured time a second and"
              + " unit: lines said %.1f, flow lines %.2f of 5; records of all kinds in the journals"
              + " %d%n%n%-58s %6s %9s %9s %9s"
              + " %6s%n%s%n%s%n%s%n%s%n",
          units,
          took,
          load,
          Runtime.getRuntime().availableProcessors(),
          cpu / 1e3 / took,
          said,
          kept,
          rate,
          flowRate,
          records,
          "",
          "n",
          "p50 ms",
          "p99 ms",
          "max ms",
          "%>2ms",
          line(
              "watchdog line's last byte to its record in the journal",
              all(TalkingUnit::appended, began)),
          line("the same, to the disk's word (first of a life)", all(TalkingUnit::durable, began)),
          line("timers of the emulators late by", benchLate.nanos()),
          line("timers of the rig late by", rigLate.nanos()));
      assertThat(failures).isEmpty();
      assertThat(kept).isEqualTo(said);
      assertThat(all(TalkingUnit::durable, began)).hasSizeGreaterThan(units / 2);
    }
  }

  private static <T> void onRig(Scheduler rig, Callable<T> work) throws Exception {
    var task = new FutureTask<>(work);
    rig.execute(task);
    task.get(30, TimeUnit.SECONDS);
  }

  private long flowLines(SentLines sent) {
    return pumps.stream().mapToLong(pump -> sent.port(pump.ports().flow()).lines("FLOW")).sum();
  }

  private static long total(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** What the units said so far, by what it is called in a journal. */
  private Map<String, Long> said(SentLines sent) {
    var said = new TreeMap<String, Long>();
    for (EmulatedUnit pump : pumps) {
      var ports = pump.ports();
      Stream.of(
              ((ServicePort.Stream) ports.service()).endpoint(),
              ports.flow(),
              ports.contact(),
              ports.screen())
          .map(sent::port)
          .forEach(
              port -> KINDS.forEach((word, kind) -> said.merge(kind, port.lines(word), Long::sum)));
    }
    return said;
  }

  /** Counts the same in the journals; returns the number of all their records. */
  private long kept(Map<String, Long> kept) throws Exception {
    var records = new AtomicLong();
    for (EmulatedUnit pump : pumps) {
      JournalReader.read(
          new DirectoryStorage(folder().resolve(pump.serial())),
          (stamp, kind, payload) -> {
            records.incrementAndGet();
            if (KINDS.containsValue(kind)) {
              kept.merge(kind, 1L, Long::sum);
            }
          });
    }
    return records.get();
  }

  private static long cpuMillis() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
  }
}

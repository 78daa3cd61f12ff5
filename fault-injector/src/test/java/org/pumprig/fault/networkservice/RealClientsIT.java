package org.pumprig.fault.networkservice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.pumprig.fault.Direction;
import org.pumprig.fault.FaultSpec;
import org.pumprig.fault.InjectionEvidence;
import org.pumprig.fault.InjectionResult;
import org.pumprig.fault.NetworkServiceFault;
import org.pumprig.host.CommandPlace;
import org.pumprig.host.NamespaceWiring;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

/**
 * A unit behind a cable, where the rig can't ask: other people's clients ask dnsmasq and chronyd,
 * meet the fault, and what they asked is the proof; of who asked nothing there is none.
 */
@Tag("netns")
class RealClientsIT {
  private static final long LIMIT_NANOS = 60_000_000_000L;
  private static final String NAME = "busybox nslookup -retry=1 -timeout=1 gw.ward 10.77.0.1";
  private static final String LEASE =
      "busybox udhcpc -f -i eth0 -n -q -t 3 -T 2 -s /bin/true -p udhcpc.pid";
  private static final String TIME =
      "chronyd -Q -U -u root -f /dev/null -t 8 'server 10.77.0.1 iburst maxsamples 1'";

  /**
   * What a client says.
   *
   * @param well expression, in health
   * @param ill expression, under the fault
   */
  record Case(NetworkServiceFault fault, String client, String well, String ill) {
    @Override
    public String toString() {
      return fault.name();
    }
  }

  static final List<Case> CASES =
      List.of(
          new Case(
              new NetworkServiceFault.DnsSilent(), NAME, "10\\.78\\.0\\.2", "no servers could be"),
          new Case(new NetworkServiceFault.DnsNoSuchName(), NAME, "10\\.78\\.0\\.2", "NXDOMAIN"),
          new Case(
              new NetworkServiceFault.DnsWrongAddress("192.0.2.9"),
              NAME,
              "10\\.78\\.0\\.2",
              "192\\.0\\.2\\.9"),
          new Case(
              new NetworkServiceFault.DhcpNoLease(),
              LEASE,
              "lease of 10\\.77\\.0\\.\\d+ obtained",
              "no lease"),
          new Case(
              new NetworkServiceFault.DhcpPoolExhausted(),
              LEASE,
              "lease of 10\\.77\\.0\\.\\d+ obtained",
              "no lease"),
          new Case(
              new NetworkServiceFault.NtpStep(-3_600_000_000_000L),
              TIME,
              "wrong by -?0\\.",
              "wrong by -?3(599|600)\\."));

  @TempDir private Path folder;
  private NamespaceWiring wiring;
  private Daemons daemons;
  private SystemScheduler scheduler;
  private NetworkServiceInjector injector;

  @BeforeEach
  void start() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "skipped: namespaces need root");
    for (String program : List.of("/usr/sbin/dnsmasq", "/usr/sbin/chronyd", "/usr/sbin/nft")) {
      assumeTrue(Files.isExecutable(Path.of(program)), "skipped: there is no " + program);
    }
    wiring = NamespaceWiring.routed();
    daemons = new Daemons(wiring, folder);
    scheduler = new SystemScheduler("test", failure -> {});
    var marks = new LinkedHashMap<String, UnitMark>();
    marks.put("SN-0", new UnitMark(address("10.77.0.200"), Optional.of(0x02_00_00_00_00_77L)));
    marks.put("SN-1", new UnitMark(address("10.77.0.2"), Optional.of(mac())));
    injector =
        NetworkServiceInjector.seen(
            served(),
            new CommandPlace.InNamespace(wiring.rig().name()),
            wiring.rig().threads("responder"),
            marks,
            scheduler);
  }

  private static ServedNetwork served() throws IOException {
    var names = new LinkedHashMap<String, Inet4Address>();
    names.put("gw.ward", address("10.78.0.2"));
    return new ServedNetwork(
        NamespaceWiring.PUMP_SIDE,
        address("10.77.0.1"),
        address("10.77.0.255"),
        names,
        Set.of("gw.ward"),
        10);
  }

  private static Inet4Address address(String text) throws IOException {
    return (Inet4Address) InetAddress.getByName(text);
  }

  private long mac() throws IOException {
    String hex = says("cat /sys/class/net/eth0/address").strip().replace(":", "");
    return Long.parseLong(hex, 16);
  }

  private String says(String command) throws IOException {
    return wiring
        .pump()
        .commands()
        .run(List.of("sh", "-c", "cd " + folder + "; " + command + " 2>&1; true"), "", LIMIT_NANOS)
        .output();
  }

  @AfterEach
  void end() throws IOException {
    if (daemons != null) {
      injector.close();
      daemons.close();
      scheduler.close();
      wiring.close();
    }
  }

  private <R> R told(Consumer<Consumer<R>> call) throws Exception {
    var result = new CompletableFuture<R>();
    scheduler.execute(() -> call.accept(result::complete));
    return result.get(40, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @FieldSource("CASES")
  void aClientMeetsTheFaultAndItsQuestionsProveIt(Case each) throws Exception {
    Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> assertThat(says(each.client())).containsPattern(each.well()));
    var spec =
        new FaultSpec("f1", each.fault(), Direction.BOTH, "SN-1", new Seed(1), 0, LIMIT_NANOS);
    assertThat(this.<InjectionResult>told(done -> injector.apply(spec, LIMIT_NANOS, done::accept)))
        .isInstanceOf(InjectionResult.Done.class);
    assertThat(seen("SN-1", spec))
        .isEqualTo(new InjectionEvidence.None("the unit asked nothing meanwhile"));

    assertThat(says(each.client())).containsPattern(each.ill()).doesNotContainPattern(each.well());

    assertThat(seen("SN-1", spec))
        .isInstanceOfSatisfying(
            InjectionEvidence.Witnessed.class,
            witnessed -> {
              assertThat(witnessed.witness()).isEqualTo("kernelCounter");
              assertThat(witnessed.acts()).isTrue();
              assertThat(witnessed.detail()).endsWith("of the unit's own packets met it");
            });
    assertThat(seen("SN-0", spec)).isInstanceOf(InjectionEvidence.None.class);
    assertThat(this.<InjectionResult>told(done -> injector.revert("f1", done::accept)))
        .isInstanceOf(InjectionResult.Done.class);
    assertThat(says(each.client())).containsPattern(each.well());
  }

  private InjectionEvidence seen(String unit, FaultSpec spec) throws Exception {
    return told(done -> injector.verifyFor(unit, spec, done::accept));
  }
}

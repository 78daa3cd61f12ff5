package org.pumprig.fault.wifi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
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
import org.pumprig.fault.LedgerEntry;
import org.pumprig.fault.Undo;
import org.pumprig.fault.WifiFault;
import org.pumprig.fault.wifi.AccessPointPrograms.Programs;
import org.pumprig.fixtures.ssh.Sshd;
import org.pumprig.host.CommandPlace;
import org.pumprig.link.Endpoint;
import org.pumprig.seed.Seed;
import org.pumprig.time.SystemScheduler;

/**
 * Somebody else's access point, over a real SSH server: files in its folder are what it does, and
 * what the witness of the rig's own machine looks at.
 */
@Tag("peer")
class AccessPointProgramsIT {
  private static final long LEASE_NANOS = 60_000_000_000L;
  private static final Station STATION = new Station("SN-1", "02:00:00:00:10:01", Optional.empty());

  @TempDir private Path folder;
  private Sshd server;
  private SystemScheduler scheduler;
  private WifiInjector injector;

  @BeforeEach
  void start() throws Exception {
    Optional<String> missing = Sshd.missing();
    assumeTrue(missing.isEmpty(), () -> "skipped: " + missing.orElseThrow());
    Path keys = Files.createDirectory(folder.resolve("keys"));
    server = Sshd.start(keys);
    scheduler = new SystemScheduler("wifi-it", failure -> failure.printStackTrace(System.err));
    var byFault = new LinkedHashMap<String, Programs>();
    byFault.put("apDisabled", programs("off"));
    byFault.put("channelSwitch", programs("channel-{channel}"));
    byFault.put("stationDeauthenticated", programs("away-{mac}"));
    byFault.put(
        "beaconLoss", new Programs(List.of("false"), touched("rm", "half"), List.of("false")));
    byFault.put(
        "apKilled", new Programs(List.of("true"), List.of("true"), List.of("sh", "-c", "exit 4")));
    byFault.put(
        "fading", new Programs(touched("touch", "p{power}"), List.of("true"), List.of("true")));
    var place =
        new CommandPlace.Ssh(
            "127.0.0.1",
            server.port(),
            "root",
            server.known("ed25519"),
            Optional.of(keys.resolve("id")));
    var programs =
        new AccessPointPrograms(place, new CommandPlace.Here(), byFault, 20_000_000_000L);
    injector = WifiInjector.commanded(programs, List.of(STATION), scheduler);
  }

  @AfterEach
  void end() {
    if (server != null) {
      injector.close();
      scheduler.close();
      server.close();
    }
  }

  private Programs programs(String file) {
    return new Programs(touched("touch", file), touched("rm", file), touched("test", file));
  }

  private List<String> touched(String how, String file) {
    String path = folder.resolve(file).toString();
    return switch (how) {
      case "test" -> List.of("test", "-e", path);
      case "rm" -> List.of("rm", "-f", path);
      default -> List.of("touch", path);
    };
  }

  @Test
  void eachIsDoneThereSeenHereAndTakenBack() throws Exception {
    for (WifiFault fault :
        List.of(
            new WifiFault.Disabled(),
            new WifiFault.ChannelSwitch(11),
            new WifiFault.Deauthenticated(0))) {
      Path file =
          folder.resolve(
              switch (fault.name()) {
                case "apDisabled" -> "off";
                case "channelSwitch" -> "channel-11";
                default -> "away-" + STATION.mac();
              });
      FaultSpec spec = spec(fault);
      assertThat(apply(spec)).as(fault.name()).isInstanceOf(InjectionResult.Done.class);
      assertThat(file).exists();
      assertThat(verify(spec))
          .isInstanceOfSatisfying(
              Witnessed.class,
              seen -> {
                assertThat(seen.acts()).isTrue();
                assertThat(seen.witness()).isEqualTo("program");
                assertThat(seen.detail()).contains("test -e (here) says that it acts");
              });
      Files.delete(file);
      assertThat(verify(spec))
          .isInstanceOfSatisfying(Witnessed.class, seen -> assertThat(seen.acts()).isFalse());
      Files.createFile(file);
      assertThat(revert(spec)).isInstanceOf(InjectionResult.Done.class);
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void whatAWitnessCannotTellIsNoProofAndNothingIsLeftOfWhatFailed() throws Exception {
    assertThat(apply(spec(new WifiFault.Fading(3))).toString())
        .contains("true (here) says that fading acts on SN-1 before anything was done");
    assertThat(folder.resolve("p3")).doesNotExist();
    assertThat(apply(spec(new WifiFault.Killed())).toString())
        .contains("can't tell (0 means that it acts, 1 that it doesn't): exit 4");
    Files.createFile(folder.resolve("half"));
    assertThat(apply(spec(new WifiFault.BeaconLoss())).toString())
        .contains("false (ssh root@127.0.0.1:" + server.port() + "): exit 1");
    assertThat(folder.resolve("half")).as("its end was run").doesNotExist();
    assertThat(injector.injects(new WifiFault.RadiusSilent())).isFalse();
    assertThat(apply(spec(new WifiFault.RadiusSilent())).toString())
        .contains("this access point has no radiusSilent");
  }

  @Test
  void recoveryEndsItOverSshWhenItsProcessIsDead() throws Exception {
    FaultSpec spec = spec(new WifiFault.Deauthenticated(0));
    Undo undo = injector.undo(spec).orElseThrow();
    apply(spec);
    Path file = folder.resolve("away-" + STATION.mac());
    assertThat(file).exists();
    var entry =
        new LedgerEntry(
            "f1", "run", "", "wifi", new Endpoint("unit", 0), 1, "boot", 0, undo.recipe());
    assertThat(undo.backEnd()).isEqualTo(BackEnd.WIFI.diskName());
    assertThat(new WifiUndoer().undo(entry)).isInstanceOf(InjectionResult.Done.class);
    assertThat(file).doesNotExist();
    server.close();
    assertThat(new WifiUndoer().undo(entry).toString()).contains("can't be reached");
  }

  private static FaultSpec spec(WifiFault fault) {
    return new FaultSpec("f1", fault, Direction.BOTH, "SN-1", new Seed(1), 0, LEASE_NANOS);
  }

  private InjectionResult apply(FaultSpec spec) throws Exception {
    return ask(done -> injector.apply(spec, LEASE_NANOS, done));
  }

  private InjectionResult revert(FaultSpec spec) throws Exception {
    return ask(done -> injector.revert(spec.id(), done));
  }

  private InjectionEvidence verify(FaultSpec spec) throws Exception {
    return ask(done -> injector.verify(spec, done));
  }

  private <T> T ask(Consumer<Consumer<T>> call) throws Exception {
    var answer = new CompletableFuture<T>();
    scheduler.execute(() -> call.accept(answer::complete));
    return answer.get(60, TimeUnit.SECONDS);
  }
}

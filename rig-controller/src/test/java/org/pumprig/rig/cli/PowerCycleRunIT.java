package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.link.Endpoint;
import org.pumprig.rig.cli.Cli.Answer;
import org.pumprig.rig.emulated.LonePumps;
import org.pumprig.rig.emulated.Standing;
import org.pumprig.seed.Seed;

/** Power cycles of a unit on its ports, in real time: the emulated pump stands by itself. */
@Tag("realtime")
class PowerCycleRunIT {
  private static final String RIG =
      """
      rig: 1
      id: cycled
      title: A unit that is power-cycled
      notForClinicalUse: true
      firmware: {after: 8.01.00}
      units:
        - serial: SN-1
          emulated: true
          driver: {kind: servicePort}
          link: {tcp: "<service>"}
          flow: {tcp: "<flow>"}
          contact: {tcp: "<contact>"}
          screen: {tcp: "<screen>"}
          outlet: {tcp: "<power>"}
          keypad: {tcp: "<keypad>"}
          powerCycle: <cycle>
      """;

  private static final String PLAN =
      """
      plan: 1
      id: cycled
      title: Mains go once, and the unit is power-cycled at the end
      notForClinicalUse: true
      rig: rig.yaml
      seed: 7
      hazards: [{id: HAZ-1, text: Therapy is delayed or interrupted}]
      requirements:
        - id: REQ-WATCHDOG
          text: No watchdog system error
          hazards: [HAZ-1]
          criterion: {kind: noWatchdog}
      therapy:
        primary: {rate: 125 mL/h, volume: 50 mL}
        secondary: {rate: 250 mL/h, volume: 2 mL}
      arms: [{name: after, firmware: after, expect: pass}]
      units: all
      order: fixed
      replicates: 1
      phases: {settle: 1s, stress: 3s, recover: 1s, check: 8s, powerCycle: always}
      faults:
        gapAtLeast: 500ms
        windows: [{fault: powerOff, at: 0s, lasts: 1s}]
      watch:
        codes: [EC220, EC221, EC222, SysEcode0]
        statusEvery: 250ms
        acknowledgementWithin: 1s
        blindAfter: 2s
      """;

  private static final String CUT = "\"action\":\"powerOff\"";

  @TempDir private Path folder;

  private static void failed(Throwable failure) {
    throw new AssertionError(failure);
  }

  private static Standing pump() throws Exception {
    return LonePumps.start(
        new LonePumps.Wanted(
            "networked",
            "SN-1",
            "after",
            List.of(),
            Optional.empty(),
            new Endpoint("127.0.0.1", 0),
            Optional.empty(),
            Optional.empty(),
            "127.0.0.1",
            500_000_000L,
            new Seed(4)),
        PowerCycleRunIT::failed);
  }

  private void write(Standing pump, String cycle) throws IOException {
    String rig = RIG.replace("<cycle>", cycle);
    for (var place : pump.places().entrySet()) {
      rig = rig.replace("<" + place.getKey() + ">", place.getValue());
    }
    Files.writeString(folder.resolve("rig.yaml"), rig);
    Files.writeString(folder.resolve("plan.yaml"), PLAN);
  }

  private Path state() {
    return folder.resolve("state");
  }

  private Answer cli(Object... arguments) {
    return new Cli(state()).run(arguments);
  }

  private static String mains(Standing pump) throws IOException {
    return OutletProgram.ask(pump.places().getOrDefault("power", ""), "state");
  }

  private String journal() throws IOException {
    Path run = Workbench.runs(folder.resolve("out")).getFirst();
    return Files.readString(run.resolve("journal/00000001.jsonl"));
  }

  /** The key's finger and the outlet are two actuators: each is reached. */
  @Test
  void anOutletIsFaultedWhereTheUnitIsCycledByItsKey() throws Exception {
    try (Standing pump = pump()) {
      write(pump, "{by: key, off: 1s, proof: [restarted]}");
      Answer ran = cli("run", folder.resolve("plan.yaml"), "--out", folder.resolve("out"));
      assertThat(CabledRuns.lines(journal(), "fault.proven", "powerOff"))
          .as("%s%n%s", ran, journal())
          .singleElement()
          .asString()
          .contains("outletState");
      assertThat(CabledRuns.lines(journal(), "reprogram.step", "\"step\":\"cycled\""))
          .as("%s", journal())
          .singleElement()
          .asString()
          .contains("by key, proved by restarted");
      assertThat(mains(pump)).isEqualTo("on");
    }
  }

  private Process killable() throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            folder.resolve("plan.yaml").toString(),
            "--out",
            folder.resolve("out").toString());
    builder.environment().put("PUMPRIG_STATE_DIR", state().toString());
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("run.log").toFile())
        .start();
  }

  @Test
  void mainsThatARigKilledInAPowerCycleLeftOffAreSwitchedOnByRecover() throws Exception {
    try (Standing pump = pump()) {
      write(pump, "{by: outlet, off: 7s, proof: [restarted]}");
      Process run = killable();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .failFast(() -> !run.isAlive())
          .until(() -> !CabledRuns.lines(journal(), "effect.requested", CUT).isEmpty());
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .ignoreExceptions()
          .until(() -> mains(pump).equals("off"));
      run.destroyForcibly();
      assertThat(run.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(mains(pump)).as("nobody is left to switch it on").isEqualTo("off");

      Answer recovered = cli("recover");

      assertThat(recovered.code()).as("%s", recovered).isZero();
      assertThat(recovered.out()).contains("undone: powerCycle-1 of ", "(power)");
      assertThat(mains(pump)).isEqualTo("on");
    }
  }
}

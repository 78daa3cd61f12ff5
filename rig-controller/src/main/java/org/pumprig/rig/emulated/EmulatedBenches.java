package org.pumprig.rig.emulated;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.pumprig.digest.ContentDigest;
import org.pumprig.pump.bench.Bench;
import org.pumprig.pump.bench.GroundTruth;
import org.pumprig.pump.defect.Defect;
import org.pumprig.pump.defect.Defects;
import org.pumprig.pump.device.PumpOutput;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.rig.campaign.BenchProvider;
import org.pumprig.rig.campaign.SlotBench;
import org.pumprig.rig.network.BenchNetwork;
import org.pumprig.rig.network.ChangeLedger;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.Seed;
import org.pumprig.time.Scheduler;

/** Builds emulated benches from a rig file: each slot gets a new one. */
public final class EmulatedBenches implements BenchProvider {
  private final Rig rig;
  private final Seed seed;
  private final Map<String, Firmware> firmware;
  private final Platforms platforms;
  private final Opened opened;

  /** Is shown each bench when it is made; nothing that judges may be. */
  @FunctionalInterface
  interface Opened {
    /** A slot's bench on its platform, before its first unit. */
    void on(Bench bench, Platform platform);
  }

  /** Makes a slot's platform. */
  @FunctionalInterface
  private interface Platforms {
    Platform make() throws IOException;
  }

  private static final Opened NOBODY = (bench, platform) -> {};

  /**
   * A profile with what identifies it.
   *
   * @param sha256 digest of its file
   */
  record Firmware(FirmwareProfile profile, String sha256) {}

  private EmulatedBenches(
      Rig rig, Seed seed, Map<String, Firmware> firmware, Platforms platforms, Opened opened) {
    this.rig = rig;
    this.seed = seed;
    this.firmware = firmware;
    this.platforms = platforms;
    this.opened = opened;
  }

  /**
   * Benches on this machine's sockets and pseudo-terminals: on loopback, or in network namespaces
   * where the rig's topology says so.
   *
   * @param ledger remembers what namespaces and topology change on the machine
   * @param onFailure told of a programming error on a bench's thread
   * @param remark told in one line of what else the user must know
   * @throws InputProblem if a firmware profile can't be used
   */
  public static EmulatedBenches real(
      Rig rig,
      Seed seed,
      Scheduler scheduler,
      ChangeLedger ledger,
      Consumer<Throwable> onFailure,
      Consumer<String> remark)
      throws InputProblem {
    Platforms platforms =
        rig.topology().crossing().isPresent()
            ? () -> inNamespaces(rig, scheduler, ledger, onFailure, remark)
            : () -> RealPlatform.of(scheduler, onFailure, rig.emulated().tls());
    return new EmulatedBenches(rig, seed, profiles(rig), platforms, NOBODY);
  }

  private static Platform inNamespaces(
      Rig rig,
      Scheduler scheduler,
      ChangeLedger ledger,
      Consumer<Throwable> onFailure,
      Consumer<String> remark)
      throws IOException {
    String sshConnection = System.getenv().getOrDefault("SSH_CONNECTION", "");
    BenchNetwork network = BenchNetwork.make(rig, sshConnection, ledger, scheduler, remark);
    return new NamespacePlatform(
        new RealPlatform(scheduler, onFailure), network, rig.topology(), remark);
  }

  /**
   * Benches in virtual time.
   *
   * @throws InputProblem if a firmware profile can't be used
   */
  public static EmulatedBenches virtual(Rig rig, Seed seed, Scheduler scheduler)
      throws InputProblem {
    return virtual(rig, seed, scheduler, NOBODY);
  }

  /** The same, with somebody who is told the truth; see {@link TruthListener}. */
  public static EmulatedBenches virtualWithTruth(
      Rig rig, Seed seed, Scheduler scheduler, TruthListener listener) throws InputProblem {
    return virtual(
        rig,
        seed,
        scheduler,
        (bench, platform) -> bench.truth().listen(event -> tell(listener, event)));
  }

  private static void tell(TruthListener listener, GroundTruth.Event event) {
    switch (event.fact()) {
      case PumpOutput.Fact.Tripped _ -> listener.tripped(event.serial(), event.atNanos());
      case PumpOutput.Fact.FlowStopped _ -> listener.flowStopped(event.serial(), event.atNanos());
      case PumpOutput.Fact.AlarmRaised _,
          PumpOutput.Fact.Mains _,
          PumpOutput.Fact.Power _,
          PumpOutput.Fact.ProgrammeCleared _,
          PumpOutput.Fact.ConnectionFailed _ -> {
        // of no use to hold a rig's times against
      }
    }
  }

  /** The same with somebody who sees each bench with its ground truth: a test's oracle. */
  static EmulatedBenches virtual(Rig rig, Seed seed, Scheduler scheduler, Opened opened)
      throws InputProblem {
    long latency = rig.emulated().virtualLatencyNanos();
    return new EmulatedBenches(
        rig, seed, profiles(rig), () -> new VirtualPlatform(scheduler, latency), opened);
  }

  /**
   * Reads what benches of this rig need, and builds nothing.
   *
   * @return SHA-256 of each firmware profile, by its name
   * @throws InputProblem if a firmware profile can't be used
   */
  public static Map<String, String> digests(Rig rig) throws InputProblem {
    var digests = new LinkedHashMap<String, String>();
    profiles(rig).forEach((name, found) -> digests.put(name, found.sha256()));
    return digests;
  }

  static Map<String, Firmware> profiles(Rig rig) throws InputProblem {
    var profiles = new LinkedHashMap<String, Firmware>();
    for (var entry : rig.emulated().firmware().entrySet()) {
      Path file = entry.getValue();
      byte[] bytes = InputFile.read(file);
      profiles.put(
          entry.getKey(),
          new Firmware(FirmwareChoice.parse(file.toString(), bytes), ContentDigest.hex(bytes)));
    }
    return profiles;
  }

  private Rig.Unit unit(String serial) throws IOException {
    return rig.units().stream()
        .filter(unit -> unit.serial().equals(serial))
        .findFirst()
        .orElseThrow(() -> new IOException("the rig has no unit '" + serial + "'"));
  }

  static Defects defects(Rig.Unit unit) {
    return new Defects(unit.defects().stream().flatMap(word -> Defect.of(word).stream()).toList());
  }

  @Override
  public SlotBench open(String slotName, List<Placement> units) throws IOException {
    var placed = new ArrayList<EmulatedSlot.Placed>();
    for (Placement unit : units) {
      Firmware found = firmware.get(unit.firmware());
      if (found == null) {
        throw new IOException("the rig has no firmware '" + unit.firmware() + "'");
      }
      Rig.Unit inFile = unit(unit.serial());
      placed.add(
          new EmulatedSlot.Placed(
              unit.serial(), found, defects(inFile), inFile.ownBackEnds(), inFile.powerCycle()));
    }
    return EmulatedSlot.open(platforms.make(), opened, rig, seed.child("bench"), placed);
  }
}

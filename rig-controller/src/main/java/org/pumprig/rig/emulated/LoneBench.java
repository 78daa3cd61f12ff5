package org.pumprig.rig.emulated;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.pumprig.link.Endpoint;
import org.pumprig.pump.bench.Bench;
import org.pumprig.pump.bench.BenchSpec;
import org.pumprig.pump.bench.EmulatedUnit;
import org.pumprig.pump.bench.UnitSpec;
import org.pumprig.pump.firmware.FirmwareProfile;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.yaml.InputFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Words;
import org.pumprig.seed.Seed;

/** All of a rig file's emulated bench on its own: no plan, no faults, nobody who judges. */
public final class LoneBench {
  private static final String LOOPBACK = "127.0.0.1";

  private LoneBench() {}

  /**
   * Starts gateway and pumps, with power; places are named {@code gateway} and {@code SERIAL PORT}.
   *
   * @param firmware name in the rig file; empty: its first
   * @param gatewayListens port 0: any
   * @param pumpsConnect where the pumps find their gateway; empty: at the gateway itself
   * @throws StandingProblem if the rig file has no such firmware
   * @throws InputProblem if the profile can't be used
   */
  public static Standing start(
      Rig rig,
      Optional<String> firmware,
      Endpoint gatewayListens,
      Optional<Endpoint> pumpsConnect,
      Seed seed,
      Consumer<Throwable> onFailure)
      throws StandingProblem, InputProblem, IOException {
    FirmwareProfile profile = profile(rig, firmware);
    var spec =
        new BenchSpec(
            gatewayListens,
            LOOPBACK,
            rig.emulated().statusEveryNanos(),
            rig.emulated().flowEveryNanos(),
            rig.emulated().witnessEveryNanos(),
            BenchSpec.ServicePortKind.PSEUDO_TERMINAL);
    return Standing.start(
        "pumprig-bench",
        onFailure,
        (scheduler, network) -> {
          Bench bench = Bench.start(spec, scheduler, network);
          bench.gateway().serve(EmulatedSlot.library(rig));
          try {
            return part(bench, rig, profile, pumpsConnect, seed);
          } catch (IOException e) {
            bench.close();
            throw e;
          }
        });
  }

  /** What of the rig file doesn't happen here, one line each. */
  public static List<String> remarks(Rig rig) {
    var remarks = new ArrayList<String>();
    if (rig.topology().crossing().isPresent()) {
      remarks.add("the topology isn't made: everything is on loopback");
    }
    if (rig.gateway().isPresent()) {
      remarks.add("the rig file's real gateway isn't started: the emulated one is");
    }
    if (!rig.emulated().tls().isEmpty()) {
      remarks.add("TLS is off here: pumps and gateway speak plain TCP");
    }
    return remarks;
  }

  private static Standing.Part part(
      Bench bench, Rig rig, FirmwareProfile profile, Optional<Endpoint> pumpsConnect, Seed seed)
      throws IOException {
    Endpoint gateway = bench.gateway().endpoint();
    SequencedMap<String, String> places = new LinkedHashMap<>();
    places.put("gateway", gateway.toString());
    for (Rig.Unit each : rig.units()) {
      EmulatedUnit unit =
          bench.addUnit(
              new UnitSpec(
                  each.serial(),
                  profile,
                  pumpsConnect.orElse(gateway),
                  EmulatedBenches.defects(each),
                  true),
              seed);
      unit.startPump();
      unit.ports().places().forEach((port, place) -> places.put(each.serial() + " " + port, place));
    }
    return new Standing.Part(places, bench::close);
  }

  private static FirmwareProfile profile(Rig rig, Optional<String> firmware)
      throws StandingProblem, InputProblem {
    var known = rig.emulated().firmware();
    String name = firmware.orElse(known.firstEntry().getKey());
    var file = known.get(name);
    if (file == null) {
      throw new StandingProblem(
          "the rig file has no firmware '" + name + "'. " + Words.instead(name, known.keySet()));
    }
    return FirmwareChoice.parse(file.toString(), InputFile.read(file));
  }
}

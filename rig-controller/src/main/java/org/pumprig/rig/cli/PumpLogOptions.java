package org.pumprig.rig.cli;

import java.nio.file.Path;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pumprig.rig.driver.Capability;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.driver.serviceport.ServicePortDriver;
import org.pumprig.rig.setup.RealUnit;
import org.pumprig.rig.setup.Rig;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.rig.yaml.Words;
import picocli.CommandLine.Option;

/** Whose driver reads a pump's event log. */
final class PumpLogOptions {
  @Option(
      names = "--rig",
      paramLabel = "RIG",
      description = "For a pump's log: the rig file that names the pump and its driver.")
  private @Nullable Path rig;

  @Option(
      names = "--unit",
      paramLabel = "SERIAL",
      description = "For a pump's log: the pump in the rig file.")
  private @Nullable String unit;

  /** A pump and what reads it. */
  record Pump(String serial, Driver driver) {}

  boolean asked() {
    return unit != null;
  }

  Pump pump() throws CommandProblem, InputProblem {
    if (rig == null || unit == null) {
      throw new CommandProblem(
          "a pump's log is read by the pump's driver: name --rig RIG and --unit SERIAL.");
    }
    Rig bench = RigFile.read(rig);
    if (!bench.serials().contains(unit)) {
      throw new CommandProblem(
          "rig '"
              + bench.id()
              + "' has no unit '"
              + unit
              + "'. "
              + Words.instead(unit, bench.serials()));
    }
    Driver driver = driver(bench, unit);
    if (!driver.capabilities().contains(Capability.READS_LOG)) {
      throw new CommandProblem(
          "driver '%s' of unit '%s' reads no event log, for the protocol has none; it reads %s. Import a capture or the gateway's log instead."
              .formatted(driver.kind(), unit, words(driver)));
    }
    return new Pump(unit, driver);
  }

  private static Driver driver(Rig bench, String serial) {
    return bench
        .real()
        .flatMap(real -> real.unit(serial))
        .map(RealUnit::driver)
        .orElseGet(ServicePortDriver::new);
  }

  private static String words(Driver driver) {
    return driver.capabilities().stream().map(Capability::what).collect(Collectors.joining(", "));
  }
}

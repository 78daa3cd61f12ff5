package org.pumprig.rig.cli;

import picocli.CommandLine.Command;

/** {@code pumprig calibration}: the register of instruments, and what rests on it. */
@Command(
    name = "calibration",
    description = "The register of instruments: which are in date, and which runs rest on one.",
    subcommands = {CalibrationListCommand.class, CalibrationTouchedCommand.class},
    footer = {"", "Example: pumprig calibration list fixtures/calibration/instruments.yaml"})
final class CalibrationCommand {}

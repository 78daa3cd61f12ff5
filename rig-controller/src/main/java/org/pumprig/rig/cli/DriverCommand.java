package org.pumprig.rig.cli;

import picocli.CommandLine.Command;

/** {@code pumprig driver}: programs that speak with units. */
@Command(
    name = "driver",
    description = "Looks at programs that speak with units.",
    subcommands = DriverCheckCommand.class,
    footer = {"", "Example: pumprig driver check -- python3 fixtures/drivers/example.py"})
final class DriverCommand {}

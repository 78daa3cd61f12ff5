package org.pumprig.rig.cli;

import picocli.CommandLine.Command;

/** {@code pumprig faults}: the fault injector on its own, without a plan. */
@Command(
    name = "faults",
    description = "Injects faults without a plan.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example: pumprig faults serve"},
    subcommands = {FaultsServeCommand.class})
final class FaultsCommand {}

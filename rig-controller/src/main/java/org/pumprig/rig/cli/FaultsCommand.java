package org.pumprig.rig.cli;

import picocli.CommandLine.Command;

/** {@code pumprig faults}: the fault injector on its own, without a plan. */
@Command(
    name = "faults",
    description = "Injects faults without a plan.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example: pumprig faults list"},
    subcommands = {
      FaultsServeCommand.class,
      FaultsApplyCommand.class,
      FaultsListCommand.class,
      FaultsClearCommand.class
    })
final class FaultsCommand {}

package org.pumprig.rig.cli;

import picocli.CommandLine.Command;

/** {@code pumprig incident}: incidents of the field on the bench. */
@Command(
    name = "incident",
    description = "Incidents of the field: ready scenarios, and what it takes to reproduce others.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example: pumprig incident list"},
    subcommands = {
      IncidentListCommand.class,
      IncidentShowCommand.class,
      IncidentRunCommand.class,
      IncidentImportCommand.class,
      IncidentCompareCommand.class,
      IncidentRerunCommand.class,
      IncidentMatchCommand.class,
      IncidentMinimiseCommand.class,
      IncidentSearchCommand.class
    })
final class IncidentCommand {}

package org.pumprig.rig.cli;

import picocli.CommandLine.Command;

/** {@code pumprig key}: keys that seal packs. */
@Command(
    name = "key",
    description = "Makes keys that seal evidence packs.",
    subcommands = KeyNewCommand.class,
    footer = {"", "Example: pumprig key new lab.key"})
final class KeyCommand {}

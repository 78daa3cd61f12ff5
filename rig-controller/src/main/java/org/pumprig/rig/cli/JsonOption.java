package org.pumprig.rig.cli;

import picocli.CommandLine.Option;

/** The option that every answering command has. */
final class JsonOption {
  @Option(
      names = "--json",
      description = "Print JSON to standard output; text for people goes to standard error.")
  boolean on;
}

package org.pumprig.rig.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * The list of commands in a help: of each the first sentence of its description, which may take
 * several lines; picocli alone shows the first line, wherever that is cut.
 */
final class CommandList {
  private static final int MOST = 160;

  private CommandList() {}

  /** Has a command and all below it list their commands so. */
  static CommandLine in(CommandLine command) {
    command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, CommandList::render);
    command.getSubcommands().values().forEach(CommandList::in);
    return command;
  }

  private static String render(Help help) {
    if (help.subcommands().isEmpty()) {
      return "";
    }
    int name = help.subcommands().keySet().stream().mapToInt(String::length).max().orElse(0);
    int width = help.commandSpec().usageMessage().width();
    Help.TextTable table =
        Help.TextTable.forColumns(
            help.colorScheme(),
            new Help.Column(name + 4, 2, Help.Column.Overflow.SPAN),
            new Help.Column(width - name - 4, 0, Help.Column.Overflow.WRAP));
    help.subcommands()
        .forEach(
            (word, each) ->
                table.addRowValues(
                    word, sentence(each.commandSpec().usageMessage().description())));
    return table.toString();
  }

  /** The first sentence; of a long one what stands before its colon or semicolon. */
  static String sentence(String[] description) {
    String all = String.join(" ", description);
    String first = all.split("\\. ", 2)[0];
    String brief = first.length() > MOST ? first.split("[:;] ", 2)[0] : first;
    return brief.endsWith(".") ? brief : brief + ".";
  }
}

package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The package's manual page names every command that there is, and no other. */
class ManPageTest {
  private static final Pattern LINE = Pattern.compile("(?m)^[.]BR? (.*)$");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z-]+");

  @Test
  void itNamesEveryCommand() throws IOException {
    String page = Files.readString(Path.of("dist/deb/pumprig.1"));
    String commands = page.substring(page.indexOf(".SH COMMANDS"), page.indexOf(".SH EXIT"));
    var named =
        LINE.matcher(commands)
            .results()
            .flatMap(line -> NAME.matcher(line.group(1)).results())
            .map(MatchResult::group)
            .toList();
    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(
            Main.commandLine(Path.of("/nowhere")).getSubcommands().keySet());
  }
}

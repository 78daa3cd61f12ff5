package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pumprig.rig.cli.Cli.Answer;
import picocli.CommandLine;

/** Help and misuse of every command. */
class MisuseTest {
  @TempDir private Path folder;

  private static Stream<String> commands() {
    return Main.commandLine(Path.of("state")).getSubcommands().keySet().stream();
  }

  private Answer run(Object... args) {
    return new Cli(folder.resolve("state")).run(args);
  }

  private static String example(String help, String command) {
    return help.lines()
        .map(String::strip)
        .filter(line -> line.startsWith("Example: pumprig " + command))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no example in:\n" + help));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpShowsAnExampleThatTheCommandAccepts(String command) {
    Answer answer = run(command, "--help");
    assertThat(answer.code()).isZero();
    assertThat(answer.err()).isEmpty();
    assertThat(answer.out()).contains("Usage: pumprig " + command, "--help");
    boolean group = answer.out().contains("\nCommands:");
    assertThat(answer.out().contains("--json")).isNotEqualTo(group);
    String[] words =
        example(answer.out(), command).substring("Example: pumprig ".length()).split(" ", -1);
    CommandLine.ParseResult parsed = Main.commandLine(folder).parseArgs(words);
    assertThat(parsed.subcommand().commandSpec().name()).isEqualTo(command);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandIsBuiltWithoutTheOthers(String command) {
    assertThat(Main.commandLine(folder, command).getSubcommands()).containsOnlyKeys(command);
  }

  @Test
  void eachCommandIsListedWithAWholeSentence() {
    Main.commandLine(folder).getSubcommands().values().stream()
        .map(each -> CommandList.sentence(each.getCommandSpec().usageMessage().description()))
        .forEach(
            told ->
                assertThat(told).matches("[A-Z'].{10,200}[.]").doesNotMatch(".*(,| and| in|:)[.]"));
  }

  @Test
  void theRootsHelpListsTheCommandsThatExistAndNoOthers() {
    Answer answer = run("--help");
    assertThat(answer.code()).isZero();
    example(answer.out(), "demo");
    List<String> listed =
        answer
            .out()
            .lines()
            .dropWhile(line -> !line.startsWith("Commands:"))
            .skip(1)
            .filter(line -> line.matches("  [a-z].*"))
            .map(line -> line.strip().split(" ", 2)[0])
            .toList();
    assertThat(listed).containsExactlyElementsOf(commands().toList());
    assertThat(listed)
        .containsExactlyInAnyOrder(
            "demo",
            "check",
            "run",
            "simulate",
            "judge",
            "compare",
            "plan-size",
            "report",
            "doctor",
            "calibration",
            "approve",
            "pack",
            "validate",
            "blind-list",
            "trace",
            "verify",
            "prove",
            "key",
            "schema",
            "status",
            "attend",
            "note",
            "deviation",
            "invalidate",
            "retest-of",
            "triage",
            "history",
            "handover",
            "recover",
            "incident",
            "faults",
            "driver",
            "pump",
            "bench",
            "gateway");
  }

  @Test
  void withoutACommandTheHelpIsShownAsAProblem() {
    Answer answer = run();
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).contains("Usage: pumprig");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void anUnknownOptionIsRefusedInOneLineAndNothingIsTouched(String command) {
    Answer answer = run(command, "--frobnicate");
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err().lines())
        .singleElement()
        .asString()
        .startsWith("pumprig: ")
        .endsWith("see 'pumprig " + command + " --help'.");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anUnknownCommandIsRefusedInOneLine() {
    Answer answer = run("frobnicate");
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err().lines()).singleElement().asString().contains("frobnicate");
  }

  @Test
  void theUnknownOptionIsNamed() {
    assertThat(run("recover", "--frobnicate").err()).contains("'--frobnicate'");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aSuperfluousArgumentOrAMissingOneIsRefused(String command) {
    boolean takesNone = List.of("demo", "recover", "doctor", "pump", "gateway").contains(command);
    Answer answer = takesNone ? run(command, "surplus") : run(command);
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.USAGE);
    assertThat(answer.err().lines()).hasSize(1);
    assertThat(Files.exists(folder.resolve("state"))).isFalse();
  }
}

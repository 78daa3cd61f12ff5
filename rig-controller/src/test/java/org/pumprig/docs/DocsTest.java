package org.pumprig.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pumprig.rig.cli.Main;
import org.pumprig.rig.event.Event;
import org.pumprig.rig.event.EventKinds;
import org.pumprig.rig.schema.Schema;

class DocsTest {
  /** Maven runs the tests of a module in the module's folder. */
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Path REFERENCE = ROOT.resolve("rig-controller/docs/reference");

  @Test
  void everyRelativeLinkLeadsSomewhere() throws IOException {
    var broken = new ArrayList<String>();
    for (Path file : Markdown.files(ROOT)) {
      broken.addAll(Markdown.broken(file));
    }
    assertThat(Markdown.files(ROOT)).contains(ROOT.resolve("README.md"));
    assertThat(broken).isEmpty();
  }

  @Test
  void everyPageIsInTheTableOfContents() throws IOException {
    Path docs = ROOT.resolve("rig-controller/docs");
    String contents = Files.readString(docs.resolve("README.md"));
    for (Path page : Markdown.files(docs)) {
      String name = docs.relativize(page).toString();
      if (!name.equals("README.md") && !name.startsWith("adr")) {
        assertThat(contents).contains("](" + name + ")");
      }
    }
  }

  @Test
  void linksThatLeadNowhereAreFound(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("a.md");
    Files.writeString(file, "# One, two\n[a](#one-two) [b](#three) [c](b.md) [d](https://e.org/f)");

    assertThat(Markdown.broken(file))
        .containsExactly(
            file + " links #three: no such heading", file + " links b.md: no such file");
  }

  @Test
  void everyCommandAndOptionIsInTheReference() throws IOException {
    String reference = Files.readString(REFERENCE.resolve("command-line.md"));
    var commands = Main.commandLine(Path.of("state")).getSubcommands();

    assertThat(commands).isNotEmpty();
    commands.forEach(
        (name, command) -> {
          assertThat(reference).containsPattern("`" + name + "[ `]");
          for (var option : command.getCommandSpec().options()) {
            assertThat(reference).as(name).contains("`" + option.longestName());
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void everyKeyOfTheFilesIsInTheReference(Schema kind) throws IOException {
    var words = new TreeSet<String>();
    for (String page : List.of("plan-and-rig-files", "drivers", "faults", "incidents")) {
      words.addAll(Markdown.codeWords(REFERENCE.resolve(page + ".md")));
    }
    var keys = new TreeSet<String>();
    addKeys(kind.json(), keys);

    assertThat(keys).hasSizeGreaterThan(10);
    assertThat(words).containsAll(keys);
  }

  private static void addKeys(JsonNode schema, Set<String> keys) {
    schema.path("properties").fieldNames().forEachRemaining(keys::add);
    schema.forEach(each -> addKeys(each, keys));
  }

  @Test
  void everyKindOfRecordIsInTheReferenceWithItsFields() throws Exception {
    var lines = Files.readAllLines(REFERENCE.resolve("journal.md"));

    for (var type : EventKinds.below(Event.class)) {
      String kind = (String) type.getField("KIND").get(null);
      var line =
          lines.stream().filter(one -> one.startsWith("| ") && one.contains("`" + kind + "`"));
      assertThat(line).as(kind).hasSize(1).first().asString().contains(fields(type));
    }
  }

  @Test
  void everyFaultIsInTheReferenceWithItsKeysAndBackEnds() throws IOException {
    assertThat(Files.readAllLines(REFERENCE.resolve("faults.md")))
        .containsSubsequence(FaultTable.rows());
  }

  @Test
  void theSizesFromWhichApproximationsAreGoodAreThoseOfTheCode() throws IOException {
    assertThat(Files.readAllLines(REFERENCE.resolve("coverage.md")))
        .containsSubsequence(RegionTable.rows());
  }

  @Test
  void thePartsListAddsUpToLessThanAThousandDollars() throws IOException {
    var prices =
        Files.readAllLines(ROOT.resolve("rig-controller/docs/how-to/parts-list.md")).stream()
            .filter(line -> line.startsWith("| ") && line.matches(".*\\d+(\\*\\*)? \\|"))
            .map(line -> line.replaceFirst(".*?(\\d+)(\\*\\*)? \\|$", "$1"))
            .mapToInt(Integer::parseInt)
            .toArray();
    int sum = prices[prices.length - 1];

    assertThat(Arrays.stream(prices).sum() - sum).isEqualTo(sum).isLessThan(1000);
  }

  private static String[] fields(Class<? extends Event> record) {
    return Arrays.stream(record.getRecordComponents())
        .map(RecordComponent::getName)
        .toArray(String[]::new);
  }
}

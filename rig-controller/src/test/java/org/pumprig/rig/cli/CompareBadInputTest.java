package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.rig.cli.Cli.Answer;

/** {@code compare --data} on tables that are wrong, odd or large: an answer, or what is missing. */
class CompareBadInputTest {
  @TempDir private Path folder;

  private Answer compare(String text, String... more) throws Exception {
    return compare(Files.writeString(folder.resolve("data.csv"), text), more);
  }

  private Answer compare(Path data, String... more) {
    List<Object> args = new ArrayList<>(List.of("compare", "--data", data));
    args.addAll(List.of("--time", "t", "--event", "e", "--group", "g"));
    args.addAll(List.of(more));
    Answer answer = new Cli(folder.resolve("state")).run(args.toArray());
    assertThat(answer.out() + answer.err()).doesNotContain("NaN", "Infinity", "null", "Exception");
    return answer;
  }

  private Answer answered(String text, String... more) throws Exception {
    Answer answer = compare(text, more);
    assertThat(answer.code()).as(answer.toString()).isEqualTo(Exit.PASS);
    return answer;
  }

  /** What was said, without the breaks of its lines. */
  private static String words(Answer answer) {
    return answer.out().replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t,e,g;5,1,a;-3,1,b | data.csv:3: | -3",
        "t,e,g;5,1,a;,1,b | data.csv:3: | t is empty",
        "t,e,g;5,1,a;NA,1,b | data.csv:3: | NA",
        "t,e,g;5,1,a;NaN,1,b | data.csv:3: | NaN",
        "t,e,g;5,1,a;1e999,1,b | data.csv:3: | 1e999",
        "t,e,g;5,1,a;5,,b | data.csv:3: | column e holds",
        "t,e,g;5,1,a;5,1, | data.csv:3: | g is empty",
      })
  void aTimeThatIsNegativeOrMissingIsNamedWithItsLine(String text, String place, String what)
      throws Exception {
    Answer answer =
        new Cli(folder.resolve("state"))
            .run(
                "compare",
                "--data",
                Files.writeString(folder.resolve("data.csv"), text.replace(';', '\n') + "\n"),
                "--time",
                "t",
                "--event",
                "e",
                "--group",
                "g");
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains(place, what);
    assertThat(answer.err().strip().lines()).as("one message").hasSizeLessThanOrEqualTo(2);
    assertThat(answer.out()).isEmpty();
  }

  @Test
  void oneGroupHasItsCurveAndIsToldThatItIsAlone() throws Exception {
    String one = "t,e,g\n5,1,a\n7,0,a\n9,1,a\n";
    assertThat(words(answered(one)))
        .contains("Half of a had the event by 9")
        .contains("it compares two groups, and the table has 1 (a); give a table with two");
    Answer asked = compare(one, "--method", "log-rank");
    assertThat(asked.code()).isEqualTo(Exit.USAGE);
    assertThat(asked.err()).contains("the table has 1 (a)");
  }

  @Test
  void withoutAnyEventThereAreUpperBoundsAndNoRatio() throws Exception {
    String none = "t,e,g\n10,0,a\n10,0,a\n10,0,b\n10,0,b\n";
    assertThat(words(answered(none, "--constant-hazard", "it is so")))
        // -ln(0.05) / 20, by hand.
        .contains("a had 0 events in 20, a rate of 0", "one-sided at most 0.1498")
        .contains("two quiet groups are not shown to be equal", "there is no event at all");
    assertThat(compare(none, "--method", "cox-efron").err()).contains("there is no event at all");
  }

  @Test
  void whereAllHadItAtOnceNothingTellsThemApart() throws Exception {
    String once = "t,e,g\n5,1,a\n5,1,a\n5,1,b\n5,1,b\n";
    assertThat(words(answered(once)))
        .contains("Half of a had the event by 5", "all happened at once");
    assertThat(compare(once, "--method", "log-rank").err()).contains("nothing can be compared");
  }

  @Test
  void tiesEverywhereAreCountedExactly() throws Exception {
    // Times 1 and 2 alone; b's two first events come at 2, a's three at 1. Of the ten ways to give
    // two of five rows to b one has both at time 2.
    String ties = "t,e,g\n1,1,a\n1,1,a\n1,1,a\n2,1,b\n2,1,b\n";
    assertThat(words(answered(ties, "--method", "exact-permutation")))
        .contains("Of all 10 ways", "a share of 0.1 favours b");
    assertThat(words(answered(ties, "--method", "log-rank,cox-exact,fisher", "--tau", "1")))
        .contains("0 of 2 of b failed against 3 of 3 of a (p = 0.1)");
  }

  @Test
  void groupsMayHaveAnyLabels() throws Exception {
    String versions = "t,e,g\n5,1,9.4.1\n7,0,9.4.1\n1,1,9.3.0\n2,1,9.3.0\n";
    assertThat(words(answered(versions, "--same-schedule")))
        .contains("Ratios and differences are 9.4.1 against 9.3.0");
    assertThat(words(answered(versions, "--against", "9.4.1", "--same-schedule")))
        .contains("Ratios and differences are 9.3.0 against 9.4.1");
    Answer wrong = compare(versions, "--against", "9.5");
    assertThat(wrong.code()).isEqualTo(Exit.USAGE);
    assertThat(wrong.err()).contains("9.5", "9.3.0", "9.4.1");
    String odd = "t,e,g\n5,1,\"<b>, \"\"x\"\"\"\n7,0,Ω\n1,1,Ω\n2,1,\"<b>, \"\"x\"\"\"\n";
    Path plot = folder.resolve("odd.svg");
    assertThat(words(answered(odd, "--plot", plot.toString()))).contains("<b>, \"x\"", "Ω");
    assertThat(Files.readString(plot)).contains("&lt;b&gt;").doesNotContain("<b>", "NaN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uFEFFt,e,g\n2.5,1,a\n7,0,a\n1,1,b\n2,1,b\n",
        "t;e;g\n2,5;1;a\n7;0;a\n1;1;b\n2;1;b\n",
        "t\te\tg\r\n2,5\t1\ta\r\n7\t0\ta\r\n1\t1\tb\r\n2\t1\tb\r\n",
        "\uFEFF\"t\";\"e\";\"g\"\r\n2,5;1;a\r\n7;0;a\r\n1;1;b\r\n2;1;b"
      })
  void byteOrderMarksDecimalCommasAndSeparatorsMakeNoDifference(String text) throws Exception {
    assertThat(words(answered(text, "--method", "kaplan-meier-log-log")))
        .contains("Half of a had the event by 4.75", "Half of b had the event by 1.5");
  }

  @Test
  void aDecimalCommaBetweenCommasIsNotGuessed() throws Exception {
    Answer answer = compare("t,e,g\n2,5,1,a\n");
    assertThat(answer.code()).isEqualTo(Exit.USAGE);
    assertThat(answer.err()).contains("data.csv:2: ", "4 columns, but the first line names 3");
  }

  @Test
  @Tag("perf")
  void aMillionRowsAreAnswered() throws Exception {
    Path data = folder.resolve("data.csv");
    try (Writer out = Files.newBufferedWriter(data)) {
      out.write("t,e,g,u\n");
      for (int row = 0; row < 1_000_000; row++) {
        int time = 1 + (int) (row * 7919L % 720);
        out.write(
            time
                + ","
                + (time < 700 ? 1 : 0)
                + ","
                + (row % 2 == 0 ? "a" : "b")
                + ","
                + row
                + "\n");
      }
    }
    Answer answer = compare(data, "--unit", "u");
    assertThat(answer.code()).as(answer.err()).isEqualTo(Exit.PASS);
    assertThat(answer.out()).contains("1000000 rows", "log-rank", "at most 1000 observations");
    Files.writeString(data, "t,e,g,u\n" + "1,1,a,x\n".repeat(2_000_001));
    assertThat(compare(data).err()).contains("2000000");
  }
}

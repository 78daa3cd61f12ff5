package org.pumprig.rig.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pumprig.rig.yaml.InputProblem;

class CsvTableTest {
  @TempDir private Path folder;

  private static ColumnNames names(Optional<String> unit) {
    return new ColumnNames("t", "e", "g", unit, Optional.empty(), Optional.empty());
  }

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("data.csv"), text);
  }

  private CsvTable read(String text) throws Exception {
    return CsvTable.read(file(text), names(Optional.empty()));
  }

  private InputProblem problem(String text) throws Exception {
    Path file = file(text);
    return catchThrowableOfType(
        InputProblem.class, () -> CsvTable.read(file, names(Optional.empty())));
  }

  @Test
  void readsColumnsByNameInWhateverOrder() throws Exception {
    CsvTable table =
        CsvTable.read(
            file("g,u,t,x,e\nbefore,SN2,1.5,?,1\nafter,SN2,72,?,0\nafter,SN1,3e1,?,2\n"),
            names(Optional.of("u")));
    assertThat(table.columns().time()).containsExactly(1.5, 72, 30);
    assertThat(table.columns().end()).containsExactly(1, 0, 2);
    assertThat(table.columns().groups()).containsExactly("before", "after");
    assertThat(table.columns().group()).containsExactly(0, 1, 1);
    assertThat(table.columns().units().orElseThrow().index()).containsExactly(0, 0, 1);
    assertThat(table.columns().units().orElseThrow().names()).containsExactly("SN2", "SN1");
    assertThat(table.source().columns()).containsExactly("time=t", "event=e", "group=g", "unit=u");
    assertThat(table.source().remarks()).isEmpty();
  }

  @Test
  void theDigestIsThatOfTheFilesBytes() throws Exception {
    assertThat(read("t,e,g\n1,1,a\n").source().sha256())
        .isEqualTo("4c6cc50a1450419520fc664ca6b3413df01dc94a62cee0af8f18ad9eb5bd0d3f");
  }

  @Test
  void aByteOrderMarkQuotesAndWindowsLinesMakeNoDifference() throws Exception {
    CsvTable table = read("\uFEFF\"t\",e,g\r\n1,true,\"a, b\"\r\n2,no,c");
    assertThat(table.columns().time()).containsExactly(1, 2);
    assertThat(table.columns().end()).containsExactly(1, 0);
    assertThat(table.columns().groups()).containsExactly("a, b", "c");
  }

  @Test
  void decimalCommasBetweenSemicolonsAreReadAndSaid() throws Exception {
    CsvTable table = read("t;e;g\n1,5;1;a\n2;0;b\n,25;0;b\n");
    assertThat(table.columns().time()).containsExactly(1.5, 2, 0.25);
    assertThat(table.source().remarks()).hasSize(2).first().asString().contains("Decimal commas");
    assertThat(read("t\te\tg\n1.5\t1\ta\n").columns().time()).containsExactly(1.5);
  }

  @Test
  void groupsThatAreNumbersComeBySize() throws Exception {
    assertThat(read("t,e,g\n1,1,10\n1,1,9\n").columns().groups()).containsExactly("9", "10");
    assertThat(read("t,e,g\n1,1,b\n1,1,a\n").columns().groups()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "t,e,g;1,1,a;-2,1,a | 3 | outside 0",
        "t,e,g;1,1,a;,1,a | 3 | column t is empty",
        "t,e,g;NA,1,a | 2 | holds no time",
        "t,e,g;NaN,1,a | 2 | no number",
        "t,e,g;Infinity,1,a | 2 | no number",
        "t,e,g;0x1p3,1,a | 2 | no number",
        "t,e,g;1e300,1,a | 2 | outside 0",
        "t,e,g;'1,5',1,a | 2 | in a file that commas separate",
        "t,e,g;1,dead,a | 2 | which is no end",
        "t,e,g;1,21,a | 2 | which is no end",
        "t,e,g;1,1, | 2 | column g is empty",
        "t,e,g;1,1,a;1,1 | 3 | 2 columns, but the first line names 3",
        "t,e,g;1,1,'a | 2 | can't be read from here on",
        "t,e,h;1,1,a | 1 | no column 'g'",
        "t,e,g,g;1,1,a,a | 1 | two columns are named 'g'",
        "t,e,g | 1 | no row",
        "t,e,g;1,1,a;1,1,b;1,1,c;1,1,d;1,1,e;1,1,f;1,1,g;1,1,h;1,1,i | 10 | more than 8"
      })
  void whatCannotBeUsedIsNamedByLine(String text, int line, String words) throws Exception {
    InputProblem problem = problem(text.strip().replace(';', '\n').replace('\'', '"') + "\n");
    assertThat(problem.line()).as(problem.getMessage()).isEqualTo(line);
    assertThat(problem).hasMessageContaining(words).hasMessageContaining("data.csv:" + line + ": ");
    assertThat(problem.remedy()).isNotBlank();
  }

  @Test
  void emptyFilesMixedDecimalsAndDirectoriesAreRefused() throws Exception {
    assertThat(problem("")).hasMessageContaining("empty");
    assertThat(problem("t;e;g\n1,5;1;a\n2.5;1;a\n").line()).isEqualTo(3);
    assertThat(
            catchThrowableOfType(
                InputProblem.class, () -> CsvTable.read(folder, names(Optional.empty()))))
        .hasMessageContaining("directory");
    assertThat(
            catchThrowableOfType(
                InputProblem.class,
                () -> CsvTable.read(folder.resolve("none"), names(Optional.empty()))))
        .hasMessageContaining("no such file");
  }

  @Test
  void textThatIsNotUtf8IsNamedByItsLine() throws Exception {
    Path file = folder.resolve("latin.csv");
    Files.write(file, "t,e,g\n1,1,a\n2,1,ä\n3,1,b\n".getBytes(StandardCharsets.ISO_8859_1));
    InputProblem problem =
        catchThrowableOfType(
            InputProblem.class, () -> CsvTable.read(file, names(Optional.empty())));
    assertThat(problem.line()).isEqualTo(3);
    assertThat(problem).hasMessageContaining("UTF-8");
  }

  @Test
  void aLineWithoutEndIsRefusedBeforeItFillsTheMemory() throws Exception {
    assertThat(problem("t,e,g\n1,1,\"" + "x".repeat(BoundedText.LONGEST_LINE + 1) + "\"\n"))
        .hasMessageContaining("longer than");
  }

  @Test
  void spellsAndIntervalsMustFitTheirTimes() throws Exception {
    var spells =
        new ColumnNames("t", "e", "g", Optional.of("u"), Optional.of("s"), Optional.empty());
    Path backwards = file("u,s,t,e,g\nA,0,5,1,a\nA,5,5,0,a\n");
    assertThat(
            catchThrowableOfType(InputProblem.class, () -> CsvTable.read(backwards, spells)).line())
        .isEqualTo(3);
    var cases =
        new ColumnNames("t", "e", "g", Optional.empty(), Optional.empty(), Optional.of("l"));
    CsvTable table = CsvTable.read(file("l,t,e,g\n3,5,1,a\n,6,0,a\n"), cases);
    assertThat(table.columns().earliest().orElseThrow()).containsExactly(3, 6);
    Path late = file("l,t,e,g\n7,5,1,a\n");
    assertThat(catchThrowableOfType(InputProblem.class, () -> CsvTable.read(late, cases)))
        .hasMessageContaining("earliest possible time is later");
  }
}

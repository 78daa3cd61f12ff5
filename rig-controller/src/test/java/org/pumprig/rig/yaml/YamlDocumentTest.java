package org.pumprig.rig.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class YamlDocumentTest {
  record Bad(String name, String text, String message) {
    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Bad> BAD =
      List.of(
          new Bad("empty", "", "x.yaml:1: the file is empty. Write KEY: VALUE."),
          new Bad("onlyAComment", "# nothing\n", "x.yaml:1: the file is empty. Write KEY: VALUE."),
          new Bad(
              "aList",
              "\n- a\n",
              "x.yaml:2: the file holds a list instead of keys with values. Write KEY: VALUE."),
          new Bad(
              "aWord",
              "word\n",
              "x.yaml:1: the file holds 'word' instead of keys with values. Write KEY: VALUE."),
          new Bad(
              "duplicateKey",
              "a: 1\nb:\n  c: 1\n  c: 2\n",
              "x.yaml:4: key 'c' stands here again (first in line 3). Keep one of them."),
          new Bad(
              "quotedDuplicateKey",
              "a: 1\n\"a\": 2\n",
              "x.yaml:2: key 'a' stands here again (first in line 1). Keep one of them."),
          new Bad(
              "anchor",
              "a: 1\nb: &x 2\n",
              "x.yaml:2: anchors and aliases are not allowed. Write the value out."),
          new Bad(
              "anchorOnKeys",
              "a: &x {b: 1}\n",
              "x.yaml:1: anchors and aliases are not allowed. Write the value out."),
          new Bad(
              "alias",
              "a: 1\nb: *x\n",
              "x.yaml:2: anchors and aliases are not allowed. Write the value out."),
          new Bad(
              "tag",
              "a: 1\nb: !!java.net.URL [\"http://localhost\"]\n",
              "x.yaml:2: tags are not allowed. Remove the word that starts with '!'."),
          new Bad(
              "tagOnText",
              "a: !!str 1\n",
              "x.yaml:1: tags are not allowed. Remove the word that starts with '!'."),
          new Bad(
              "secondDocument",
              "a: 1\n---\nb: 2\n",
              "x.yaml:2: a second document starts here. Keep one document in a file."),
          new Bad(
              "listAsKey",
              "a: 1\n? [x]\n: 2\n",
              "x.yaml:2: a key must be a word. Write KEY: VALUE."),
          new Bad(
              "emptyKey",
              "a: 1\n: 2\n",
              "x.yaml:2: this is not valid YAML: expected <block end>, but found ':'. Correct it;"
                  + " indentation, quotes, colons?"),
          new Bad(
              "tooDeep",
              "a:\n  " + "[".repeat(40) + "]".repeat(40),
              "x.yaml:2: nested deeper than 16 levels. Write it with fewer levels."),
          new Bad(
              "neverClosed",
              "a: [1, 2\nb: 3\n",
              "x.yaml:2: this is not valid YAML: expected ',' or ']', but got :. Correct it;"
                  + " indentation, quotes, colons?"),
          new Bad(
              "tabAsIndent",
              "a:\n\tb: 1\n",
              "x.yaml:2: this is not valid YAML: found character '\\t(TAB)' that cannot start any"
                  + " token. (Do not use \\t(TAB) for indentation). Correct it; indentation,"
                  + " quotes, colons?"),
          new Bad(
              "colonInText",
              "a: b: c\n",
              "x.yaml:1: this is not valid YAML: mapping values are not allowed here. Correct it;"
                  + " indentation, quotes, colons?"),
          new Bad(
              "escapeThatIsNoCharacter",
              "a: \"\\U7FFFFFFF\"\n",
              "x.yaml:1: this is not valid YAML: found unknown escape character 7FFFFFFF. Correct"
                  + " it; indentation, quotes, colons?"),
          new Bad(
              "versionOfNoYaml",
              "%YAML 99999999999.1\n---\na: 1\n",
              "x.yaml:1: this is not valid YAML: found a number which cannot represent a valid"
                  + " version: 99999999999. Correct it; indentation, quotes, colons?"),
          new Bad(
              "controlCharacter",
              "a: 1\nb: \u0007\n",
              "x.yaml:2: control character U+0007. Remove it; lines end with LF or CR LF, without a"
                  + " byte order mark."),
          new Bad(
              "byteOrderMark",
              "\ufeffa: 1\n",
              "x.yaml:1: control character U+FEFF. Remove it; lines end with LF or CR LF, without a"
                  + " byte order mark."),
          new Bad(
              "loneReturn",
              "a: 1\rb: 2\n",
              "x.yaml:1: control character U+000D. Remove it; lines end with LF or CR LF, without a"
                  + " byte order mark."),
          new Bad(
              "lineSeparator",
              "a: 1\nb: x\u2028y\n",
              "x.yaml:2: control character U+2028. Remove it; lines end with LF or CR LF, without a"
                  + " byte order mark."),
          new Bad(
              "tooLarge",
              "a: 1\n".repeat(210_000),
              "x.yaml:1: the file is larger than 1 MiB. Split or shorten it."));

  @ParameterizedTest
  @FieldSource("BAD")
  void refusesWithFileLineAndRemedy(Bad bad) {
    byte[] content = bad.text().getBytes(StandardCharsets.UTF_8);

    InputProblem problem =
        catchThrowableOfType(InputProblem.class, () -> YamlDocument.parse("x.yaml", content));

    assertThat(problem).as(bad.name()).isNotNull();
    assertThat(problem).hasMessage(bad.message());
  }

  @Test
  void refusesBytesThatAreNotUtf8InTheirLine() {
    byte[] latin1 = "a: 1\nb: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

    InputProblem problem =
        catchThrowableOfType(InputProblem.class, () -> YamlDocument.parse("x.yaml", latin1));

    assertThat(problem).hasMessage("x.yaml:2: this is not UTF-8. Save the file as UTF-8.");
  }

  @Test
  void keepsOrderLinesAndQuotes() throws InputProblem {
    Node.Mapping top =
        YamlDocument.parse(
            "x.yaml", "b: 1\r\na:\r\n  - 'x'\r\n  - y\r\n".getBytes(StandardCharsets.UTF_8));

    assertThat(top.entries().sequencedKeySet()).containsExactly("b", "a");
    Node.Entry a = Objects.requireNonNull(top.entries().get("a"));
    assertThat(a.place()).isEqualTo(new Place("x.yaml", 2));
    Node.Sequence list = (Node.Sequence) a.value();
    assertThat(list.items())
        .containsExactly(
            new Node.Scalar(new Place("x.yaml", 3), "x", true),
            new Node.Scalar(new Place("x.yaml", 4), "y", false));
  }
}

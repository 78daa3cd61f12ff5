package org.pumprig.rig.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
  private static String write(Consumer<FieldSink> members) {
    return new String(CanonicalJson.bytes(members), StandardCharsets.UTF_8);
  }

  @Test
  void writesEveryTypeWithoutSpaces() {
    String json =
        write(
            out ->
                out.flag("a", true)
                    .number("b", -7)
                    .object("c", inner -> inner.text("x", "y"))
                    .objects("d", List.of(1L, 2L), (n, item) -> item.number("n", n))
                    .texts("e", List.of("p", "q"))
                    .texts("f", List.of()));
    assertThat(json)
        .isEqualTo(
            "{\"a\":true,\"b\":-7,\"c\":{\"x\":\"y\"},\"d\":[{\"n\":1},{\"n\":2}],"
                + "\"e\":[\"p\",\"q\"],\"f\":[]}");
  }

  @Test
  void escapesStringsAsRfc8785ShowsInSection3_2_2_2() {
    // the member "string" of the example in RFC 8785, 3.2.2, and its form in 3.2.3
    assertThat(write(out -> out.text("string", "\u20ac$\017\nA'B\"\\\\\"/")))
        .isEqualTo("{\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @Test
  void escapesEveryControlCharacterInItsShortestForm() {
    for (char c = 0; c < 0x20; c++) {
      String text = String.valueOf(c);
      String expected =
          switch (c) {
            case '\b' -> "\\b";
            case '\t' -> "\\t";
            case '\n' -> "\\n";
            case '\f' -> "\\f";
            case '\r' -> "\\r";
            default -> String.format("\\u%04x", (int) c);
          };
      assertThat(write(out -> out.text("k", text))).isEqualTo("{\"k\":\"" + expected + "\"}");
    }
  }

  @Test
  void leavesEverythingElseLiterally() {
    String text = "\u007f\u0080\u00b5\u07ff\u0800\u2028\uffff\ud83d\ude02</script>";
    assertThat(write(out -> out.text("k", text))).isEqualTo("{\"k\":\"" + text + "\"}");
  }

  @Test
  void sortsByUtf16CodeUnitsLikeRfc8785Section3_2_3() {
    // a supplementary character (d83d …) comes before U+FB33, against the order of code points
    List<String> keys = List.of("\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33");
    String json =
        write(
            out -> {
              for (String key : keys) {
                out.text(key, key);
              }
            });
    Fields fields = CanonicalParser.parse(json.getBytes(StandardCharsets.UTF_8));
    assertThat(fields.keys()).isEqualTo(keys);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> write(out -> out.number("\ufb33", 1).number("\ud83d\ude00", 1)));
  }

  @Test
  void refusesKeysOutOfOrderNamingBoth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> write(out -> out.number("b", 1).number("a", 2)))
        .withMessageContaining("key a after b");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> write(out -> out.number("a", 1).number("a", 2)));
  }

  @Test
  void comparesKeysWithinTheirOwnObject() {
    assertThat(write(out -> out.object("m", in -> in.number("a", 1)).number("n", 2)))
        .isEqualTo("{\"m\":{\"a\":1},\"n\":2}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> write(out -> out.object("m", in -> in.number("z", 1)).number("b", 2)));
  }

  @Test
  void writesIntegersBelow2To53Only() {
    long largest = (1L << 53) - 1;
    assertThat(write(out -> out.number("a", largest).number("b", -largest).number("c", 0)))
        .isEqualTo("{\"a\":9007199254740991,\"b\":-9007199254740991,\"c\":0}");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> write(out -> out.number("a", largest + 1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> write(out -> out.number("a", Long.MIN_VALUE)));
  }

  @Test
  void refusesLoneSurrogates() {
    assertThatIllegalArgumentException().isThrownBy(() -> write(out -> out.text("k", "\ud83d")));
    assertThatIllegalArgumentException().isThrownBy(() -> write(out -> out.text("k", "\ude02x")));
    assertThatIllegalArgumentException().isThrownBy(() -> write(out -> out.text("k", "\ud83dx")));
  }

  @Test
  void refusesWhatIsTooLongOrTooDeep() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CanonicalJson(100).write(out -> out.text("k", "x".repeat(100))));
    assertThatIllegalArgumentException().isThrownBy(() -> write(deep(CanonicalJson.MAX_DEPTH)));
    assertThat(write(deep(CanonicalJson.MAX_DEPTH - 1))).startsWith("{\"k\":{\"k\":{");
  }

  private static Consumer<FieldSink> deep(int levels) {
    return levels == 0 ? out -> {} : out -> out.object("k", deep(levels - 1));
  }

  @Test
  void usesItsBufferAgain() {
    var json = new CanonicalJson();
    json.write(out -> out.text("long", "x".repeat(5000)));
    json.write(out -> out.number("n", 1));
    json.append((byte) '\n');
    assertThat(new String(json.buffer(), 0, json.length(), StandardCharsets.UTF_8))
        .isEqualTo("{\"n\":1}\n");
  }
}

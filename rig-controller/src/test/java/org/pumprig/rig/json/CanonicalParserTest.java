package org.pumprig.rig.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class CanonicalParserTest {
  private static Fields parse(String json) {
    return CanonicalParser.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsWhatTheSinkWrites() {
    byte[] json =
        CanonicalJson.bytes(
            out ->
                out.flag("a", false)
                    .number("b", -42)
                    .object("c", in -> in.text("t", "5 \u00b5L\n\u0001\ud83d\ude02\""))
                    .objects("d", List.of("x", "y"), (id, in) -> in.text("id", id))
                    .texts("e", List.of("p", "\u00e4", "")));
    Fields fields = CanonicalParser.parse(json);
    assertThat(fields.flag("a")).isFalse();
    assertThat(fields.number("b")).isEqualTo(-42);
    assertThat(fields.object("c").text("t")).isEqualTo("5 \u00b5L\n\u0001\ud83d\ude02\"");
    assertThat(fields.objects("d")).extracting(item -> item.text("id")).containsExactly("x", "y");
    assertThat(fields.texts("e")).containsExactly("p", "\u00e4", "");
    assertThat(fields.keys()).containsExactly("a", "b", "c", "d", "e");
    assertThat(fields.has("c")).isTrue();
    assertThat(fields.has("t")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}x",
        " {}",
        "{} ",
        "[]",
        "1",
        "{\"a\":1,}",
        "{\"a\" :1}",
        "{\"a\": 1}",
        "{\"a\":1 }",
        "{a:1}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":null}",
        "{\"a\":1.5}",
        "{\"a\":1e3}",
        "{\"a\":01}",
        "{\"a\":-0}",
        "{\"a\":-}",
        "{\"a\":+1}",
        "{\"a\":9007199254740992}",
        "{\"a\":-9007199254740992}",
        "{\"a\":99999999999999999999999999}",
        "{\"a\":tru}",
        "{\"a\":True}",
        "{\"b\":1,\"a\":1}",
        "{\"a\":1,\"a\":1}",
        "{\"a\":[1]}",
        "{\"a\":[\"x\",{}]}",
        "{\"a\":[{},\"x\"]}",
        "{\"a\":[[]]}",
        "{\"a\":[\"x\",]}",
        "{\"a\":\"x}",
        "{\"a\":\"\\u0041\"}",
        "{\"a\":\"\\/\"}",
        "{\"a\":\"\\u000A\"}",
        "{\"a\":\"\\u001F\"}",
        "{\"a\":\"\\u0009\"}",
        "{\"a\":\"\\ud83d\\ude02\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\\"}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\\u00",
        "{\"a\\u0000\":1,\"a\":2}"
      })
  void refusesWhatIsNotCanonical(String json) {
    assertThatExceptionOfType(JournalFormatException.class).isThrownBy(() -> parse(json));
  }

  @Test
  void refusesBytesThatAreNotUtf8() {
    byte[][] bad = {
      {(byte) 0x80},
      {(byte) 0xc3},
      {(byte) 0xc0, (byte) 0xaf}, // overlong /
      {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, // a surrogate
      {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80}, // beyond U+10FFFF
      {(byte) 0xff}
    };
    for (byte[] sequence : bad) {
      byte[] json = "{\"a\":\"          \"}".getBytes(StandardCharsets.UTF_8);
      System.arraycopy(sequence, 0, json, 7, sequence.length);
      assertThatExceptionOfType(JournalFormatException.class)
          .as(Arrays.toString(sequence))
          .isThrownBy(() -> CanonicalParser.parse(json));
    }
  }

  @Test
  void namesTheMemberThatIsMissingOrOfAnotherType() {
    Fields fields = parse("{\"a\":{\"b\":\"x\"},\"l\":[{\"n\":1}],\"t\":[\"s\"]}");
    assertThatExceptionOfType(JournalFormatException.class)
        .isThrownBy(() -> fields.object("a").number("b"))
        .withMessage("member a.b is not a number");
    assertThatExceptionOfType(JournalFormatException.class)
        .isThrownBy(() -> fields.objects("l").getFirst().text("missing"))
        .withMessage("member l[0].missing is missing");
    assertThatExceptionOfType(JournalFormatException.class).isThrownBy(() -> fields.flag("a"));
    assertThatExceptionOfType(JournalFormatException.class).isThrownBy(() -> fields.texts("l"));
    assertThatExceptionOfType(JournalFormatException.class).isThrownBy(() -> fields.objects("t"));
    assertThatExceptionOfType(JournalFormatException.class).isThrownBy(() -> fields.object("l"));
    assertThatExceptionOfType(JournalFormatException.class).isThrownBy(() -> fields.texts("a"));
    assertThatExceptionOfType(JournalFormatException.class).isThrownBy(() -> fields.text("t"));
  }

  @Test
  void refusesToReadFieldsThatWereKeptTooLong() {
    var parser = new CanonicalParser(100);
    byte[] json = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    Fields kept = parser.parse(json, 0, json.length);
    parser.parse(json, 0, json.length);
    assertThatIllegalStateException().isThrownBy(() -> kept.number("a"));
    assertThatIllegalStateException().isThrownBy(kept::keys);
  }

  @Test
  void boundsLengthAndDepth() {
    byte[] json = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    assertThatExceptionOfType(JournalFormatException.class)
        .isThrownBy(() -> new CanonicalParser(6).parse(json, 0, json.length));
    String deep = "{\"a\":".repeat(CanonicalJson.MAX_DEPTH) + "1" + "}".repeat(32);
    assertThat(parse(deep).has("a")).isTrue();
    assertThatExceptionOfType(JournalFormatException.class)
        .isThrownBy(() -> parse("{\"a\":" + deep + "}"));
  }

  /** Whatever is accepted must be the canonical form: no two texts for one value. */
  @Test
  void acceptsNoMutationThatWritesBackDifferently() {
    long seed = 20_261_122;
    RandomStream random = new Seed(seed).stream("json", "mutation");
    byte[] good = "{\"a\":\"x\\n\u00b5\",\"b\":-10,\"c\":[\"p\"]}".getBytes(StandardCharsets.UTF_8);
    int accepted = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] bad = good.clone();
      bad[(int) random.nextBelow(bad.length)] = (byte) random.nextLong();
      try {
        Fields fields = CanonicalParser.parse(bad);
        if (!fields.keys().equals(List.of("a", "b", "c"))) {
          continue;
        }
        byte[] again =
            CanonicalJson.bytes(
                out ->
                    out.text("a", fields.text("a"))
                        .number("b", fields.number("b"))
                        .texts("c", fields.texts("c")));
        assertThat(again).as("seed %d, round %d", seed, round).isEqualTo(bad);
        accepted++;
      } catch (JournalFormatException refused) {
        assertThat(refused).hasMessageContaining("byte ");
      }
    }
    assertThat(accepted).as("seed %d", seed).isPositive();
  }
}

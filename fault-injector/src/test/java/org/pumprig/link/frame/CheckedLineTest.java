package org.pumprig.link.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.link.frame.CheckedLine.BadChecksum;
import org.pumprig.link.frame.CheckedLine.Malformed;
import org.pumprig.link.frame.CheckedLine.Ok;
import org.pumprig.seed.Seed;

class CheckedLineTest {
  private static final String PRINTABLE =
      " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";

  private static String line(String payload) {
    String encoded = new String(CheckedLine.encode(payload), StandardCharsets.US_ASCII);
    assertThat(encoded).endsWith("\r\n");
    return encoded.substring(0, encoded.length() - 2);
  }

  @Test
  void checksumIsUpperHexOfFourDigits() {
    assertThat(line("123456789")).isEqualTo("123456789*31C3");
    assertThat(line("SAF0")).isEqualTo("SAF0*5543");
    assertThat(line("")).isEqualTo("*0000");
  }

  @Test
  void everyOneByteChangeOfALineIsNoticed() {
    String line = line("rate=125.0*x");
    assertThat(CheckedLine.decode(line)).isEqualTo(new Ok("rate=125.0*x"));
    int refused = 0;
    for (int i = 0; i < line.length(); i++) {
      for (int c = 0; c < PRINTABLE.length(); c++) {
        char other = PRINTABLE.charAt(c);
        if (other != line.charAt(i)) {
          var changed = new StringBuilder(line);
          changed.setCharAt(i, other);
          assertThat(CheckedLine.decode(changed.toString()))
              .as(changed.toString())
              .isNotInstanceOf(Ok.class);
          refused++;
        }
      }
    }
    assertThat(refused).isEqualTo(line.length() * (PRINTABLE.length() - 1));
  }

  @Test
  void wrongChecksumSaysBoth() {
    assertThat(CheckedLine.decode("SAF0*5544")).isEqualTo(new BadChecksum("SAF0", 0x5544, 0x5543));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "SAF0", "SAF0*554", "*554", "SAF0*55g3", "SAF0*abcd", "S\u00c4F*5543"})
  void whatIsNoCheckedLineIsMalformed(String line) {
    assertThat(CheckedLine.decode(line)).isInstanceOf(Malformed.class);
  }

  @Test
  void randomPayloadsComeBack() {
    for (int seed = 0; seed < 500; seed++) {
      var random = new Seed(seed).stream("checked line");
      byte[] payload =
          Chunks.bytes(
              random, PRINTABLE.getBytes(StandardCharsets.US_ASCII), (int) random.nextBelow(80));
      String text = new String(payload, StandardCharsets.US_ASCII);
      assertThat(CheckedLine.decode(line(text))).as("seed %s", seed).isEqualTo(new Ok(text));
    }
  }

  @Test
  void payloadMustBeText() {
    assertThatThrownBy(() -> CheckedLine.encode("a\nb"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package org.pumprig.link.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.pumprig.link.frame.LineFrame.Cause;
import org.pumprig.link.frame.LineFrame.Garbled;
import org.pumprig.link.frame.LineFrame.Text;
import org.pumprig.seed.Seed;

class LineFramerTest {
  private final LineFramer framer = new LineFramer(8);

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void linesEndWithLineFeedAndAnOptionalCarriageReturn() {
    assertThat(framer.push(latin("one\r\ntwo\n\r\n\nth")))
        .containsExactly(new Text("one"), new Text("two"), new Text(""), new Text(""));
    assertThat(framer.pendingBytes()).isEqualTo(2);
    assertThat(framer.push(latin("ree\n"))).containsExactly(new Text("three"));
    assertThat(framer.pendingBytes()).isZero();
  }

  @Test
  void longestLineFitsWithEitherEnd() {
    assertThat(framer.push(latin("12345678\r\n12345678\n")))
        .containsExactly(new Text("12345678"), new Text("12345678"));
  }

  @Test
  void overlongLineIsMeasuredNotKept() {
    byte[] line = latin("1234567890".repeat(1000));
    framer.push(line);
    assertThat(framer.pendingBytes()).isEqualTo(10_000);
    assertThat(framer.push(latin("\r\nok\n")))
        .containsExactly(
            new Garbled(
                Cause.TOO_LONG,
                new Excerpt(10_000, "31323334353637383930313233343536", Checksums.crc32c(line))),
            new Text("ok"));
  }

  @Test
  void bytesThatAreNoTextAreReportedWithTheirHex() {
    byte[] line = latin("a\u00e9\0");
    assertThat(framer.push(latin("a\u00e9\0\na\tb\n")))
        .containsExactly(
            new Garbled(Cause.NOT_TEXT, new Excerpt(3, "61e900", Checksums.crc32c(line))),
            new Text("a\tb"));
  }

  @Test
  void carriageReturnInsideALineIsNoText() {
    assertThat(framer.push(latin("a\rb\n\r\r\n")))
        .containsExactly(
            new Garbled(Cause.NOT_TEXT, new Excerpt(3, "610d62", Checksums.crc32c(latin("a\rb")))),
            new Garbled(Cause.NOT_TEXT, new Excerpt(1, "0d", Checksums.crc32c(latin("\r")))));
  }

  @Test
  void chunksDoNotMatter() {
    for (int seed = 0; seed < 300; seed++) {
      var random = new Seed(seed).stream("line framer");
      byte[] stream = Chunks.bytes(random, latin("abc\r\n\n\u0080"), 400);
      var whole = new LineFramer(6).push(stream);
      var framer = new LineFramer(6);
      var pieces = new ArrayList<LineFrame>();
      Chunks.cut(random, stream).forEach(piece -> pieces.addAll(framer.push(piece)));
      assertThat(pieces).as("seed %s", seed).isEqualTo(whole).hasSizeGreaterThan(20);
    }
  }
}

package org.pumprig.link.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.seed.Seed;

class MllpFramerTest {
  private final MllpFramer framer = new MllpFramer(8);

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static List<String> words(List<MllpFrame> frames) {
    return frames.stream()
        .map(
            frame ->
                switch (frame) {
                  case MllpFrame.Message message ->
                      "message " + new String(message.content(), StandardCharsets.US_ASCII);
                  case MllpFrame.Garbage garbage -> "garbage " + words(garbage.excerpt());
                  case MllpFrame.Broken broken -> broken.cause() + " " + words(broken.excerpt());
                })
        .toList();
  }

  private static String words(Excerpt excerpt) {
    return excerpt.length() + " " + excerpt.hexPrefix() + " " + excerpt.crc32c();
  }

  private static String excerpt(String text) {
    var builder = new Excerpt.Builder();
    builder.add(ascii(text), text.length());
    return words(builder.build());
  }

  private List<String> push(String text) {
    return words(framer.push(ascii(text)));
  }

  @Test
  void blocksComeOutWithoutTheirMarks() {
    assertThat(push("\u000bMSH\r\u001c\r\u000b\u001c\r\u000b12345678\u001c\r"))
        .containsExactly("message MSH\r", "message ", "message 12345678");
  }

  @Test
  void encodedBlockComesBack() {
    byte[] block = MllpFramer.encode(ascii("ACK"));
    assertThat(block).isEqualTo(ascii("\u000bACK\u001c\r"));
    assertThat(words(framer.push(block))).containsExactly("message ACK");
  }

  @Test
  void garbageIsReportedBeforeTheNextBlockAndInBoundedPieces() {
    assertThat(push("xy")).isEmpty();
    assertThat(framer.pendingBytes()).isEqualTo(2);
    assertThat(push("\u000ba\u001c\r")).containsExactly("garbage " + excerpt("xy"), "message a");
    assertThat(push("123456789")).containsExactly("garbage " + excerpt("12345678"));
  }

  @Test
  void overlongBlockIsMeasuredAndTheNextOneRead() {
    assertThat(push("\u000b123456789abc\u001c\r\u000bok\u001c\r"))
        .containsExactly("TOO_LONG " + excerpt("123456789abc"), "message ok");
  }

  @Test
  void blockStartedAnewAndBadEndAreReported() {
    assertThat(push("\u000bcut\u000bab\u001cX\u000bok\u001c\r"))
        .containsExactly(
            "RESTARTED " + excerpt("cut"),
            "BAD_END " + excerpt("ab"),
            "garbage " + excerpt("X"),
            "message ok");
  }

  @Test
  void blockStartedRightAfterAnEndMarkIsRead() {
    assertThat(push("\u000bab\u001c\u000bok\u001c\r"))
        .containsExactly("BAD_END " + excerpt("ab"), "message ok");
  }

  @Test
  void chunksDoNotMatter() {
    for (int seed = 0; seed < 300; seed++) {
      var random = new Seed(seed).stream("mllp framer");
      byte[] stream = Chunks.bytes(random, ascii("ab\u000b\u000b\u001c\u001c\r\r\r"), 500);
      var whole = words(new MllpFramer(4).push(stream));
      var framer = new MllpFramer(4);
      var pieces = new ArrayList<MllpFrame>();
      Chunks.cut(random, stream).forEach(piece -> pieces.addAll(framer.push(piece)));
      assertThat(words(pieces)).as("seed %s", seed).isEqualTo(whole).hasSizeGreaterThan(20);
    }
  }
}

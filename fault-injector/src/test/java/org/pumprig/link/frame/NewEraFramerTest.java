package org.pumprig.link.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pumprig.link.frame.NewEraFrame.Basic;
import org.pumprig.link.frame.NewEraFrame.Broken;
import org.pumprig.link.frame.NewEraFrame.Cause;
import org.pumprig.link.frame.NewEraFrame.Safe;
import org.pumprig.link.frame.NewEraFramer.Side;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class NewEraFramerTest {
  private static byte[] latin(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /** Printed in the NE-1000 manual: the packet that leaves safe mode. */
  @Test
  void theManualsPacketIsMadeAndRead() {
    byte[] printed = HexFormat.of().parseHex("020853414630554303");
    assertThat(NewEraFramer.safe("SAF0")).isEqualTo(printed);
    for (Side side : Side.values()) {
      assertThat(new NewEraFramer(side).push(printed)).containsExactly(new Safe("SAF0"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0VER,4809",
    "00S,AAA6",
    "00SNE1000V3.928,2722",
    "SAF50,80F6",
    "00A?R,6586",
  })
  void checkValues(String payload, String crc) {
    byte[] packet = NewEraFramer.safe(payload);
    assertThat(
            HexFormat.of().withUpperCase().formatHex(packet, packet.length - 3, packet.length - 1))
        .isEqualTo(crc);
  }

  @Test
  void basicMessagesBothWays() {
    assertThat(new NewEraFramer(Side.REQUESTS).push(latin("0ver\r\rRAT 5 MH\r")))
        .containsExactly(new Basic("0ver"), new Basic(""), new Basic("RAT 5 MH"));
    assertThat(new NewEraFramer(Side.REPLIES).push(latin("\u000200S\u0003\u000207I5.000MH\u0003")))
        .containsExactly(new Basic("00S"), new Basic("07I5.000MH"));
  }

  @Test
  void wrongChecksumsNoiseAndHalfPacketsAreToldWithTheirBytes() {
    var framer = new NewEraFramer(Side.REPLIES);
    byte[] wrong = NewEraFramer.safe("00S");
    wrong[5] ^= 1;
    assertThat(framer.push(wrong))
        .singleElement()
        .isInstanceOfSatisfying(
            Broken.class, broken -> assertThat(broken.cause()).isEqualTo(Cause.CHECKSUM));
    assertThat(framer.push(latin("xx\u000200S\u0003")))
        .containsExactly(
            new Broken(Cause.NOISE, new Excerpt(2, "7878", Checksums.crc32c(latin("xx")))),
            new Basic("00S"));
    framer.push(latin("\u0002\u000700"));
    assertThat(framer.isPartial()).isTrue();
    assertThat(framer.expire())
        .containsExactly(
            new Broken(Cause.PARTIAL, new Excerpt(2, "3030", Checksums.crc32c(latin("00")))));
    assertThat(framer.push(NewEraFramer.safe("00S"))).containsExactly(new Safe("00S"));
  }

  @Test
  void neitherChunksNorGarbageMatter() {
    for (int seed = 0; seed < 10_000; seed++) {
      RandomStream random = new Seed(seed).stream("new era");
      Side side = Side.values()[(int) random.nextBelow(2)];
      byte[] stream = mutated(random, side);
      List<NewEraFrame> whole = new NewEraFramer(side).push(stream);
      var framer = new NewEraFramer(side);
      var pieces = new ArrayList<NewEraFrame>();
      Chunks.cut(random, stream).forEach(piece -> pieces.addAll(framer.push(piece)));
      assertThat(pieces).as("seed %s", seed).isEqualTo(whole);
    }
  }

  private static byte[] mutated(RandomStream random, Side side) {
    var out = new java.io.ByteArrayOutputStream();
    for (int i = 0; i < 6; i++) {
      String text = "00SI0.000W0.000ML".substring(0, 2 + (int) random.nextBelow(16));
      byte[] message =
          random.nextChance(500_000)
              ? NewEraFramer.safe(text)
              : side == Side.REQUESTS
                  ? NewEraFramer.basicRequest(text)
                  : NewEraFramer.basicReply(text);
      if (random.nextChance(500_000)) {
        message[(int) random.nextBelow(message.length)] = (byte) random.nextLong();
      }
      if (random.nextChance(100_000)) {
        message = Chunks.bytes(random, new byte[] {0, 2, 3, 7, 48, 65, -1}, 300);
      }
      out.writeBytes(message);
    }
    return out.toByteArray();
  }
}

package org.pumprig.link.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** Framing of Alaris and BCC, with published check values. */
class OtherFramersTest {
  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void everyAlarisVectorIsMadeAndRead() {
    List<String> vectors =
        Fixtures.text("vectors/alaris-crc.txt")
            .lines()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .toList();
    assertThat(vectors).hasSize(12);
    for (String vector : vectors) {
      String message = vector.substring(0, vector.length() - 5);
      assertThat(AlarisFramer.encode(message)).isEqualTo(latin("!" + vector + "\r"));
      assertThat(new AlarisFramer().push(latin("!" + vector + "\r")))
          .containsExactly(new AlarisFramer.Frame.Message(message));
    }
  }

  @Test
  void escapeAndWrongChecksumsMakeBrokenMessages() {
    var framer = new AlarisFramer();
    assertThat(framer.push(latin("!INF|4962\r!IN\u001b!INF|4961\r")))
        .satisfiesExactly(
            first -> assertThat(first).isInstanceOf(AlarisFramer.Frame.Broken.class),
            second -> assertThat(second).isInstanceOf(AlarisFramer.Frame.Broken.class),
            third -> assertThat(third).isEqualTo(new AlarisFramer.Frame.Message("INF")));
  }

  /** The first example of the interface specification. */
  @Test
  void thePrintedBccBlockIsMadeAndRead() {
    byte[] block = latin("\u000100031\u00021/1/1>ADMIN:ALIVE\u000300061\u0004");
    assertThat(BccFramer.encode("1/1/1>ADMIN:ALIVE", true)).isEqualTo(block);
    assertThat(new BccFramer().push(block))
        .containsExactly(new BccFramer.Frame.Block("1/1/1>ADMIN:ALIVE", true));
  }

  @Test
  void bccAnswersAndBrokenBlocks() {
    byte[] wrong = BccFramer.encode("1/1/1>MEM:GET", true);
    wrong[9] ^= 1;
    var framer = new BccFramer();
    assertThat(framer.push(wrong)).singleElement().isInstanceOf(BccFramer.Frame.Broken.class);
    assertThat(framer.push(new byte[] {BccFramer.ACK, BccFramer.NAK}))
        .containsExactly(new BccFramer.Frame.Answer(true), new BccFramer.Frame.Answer(false));
  }

  @Test
  void neitherChunksNorGarbageMatter() {
    for (int seed = 0; seed < 10_000; seed++) {
      RandomStream random = new Seed(seed).stream("other framers");
      byte[] stream = spoilt(random);
      var alaris = new AlarisFramer();
      var bcc = new BccFramer();
      var alarisPieces = new ArrayList<AlarisFramer.Frame>();
      var bccPieces = new ArrayList<BccFramer.Frame>();
      for (byte[] piece : Chunks.cut(random, stream)) {
        alarisPieces.addAll(alaris.push(piece));
        bccPieces.addAll(bcc.push(piece));
      }
      assertThat(alarisPieces).as("seed %s", seed).isEqualTo(new AlarisFramer().push(stream));
      assertThat(bccPieces).as("seed %s", seed).isEqualTo(new BccFramer().push(stream));
    }
  }

  private static byte[] spoilt(RandomStream random) {
    var out = new java.io.ByteArrayOutputStream();
    for (int i = 0; i < 4; i++) {
      byte[] message =
          random.nextChance(500_000)
              ? AlarisFramer.encode("INF^1^2^3")
              : BccFramer.encode("1/1/1>100,50101,INRT,5", random.nextChance(500_000));
      if (random.nextChance(500_000)) {
        message[(int) random.nextBelow(message.length)] = (byte) random.nextLong();
      }
      if (random.nextChance(100_000)) {
        message = HexFormat.of().parseHex("0101020304061b21".repeat(40));
      }
      out.writeBytes(message);
    }
    return out.toByteArray();
  }

  @Test
  void stuffingIsUndoneByScanningWhereverTheLineCutsIt() {
    assertThat(BccStuffing.stuff(bytes("ADMIN DEad"))).isEqualTo(bytes("AEXMIN EXEEaex"));
    assertThat(new BccStuffing().unstuff(bytes("EEX"))).isEqualTo(bytes("EX"));
    byte[] block = BccFramer.encode("1/1/1>ADMIN:ALIVE and DeEd", true);
    for (int cut = 1; cut < 20; cut++) {
      var line = new BccStuffing();
      var framer = new BccFramer();
      var found = new java.util.ArrayList<BccFramer.Frame>();
      byte[] stuffed = BccStuffing.stuff(block);
      for (int at = 0; at < stuffed.length; at += cut) {
        byte[] piece =
            java.util.Arrays.copyOfRange(stuffed, at, Math.min(stuffed.length, at + cut));
        found.addAll(framer.push(line.unstuff(piece)));
      }
      assertThat(found)
          .as("pieces of %s", cut)
          .containsExactly(new BccFramer.Frame.Block("1/1/1>ADMIN:ALIVE and DeEd", true));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
  }
}

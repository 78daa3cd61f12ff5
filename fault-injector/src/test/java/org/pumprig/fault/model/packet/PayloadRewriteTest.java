package org.pumprig.fault.model.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class PayloadRewriteTest {
  private static final long SEED = 58;
  private static final byte[] DATA = "Jane Doe's rate".getBytes(StandardCharsets.US_ASCII);

  private static byte[] blanked(byte[] frame) {
    return PayloadRewrite.of(
        frame, (bytes, from, to, understood) -> Arrays.fill(bytes, from, to, (byte) 'X'));
  }

  private static String text(byte[] frame) {
    return new String(frame, StandardCharsets.ISO_8859_1);
  }

  @Test
  void dataIsWrittenOverAndChecksumsStayRight() {
    for (byte[] frame :
        List.of(
            Frames.tcp(Packet.ACK, 1, 2, Frames.NO_OPTIONS, DATA),
            Frames.tcp6(Packet.ACK, 1, 2, Frames.NO_OPTIONS, DATA),
            Frames.udp(6660, DATA),
            Frames.udp6(6660, DATA))) {
      byte[] blank = blanked(frame);
      assertThat(text(frame)).contains("Jane Doe");
      assertThat(text(blank)).doesNotContain("Jane", "Doe").endsWith("X".repeat(DATA.length));
      assertThat(blank).hasSameSizeAs(frame);
      assertThat(Frames.checksumsHold(PacketParser.ethernet(blank))).isTrue();
    }
  }

  @Test
  void aWrongChecksumStaysWrong() {
    byte[] frame = Frames.tcp(Packet.ACK, 1, 2, Frames.NO_OPTIONS, DATA);
    frame[frame.length - 1] ^= 1;
    assertThat(Frames.checksumsHold(PacketParser.ethernet(blanked(frame)))).isFalse();
  }

  @Test
  void whatIsNotUnderstoodIsWrittenOverBehindTheLinkHeader() {
    byte[] unknown = Frames.ethernet("88cc", DATA);
    byte[] fragment = Frames.ethernet("0800", Frames.ip4(Packet.UDP, 8, DATA));
    assertThat(text(blanked(unknown))).endsWith("X".repeat(DATA.length));
    assertThat(text(blanked(fragment))).endsWith("X".repeat(DATA.length));
    byte[] arp = Frames.ethernet("0806", new byte[28]);
    assertThat(blanked(arp)).isEqualTo(arp);
  }

  @Test
  void anyBytesAreTaken() {
    RandomStream chance = new Seed(SEED).stream("frames");
    for (int i = 0; i < 2_000; i++) {
      byte[] frame = Frames.tcp(Packet.ACK, 1, 2, Frames.NO_OPTIONS, DATA);
      for (int flips = 0; flips < 4; flips++) {
        frame[(int) chance.nextBelow(54)] ^= (byte) chance.nextBelow(256);
      }
      byte[] cut = Arrays.copyOf(frame, (int) chance.nextBelow(frame.length + 1L));
      assertThat(blanked(cut)).as("seed %d, frame %d", SEED, i).hasSameSizeAs(cut);
    }
  }
}

package org.pumprig.fault.tap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class PcapngBlocksTest {
  @Test
  void theSectionHeaderIsTheOneOfTheFormat() {
    var block = little(PcapngBlocks.section("pumprig"));
    assertThat(block.getInt()).isEqualTo(0x0a0d0d0a);
    int length = block.getInt();
    assertThat(length).isEqualTo(block.capacity());
    assertThat(block.getInt()).isEqualTo(0x1a2b3c4d);
    assertThat(block.getShort()).isEqualTo((short) 1);
    assertThat(block.getInt(block.capacity() - 4)).isEqualTo(length);
  }

  @Test
  void everyBlockIsPaddedToFourBytesAndEndsWithItsLength() {
    for (int length = 0; length < 9; length++) {
      for (String comment : new String[] {"", "a", "ab", "abc", "abcd"}) {
        byte[] packet = PcapngBlocks.packet(1, 5L << 32 | 7, new byte[length], true, comment);
        var block = little(packet);
        assertThat(packet.length % 4).isZero();
        assertThat(block.getInt(4)).isEqualTo(packet.length);
        assertThat(block.getInt(packet.length - 4)).isEqualTo(packet.length);
        assertThat(block.getInt(12)).isEqualTo(5);
        assertThat(block.getInt(16)).isEqualTo(7);
        assertThat(block.getInt(20)).isEqualTo(length);
      }
    }
  }

  @Test
  void aLongCommentIsCut() {
    assertThat(PcapngBlocks.packet(0, 0, new byte[60], true, "x".repeat(100_000)))
        .hasSizeLessThan(5_000);
  }

  private static ByteBuffer little(byte[] block) {
    return ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
  }
}

package org.pumprig.fault.model.packet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InternetChecksumTest {
  @Test
  void isThatOfRfc1071Section3() {
    byte[] words = Frames.hex("0001f203f4f5f6f7");
    assertThat(InternetChecksum.sum(words, 0, 8)).isEqualTo(0x2ddf0);
    assertThat(InternetChecksum.of(0x2ddf0)).isEqualTo(~0xddf2 & 0xffff);
  }

  @Test
  void isThatOfAPublishedHeader() {
    byte[] header = Frames.hex("45000073000040004011b861c0a80001c0a800c7");
    assertThat(InternetChecksum.of(InternetChecksum.sum(header, 0, 20))).isZero();
  }

  @Test
  void padsAnOddByteWithZero() {
    assertThat(InternetChecksum.sum(Frames.hex("000102"), 0, 3)).isEqualTo(0x0201);
  }

  @Test
  void changesAsInRfc1624Section4() {
    assertThat(InternetChecksum.changed(0xdd2f, 0x5555, 0x3285)).isZero();
  }
}

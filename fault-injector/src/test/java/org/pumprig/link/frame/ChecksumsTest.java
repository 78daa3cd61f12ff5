package org.pumprig.link.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.pumprig.fixtures.Fixtures;

class ChecksumsTest {
  private static final byte[] CHECK = ascii("123456789");

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void publishedCheckValues() {
    assertThat(Checksums.crc16Xmodem(CHECK)).isEqualTo(0x31c3);
    assertThat(Checksums.crc16CcittFalse(CHECK)).isEqualTo(0x29b1);
    assertThat(Checksums.crc32c(CHECK)).isEqualTo(0xe3069283);
  }

  @Test
  void newEraManualsLeaveSafeModePacket() {
    byte[] packet = HexFormat.of().parseHex("0208534146305543" + "03");
    assertThat(Checksums.crc16Xmodem(ascii("SAF0"))).isEqualTo(0x5543);
    assertThat(Checksums.crc16Xmodem(packet, 2, 4)).isEqualTo(0x5543);
  }

  @Test
  void twelveAlarisMessages() {
    var vectors =
        Fixtures.text("vectors/alaris-crc.txt")
            .lines()
            .filter(line -> !line.startsWith("#"))
            .toList();
    assertThat(vectors).hasSize(12);
    for (String vector : vectors) {
      int bar = vector.indexOf('|');
      assertThat(Checksums.crc16CcittFalse(ascii(vector.substring(0, bar))))
          .as(vector)
          .isEqualTo(Integer.parseInt(vector.substring(bar + 1), 16));
    }
  }
}

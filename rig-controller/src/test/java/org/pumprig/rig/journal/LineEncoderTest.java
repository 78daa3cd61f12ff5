package org.pumprig.rig.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class LineEncoderTest {
  private static String encode(LineEncoder encoder) {
    return new String(encoder.bytes(), 0, encoder.length(), StandardCharsets.UTF_8);
  }

  @Test
  void theChecksumIsTheOneWhosePublishedCheckValueIsE3069283() {
    var crc = new CRC32C();
    crc.update("123456789".getBytes(StandardCharsets.US_ASCII));
    assertThat(Long.toHexString(crc.getValue())).isEqualTo("e3069283");
  }

  @Test
  void writesTheMembersInOrderAndTheChecksumOfTheLineWithoutIt() {
    var encoder = new LineEncoder();
    encoder.encode("note", out -> out.text("x", "y"), 2, 17, 1_500_000, 1_767_225_600_001_500L);
    String rest =
        "\"d\":{\"x\":\"y\"},\"e\":2,\"k\":\"note\",\"n\":17,\"t\":1500000,\"w\":1767225600001500}";
    var crc = new CRC32C();
    crc.update(("{" + rest).getBytes(StandardCharsets.UTF_8));
    String sum = String.format("%08x", crc.getValue());
    assertThat(encode(encoder)).isEqualTo("{\"c\":\"" + sum + "\"," + rest + "\n");
  }

  @Test
  void frameReadsBackWhatWasWritten() throws BadLine {
    var encoder = new LineEncoder();
    encoder.encode("a.b-C_9", out -> out.text("x", ",\"k\":\"batch\"}"), 3, 9, -5, 0);
    var frame = new LineFrame();
    frame.read(encoder.bytes(), 0, encoder.length() - 1);
    assertThat(frame.epoch).isEqualTo(3);
    assertThat(frame.n).isEqualTo(9);
    assertThat(frame.nanos).isEqualTo(-5);
    assertThat(frame.wallMicros).isZero();
    assertThat(frame.isBatch()).isFalse();
    assertThat(encode(encoder).substring(frame.kindStart(), frame.kindStart() + 7))
        .isEqualTo("a.b-C_9");
    assertThat(encode(encoder).substring(LineFrame.PAYLOAD_AT, frame.payloadEnd()))
        .isEqualTo("{\"x\":\",\\\"k\\\":\\\"batch\\\"}\"}");
  }

  @Test
  void refusesLinesAbove64KiBAndTakesThoseAtTheLimit() {
    var encoder = new LineEncoder();
    encoder.encode("k", out -> out.text("x", ""), 1, 1, 1, 1);
    int room = (64 << 10) - encoder.length();
    encoder.encode("k", out -> out.text("x", "y".repeat(room)), 1, 1, 1, 1);
    assertThat(encoder.length()).isEqualTo(64 << 10);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> encoder.encode("k", out -> out.text("x", "y".repeat(room + 1)), 1, 1, 1, 1));
  }
}

package org.pumprig.rig.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.digest.ContentDigest;
import org.pumprig.rig.rundir.Tombstone;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class RunRedactionTest {
  private static final long SEED = 20_261_128;
  private static final String MESSAGE =
      "\u000bMSH|^~\\&|PUMP^SN-1|General Hospital|GW|Ward 7|20261127101500|key|ORU^R01|M-17|P|2.6\r"
          + "PID|||4711^^^HOSP||Doe^Jane||19500101|F|||1 Main Street^^Town\r"
          + "NK1|1|Doe^John|SPO\r"
          + "OBX|1|ST|code||infusing Doe's drug\r\u001c\r";
  private static final String ANSWER =
      "\u000bMSH|^~\\&|GW|Ward 7|PUMP|Hospital|20261127101501||ACK|A-17|P|2.6\r"
          + "MSA|AA|M-17|taken for Doe\r\u001c\r";

  @TempDir private Path folder;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Copied(byte[] file, List<String> removed) {
    String text() {
      return new String(file, StandardCharsets.ISO_8859_1);
    }
  }

  private static Copied redact(byte[] capture) throws IOException {
    var out = new ByteArrayOutputStream();
    List<String> removed = CaptureRedaction.copy(new ByteArrayInputStream(capture), out);
    return new Copied(out.toByteArray(), removed);
  }

  @Test
  void ofMessagesTheFormIsLeft() throws IOException {
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      byte[] capture = new PcapNg(order).segment(MESSAGE).segment(ANSWER).bytes();
      Copied copied = redact(capture);
      assertThat(copied.file()).hasSameSizeAs(capture);
      assertThat(copied.text())
          .doesNotContain("Doe", "Jane", "4711", "Hospital", "Ward", "SN-1", "Main", "key")
          .contains("|20261127101500|XXX|ORU^R01|M-17|P|2.6\rPID|||XXXX^^^XXXX||XXX^XXXX||")
          .contains("MSA|AA|M-17|XXXXXXXXXXXXX\r");
      assertThat(copied.removed())
          .containsExactly(
              "what the data of 2 packets says, written over with X",
              "fields of 1 HL7 segments MSA",
              "fields of 2 HL7 segments MSH",
              "fields of 1 HL7 segments NK1",
              "fields of 1 HL7 segments OBX",
              "fields of 1 HL7 segments PID");
    }
  }

  @Test
  void whatContinuesAMessageOrIsNoneGoesWhole() throws IOException {
    int cut = MESSAGE.indexOf("Jane");
    Copied copied =
        redact(
            new PcapNg(ByteOrder.LITTLE_ENDIAN)
                .segment(MESSAGE.substring(0, cut))
                .segment(MESSAGE.substring(cut))
                .segment("\u000bMSHaDoeJ|Jane|Doe") // letters told to be separators
                .segment("GET /patients/Doe HTTP/1.1")
                .bytes());
    assertThat(copied.text()).doesNotContain("Doe", "Jane", "GET").contains("PID|||XXXX");
    assertThat(copied.removed())
        .contains(MESSAGE.length() - cut + 44 + " bytes that begin no HL7 message in their packet");
  }

  @Test
  void otherBlocksGoAndDamagedFilesAreRefused() throws IOException {
    byte[] capture =
        new PcapNg(ByteOrder.LITTLE_ENDIAN)
            .block(10, ByteBuffer.wrap("secrets!".getBytes(StandardCharsets.US_ASCII)))
            .segment("x")
            .bytes();
    Copied copied = redact(capture);
    assertThat(copied.text()).doesNotContain("secrets");
    assertThat(copied.removed()).contains("1 blocks that hold neither packets nor interfaces");
    assertThatThrownBy(() -> redact("no capture at all".getBytes(StandardCharsets.US_ASCII)))
        .hasMessage("it is no capture in pcapng");
    assertThatThrownBy(() -> redact(Arrays.copyOf(capture, capture.length - 5)))
        .hasMessage("it is cut off within a block");
  }

  /**
   * Whatever is flipped outside the packets' data: no name gets through, or the file is refused.
   */
  @Test
  void noNameGetsThroughADamagedFile() throws IOException {
    byte[] capture = new PcapNg(ByteOrder.LITTLE_ENDIAN).segment(MESSAGE).bytes();
    int data = new String(capture, StandardCharsets.ISO_8859_1).indexOf("PID");
    RandomStream chance = new Seed(SEED).stream("flips");
    for (int i = 0; i < 3_000; i++) {
      byte[] damaged = capture.clone();
      damaged[(int) chance.nextBelow(data)] ^= (byte) (1 << (int) chance.nextBelow(8));
      try {
        assertThat(redact(damaged).text()).as("seed %d, flip %d", SEED, i).doesNotContain("Jane");
      } catch (IOException refused) {
        assertThat(refused).hasMessageNotContaining("Jane");
      }
    }
  }

  @Test
  void aCopyOfARunHasTombstonesInTheirPlace() throws Exception {
    Path run = folder.resolve("run");
    Files.createDirectories(run.resolve("raw"));
    byte[] capture = new PcapNg(ByteOrder.LITTLE_ENDIAN).segment(MESSAGE).bytes();
    Files.write(run.resolve("raw/f1.pcapng"), capture);
    Files.writeString(run.resolve("raw/operator-1-ab.jpg"), "photo");
    Files.writeString(run.resolve("run.json"), "{}");
    List<Tombstone> stones =
        RunRedaction.copy(run, folder.resolve("copy"), EnumSet.allOf(RunRedaction.What.class));

    assertThat(folder.resolve("copy/run.json")).hasContent("{}");
    assertThat(folder.resolve("copy/raw"))
        .isDirectoryNotContaining("glob:**.jpg")
        .isDirectoryContaining("glob:**f1.redacted.pcapng")
        .isDirectoryContaining("glob:**f1.pcapng.tombstone.json");
    Tombstone first = stones.getFirst();
    assertThat(first.original().sha256()).isEqualTo(ContentDigest.hex(capture));
    assertThat(first.redacted().sha256())
        .isEqualTo(
            ContentDigest.hex(Files.readAllBytes(folder.resolve("copy/raw/f1.redacted.pcapng"))));
    assertThat(stones.get(1).removed()).containsExactly("all of a photo");
    assertThat(run.resolve("raw/f1.pcapng")).hasBinaryContent(capture);
  }
}

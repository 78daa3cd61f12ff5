package org.pumprig.pump.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class LibraryMessagesTest {
  private static final long MICROS = 1_600_000_000_000_000L;
  private static final LibraryQuery QUERY = new LibraryQuery("SN-1", "17", 2, 50);

  @Test
  void aQuestionAndItsAnswerAreReadAsTheyWereWritten() {
    assertThat(LibraryQuery.decode(QUERY.encode(MICROS))).isEqualTo(QUERY);
    LibraryBlock block = new DrugLibrary(3, 120).block(50);
    assertThat(block).isEqualTo(new LibraryBlock(3, 50, 100, true));
    var received = LibraryBlock.decode(block.encode(QUERY, "G1", "PUMPRIG", MICROS));
    assertThat(received).isEqualTo(new LibraryBlock.Received("17", block));
    LibraryBlock last = new DrugLibrary(3, 120).block(100);
    assertThat(LibraryBlock.decode(last.encode(QUERY, "G2", "PUMPRIG", MICROS)))
        .isEqualTo(new LibraryBlock.Received("17", new LibraryBlock(3, 100, 120, false)));
  }

  @Test
  void itIsHl7ThatOthersCanRead() {
    String text = new String(QUERY.encode(MICROS), StandardCharsets.UTF_8);
    assertThat(text.split("\r"))
        .satisfiesExactly(
            msh ->
                assertThat(msh)
                    .startsWith("MSH|^~\\&|PUMPRIG_PUMP^SN-1|")
                    .contains("|MFQ^M01^MFQ_M01|17|P|2.6|"),
            qrd ->
                assertThat(qrd)
                    .startsWith("QRD|20200913122640.000+0000|R|I|17|||50^RD|ALL|DRUGLIBRARY^"),
            dsc -> assertThat(dsc).isEqualTo("DSC|50|I"));
  }

  @Test
  void beyondTheLastEntryThereIsNothing() {
    assertThat(new DrugLibrary(3, 120).block(500)).isEqualTo(new LibraryBlock(3, 120, 120, false));
    assertThatThrownBy(() -> new DrugLibrary(0, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsSpoiltIsNoMessageAndNeverAnException() {
    byte[] question = QUERY.encode(MICROS);
    byte[] answer = new DrugLibrary(3, 120).block(0).encode(QUERY, "G1", "PUMPRIG", MICROS);
    for (int seed = 0; seed < 4_000; seed++) {
      RandomStream random = new Seed(seed).stream("library");
      byte[] bytes = (seed % 2 == 0 ? question : answer).clone();
      bytes[(int) random.nextBelow(bytes.length)] = (byte) random.nextLong();
      bytes = Arrays.copyOf(bytes, 1 + (int) random.nextBelow(bytes.length));
      var query = LibraryQuery.decode(bytes);
      var block = LibraryBlock.decode(bytes);
      assertThat(query == null || query.entry() >= 0).as("seed %d", seed).isTrue();
      assertThat(block == null || block.block().version() >= 1).as("seed %d", seed).isTrue();
    }
  }
}

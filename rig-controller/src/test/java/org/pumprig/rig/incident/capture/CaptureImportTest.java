package org.pumprig.rig.incident.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pumprig.rig.incident.fit.FaultFit;
import org.pumprig.rig.incident.fit.Fitted;
import org.pumprig.rig.incident.fit.Kind;
import org.pumprig.rig.incident.fit.PlanText;
import org.pumprig.rig.incident.fit.Reproduction;
import org.pumprig.rig.incident.fit.Traces;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.Seed;

/** Captures made by hand: formats, figures, and files that are broken or hostile. */
class CaptureImportTest {
  private static final long SECOND = 1_000_000;
  private static final int FUZZED = 400;

  private static CaptureImport.Seen read(byte[] file) throws InputProblem, IOException {
    return CaptureImport.read("test", new ByteArrayInputStream(file), Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "false, false, false",
    "true, false, false",
    "false, true, false",
    "false, false, true",
    "true, true, true"
  })
  void bothFormatsBothVersionsOfIpAndTagsAreRead(boolean six, boolean tagged, boolean next)
      throws Exception {
    byte[] file = new Captures(1 << 16, six, tagged, next).talk(SECOND, 40_000, 10).bytes();

    CaptureImport.Seen seen = read(file);

    assertThat(seen.remarks()).isEmpty();
    assertThat(seen.segments()).isEqualTo(25);
    assertThat(seen.pumps())
        .singleElement()
        .satisfies(
            pump -> {
              assertThat(pump.attempts()).isOne();
              assertThat(pump.messages()).isEqualTo(10);
              assertThat(pump.patientMessages()).isEqualTo(10);
            });
    assertThat(seen.sightings().firstNanos()).isEqualTo(SECOND * 1_000);
    assertThat(seen.sightings().exchanges()).hasSize(10).allMatch(each -> each.delayNanos() == 0);
    assertThat(seen.sightings().roundTrips().quantile(500)).isEqualTo(500_000);
    assertThat(seen.connections())
        .singleElement()
        .satisfies(each -> assertThat(each.end()).isEqualTo("closed by pump"));
  }

  @Test
  void aPackedFileIsReadAndOneThatIsCutOffTellsSo() throws Exception {
    byte[] file = new Captures(1 << 16, false, false, false).talk(SECOND, 40_000, 10).bytes();
    var packed = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(packed)) {
      zip.write(file);
    }
    byte[] whole = packed.toByteArray();

    assertThat(read(whole).segments()).isEqualTo(25);
    assertThat(read(Arrays.copyOf(whole, whole.length / 2)).remarks())
        .singleElement()
        .asString()
        .contains("damaged or cut off");
  }

  @Test
  void aFileThatEndsWithinAPacketIsReadUpToThere() throws Exception {
    byte[] file = new Captures(1 << 16, false, false, false).talk(SECOND, 40_000, 10).bytes();

    CaptureImport.Seen seen = read(Arrays.copyOf(file, file.length - 7));

    assertThat(seen.segments()).isEqualTo(24);
    assertThat(seen.remarks()).singleElement().asString().contains("cut off within a packet");
  }

  @Test
  void whatIsNoCaptureIsRefusedInOneSentence() {
    for (String text : List.of("", "abc", "time,pump,event,id\n")) {
      assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(InputProblem.class)
          .hasMessageContaining("test:1: ");
    }
  }

  @Test
  void aHugeRecordIsNotBelieved() throws Exception {
    byte[] file = new Captures(1 << 16, false, false, false).talk(SECOND, 40_000, 10).bytes();
    Arrays.fill(file, 24 + 8, 24 + 12, (byte) 0x7f);

    assertThat(read(file).remarks()).singleElement().asString().contains("damaged");
  }

  @Test
  void anOutageIsFoundBetweenTheLastAnswerAndTheFirstQuestionWithoutOne() throws Exception {
    var file = new Captures(1 << 20, false, false, false);
    file.talk(SECOND, 40_000, 50);
    for (int i = 0; i < 20; i++) {
      file.tcp(2 * SECOND + 50_000 + i * 100_000L, true, 41_000 + i, 1, 0, Segment.SYN, "");
    }
    file.talk(4 * SECOND + 50_000, 42_000, 50);

    CaptureImport.Seen seen = read(file.bytes());
    List<Fitted> fitted = FaultFit.of(seen.sightings(), 1);

    assertThat(fitted)
        .singleElement()
        .satisfies(
            outage -> {
              assertThat(outage.kind()).isEqualTo(Kind.SILENCE);
              assertThat(outage.start().nanos() - outage.start().errorNanos())
                  .isLessThanOrEqualTo(2_040_000_000L);
              assertThat(outage.start().nanos() + outage.start().errorNanos())
                  .isLessThanOrEqualTo(2_060_000_000L);
              assertThat(outage.end().nanos()).isBetween(3_950_000_000L, 4_050_000_000L);
            });
    assertThat(seen.pumps().getFirst().unanswered()).isEqualTo(20);
    assertThat(Reproduction.asked(seen.sightings(), fitted).distancePpm()).isLessThan(100_000);
    assertThat(Traces.of(seen.sightings(), fitted)).get().asString().contains(",100 %,");
    assertThat(PlanText.compact(fitted, 1, seen.sightings().firstNanos(), 0))
        .contains("fault: blackhole");
  }

  /** A sender joins what it sends again: three small segments that were lost come back as one. */
  @Test
  void ofThreeSegmentsThatAreSentAgainAsOneEachIsALoss() throws Exception {
    var file = new Captures(1 << 16, false, false, false);
    file.talk(SECOND, 40_000, 5);
    long at = 3 * SECOND;
    file.tcp(at, true, 41_000, 100, 0, Segment.SYN, "");
    file.tcp(at + 200, false, 41_000, 500, 101, Segment.SYN | Segment.ACK, "");
    for (int i = 0; i < 3; i++) {
      file.tcp(at + 1_000L * (i + 1), true, 41_000, 101 + 10 * i, 501, Segment.ACK, "0123456789");
    }
    file.tcp(at + 200_000, true, 41_000, 101, 501, Segment.ACK, "0123456789".repeat(3));
    file.tcp(at + 600_000, true, 41_000, 101, 501, Segment.ACK, "0123456789".repeat(3));

    assertThat(read(file.bytes()).sightings().losses())
        .extracting(Sightings.Loss::atNanos)
        .containsExactly(3_001_000_000L, 3_002_000_000L, 3_003_000_000L, 3_200_000_000L);
  }

  /** Whatever stands in a file: an end, and lists within their bounds. Seeds are told. */
  @Test
  void brokenAndHostileFilesEndWithAMessage() throws Exception {
    for (int i = 0; i < FUZZED; i++) {
      long seed = 9_000L + i;
      var draws = new Draws(seed);
      boolean next = draws.below(2) == 0;
      byte[] file =
          new Captures(1 << 16, draws.below(2) == 0, draws.below(2) == 0, next)
              .talk(SECOND, 40_000, 8)
              .bytes();
      for (int hit = draws.below(40); hit >= 0; hit--) {
        file[draws.below(file.length)] = (byte) draws.below(256);
      }
      if (draws.below(3) == 0) {
        file = Arrays.copyOf(file, draws.below(file.length));
      }
      try {
        CaptureImport.Seen seen = read(file);
        List<Fitted> fitted = FaultFit.of(seen.sightings(), seen.pumps().size());
        if (!seen.pumps().isEmpty()) {
          Reproduction.asked(seen.sightings(), fitted).distancePpm();
          assertThat(Traces.of(seen.sightings(), fitted).orElse("")).hasSizeLessThan(1 << 20);
        }
      } catch (InputProblem problem) {
        assertThat(problem.getMessage()).as("seed " + seed).startsWith("test:1: ");
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  /** A stream of draws, derived from a seed. */
  private static final class Draws {
    private final Seed seed;
    private int drawn;

    Draws(long seed) {
      this.seed = new Seed(seed);
    }

    int below(int bound) {
      long value = seed.child("fuzz", Integer.toString(drawn++)).value();
      return (int) Long.remainderUnsigned(value, bound);
    }
  }
}

package org.pumprig.rig.incident.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.incident.capture.CaptureImport.Seen;
import org.pumprig.rig.incident.fit.FaultFit;
import org.pumprig.rig.incident.fit.Fitted;
import org.pumprig.rig.incident.fit.Kind;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** Gateways' logs, right ones and others. */
class GatewayLogTest {
  private static final int FUZZED = 150;
  private static final String PATTERNS =
      """
      patterns: 1
      lines:
        - {event: message, match: '^(?<time>\\S+) recv from (?<pump>\\S+) id=(?<id>\\S+)'}
        - {event: acknowledged, match: '^(?<time>\\S+) ack to (?<pump>\\S+) id=(?<id>\\S+)'}
        - {event: refused, match: '^(?<time>\\S+) refused (?<pump>\\S+)'}
      """;

  private static Seen csv(String text) throws InputProblem, IOException {
    return GatewayLog.read("log", new BufferedReader(new StringReader(text)), Optional.empty());
  }

  private static Seen lines(String text, String patterns) throws InputProblem, IOException {
    LogPatterns known = LogPatterns.parse("p", patterns.getBytes(StandardCharsets.UTF_8));
    return GatewayLog.read("log", new BufferedReader(new StringReader(text)), Optional.of(known));
  }

  /** A message each 100 ms; those from the 40th to the 60th wait 400 ms for their answers. */
  private static String slowForTwoSeconds() {
    var out = new StringBuilder("time,pump,event,id\n");
    for (int i = 0; i < 100; i++) {
      long sent = 1_000_000 + i * 100L;
      long answered = sent + (i >= 40 && i < 60 ? 400 : 2);
      out.append(line(sent, "message", i)).append(line(answered, "acknowledged", i));
    }
    return out.toString();
  }

  private static String line(long millis, String event, int id) {
    return "%d.%03d,P1,%s,M%d%n".formatted(millis / 1_000, millis % 1_000, event, id);
  }

  @Test
  void lateAcknowledgementsInACsvAreOneFaultWithItsLimits() throws Exception {
    Seen seen = csv(slowForTwoSeconds());
    List<Fitted> fitted = FaultFit.of(seen.sightings(), 1);
    assertThat(seen.pumps().getFirst().messages()).isEqualTo(100);
    assertThat(fitted)
        .singleElement()
        .satisfies(
            slow -> {
              assertThat(slow.kind()).isEqualTo(Kind.SLOW_ACKNOWLEDGEMENT);
              assertThat(slow.value()).isEqualTo(400_000_000);
              assertThat(slow.start().nanos() - 1_004_000_000_000L)
                  .isBetween(-100_000_000L, 100_000_000L);
            });
  }

  @Test
  void timesMayBeIsoWithAZoneAndColumnsInAnyOrderAndQuoted() throws Exception {
    Seen seen =
        csv(
            """
            "event","id","time","pump"
            "message","1","2026-03-01T10:00:00.5+01:00","P1"
            "error","1","2026-03-01 09:00:01Z","P1"
            """);
    assertThat(seen.sightings().exchanges())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.delayNanos()).isEqualTo(500_000_000);
              assertThat(each.error()).isTrue();
            });
    assertThat(seen.sightings().firstNanos()).isEqualTo(1_772_355_600_500_000_000L);
  }

  @Test
  void linesAreReadByPatternsAndTheRestIsPassedOver() throws Exception {
    Seen seen =
        lines(
            """
            1000.0 recv from P1 id=7
            garbage of some other part
            1000.4 ack to P1 id=7
            1001 refused P2
            """,
            PATTERNS);
    assertThat(seen.packets()).isEqualTo(3);
    assertThat(seen.pumps()).hasSize(2);
    assertThat(seen.pumps().get(1).refused()).isEqualTo(1);
    assertThat(seen.sightings().exchanges().getFirst().delayNanos()).isEqualTo(400_000_000);
  }

  @Test
  void whatCannotBeReadIsCountedAndTheFirstAreNamedByTheirLines() throws Exception {
    Seen seen =
        csv(
            "time,pump,event\n1000,P1,message\nyesterday,P1,message\n1001,P1,exploded\n1002,P1\n"
                + "x".repeat(10_000)
                + "\n1003,P1,acknowledged\n");
    assertThat(seen.remarks())
        .anyMatch(each -> each.startsWith("line 3 ") && each.contains("ISO 8601"))
        .anyMatch(each -> each.startsWith("line 4 ") && each.contains("event"))
        .anyMatch(each -> each.startsWith("line 5 ") && each.contains("cells"))
        .anyMatch(each -> each.startsWith("line 6 ") && each.contains("4096"))
        .contains("4 lines in all could not be read: passed over");
  }

  @Test
  void aPatternThatTakesForeverIsGivenUpAtThatLine() throws Exception {
    String hard =
        """
        patterns: 1
        lines:
          - {event: message, match: '^(?<time>[0-9]+) (?<pump>a*a*a*a*a*a*)$'}
        """;
    Seen seen = lines("1000 aaaa\n1001 " + "a".repeat(60) + "b\n1002 aaaa\n", hard);
    assertThat(seen.packets()).isEqualTo(2);
    assertThat(seen.remarks()).anyMatch(each -> each.contains("line 2") && each.contains("long"));
  }

  @Test
  void aLogWithoutAnythingToReadIsRefusedWithTheRemedy() {
    assertThatThrownBy(() -> csv("what,is,this\n1,2,3\n"))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("log:1: ")
        .hasMessageContaining("--patterns");
    assertThatThrownBy(() -> csv("")).hasMessageContaining("no event");
    assertThatThrownBy(() -> lines("nothing\n", PATTERNS)).hasMessageContaining("no event");
  }

  @Test
  void wrongPatternsAreRefusedAtTheirLine() {
    assertThatThrownBy(() -> lines("", PATTERNS.replace("(?<pump>", "(?<pomp>")))
        .hasMessageContaining("p:3: ")
        .hasMessageContaining("(?<pump>…)");
    assertThatThrownBy(() -> lines("", PATTERNS.replace("recv from (", "recv from ((")))
        .hasMessageContaining("regular expression");
    assertThatThrownBy(() -> lines("", PATTERNS.replace("event: refused", "event: sulking")))
        .hasMessageContaining("sulking");
  }

  /** Whatever stands in a file: an end, within bounds, and no exception but the message. */
  @Test
  void brokenTruncatedAndHostileLogsEndWithAMessage() throws Exception {
    String good = slowForTwoSeconds();
    String plain = good.replace(",message,", " recv from P1 id=").replace("time,pump,event,id", "");
    for (int i = 0; i < FUZZED; i++) {
      long seed = 4_000L + i;
      var random = new Seed(seed).stream("fuzz");
      boolean byPattern = random.nextBelow(2) == 0;
      String text = broken(byPattern ? plain : good, random);
      try {
        Seen seen = byPattern ? lines(text, PATTERNS) : csv(text);
        assertThat(seen.pumps()).as("seed " + seed).hasSizeLessThanOrEqualTo(300);
        FaultFit.of(seen.sightings(), seen.pumps().size());
      } catch (InputProblem problem) {
        assertThat(problem.getMessage()).as("seed " + seed).startsWith("log:1: ");
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  private static String broken(String good, RandomStream random) {
    var text = new StringBuilder(good);
    for (long hit = random.nextBelow(60); hit >= 0; hit--) {
      int at = (int) random.nextBelow(text.length());
      switch ((int) random.nextBelow(4)) {
        case 0 -> text.setCharAt(at, (char) random.nextBelow(256));
        case 1 -> text.insert(at, "9".repeat((int) random.nextBelow(30)));
        case 2 -> text.insert(at, "\n");
        default -> text.delete(at, Math.min(text.length(), at + (int) random.nextBelow(40)));
      }
    }
    return random.nextBelow(3) == 0
        ? text.substring(0, (int) random.nextBelow(text.length()))
        : text.toString();
  }

  @Test
  void moreAndMorePumpsAndMessagesTakeNoMoreRoom() throws Exception {
    var out = new StringBuilder("time,pump,event,id\n");
    for (int i = 0; i < 3_000; i++) {
      out.append("1000,P").append(i % 1_000).append(",message,M").append(i).append('\n');
    }
    Seen seen = csv(out.toString());
    assertThat(seen.pumps()).hasSize(300);
    assertThat(seen.remarks())
        .anyMatch(each -> each.contains("2100 events of more than 300 pumps"));
  }
}

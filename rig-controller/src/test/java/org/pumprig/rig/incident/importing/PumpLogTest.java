package org.pumprig.rig.incident.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.pumprig.fixtures.Fixtures;
import org.pumprig.link.frame.CheckedLine;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.driver.serviceport.ServicePortDriver;
import org.pumprig.rig.incident.capture.CaptureImport.Seen;
import org.pumprig.rig.incident.fit.FaultFit;
import org.pumprig.rig.incident.fit.Kind;
import org.pumprig.rig.setup.RigFile;
import org.pumprig.rig.yaml.InputProblem;
import org.pumprig.seed.Seed;

/** Event logs of pumps, as their drivers read them. */
class PumpLogTest {
  private static final int FUZZED = 150;
  private static final String LINE_PATTERNS =
      """
      patterns: 1
      lines:
        - {event: refused, match: '^(?<time>\\S+) (?<pump>\\S+) \\S+ no answer of host'}
        - {event: connected, match: '^(?<time>\\S+) (?<pump>\\S+) \\S+ host found'}
      """;

  private static LogPatterns patterns(String text) throws InputProblem {
    return LogPatterns.parse("p", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Seen servicePort(byte[] bytes) throws InputProblem, IOException {
    return PumpLog.read(
        "log",
        new ByteArrayInputStream(bytes),
        new ServicePortDriver(),
        "SN-1",
        patterns(Fixtures.text("incidents/patterns/emulated-pump.yaml")));
  }

  private static byte[] entries(String... payloads) throws IOException {
    var out = new ByteArrayOutputStream();
    for (String payload : payloads) {
      out.write(CheckedLine.encode(payload));
    }
    return out.toByteArray();
  }

  private static String failed(int number, long up) {
    return "LOG n=" + number + " up=" + up + " code=NONE text=CONNECTION_FAILED_REFUSED";
  }

  @Test
  void failedConnectionsInTheLogOfAServicePortAreOneFault() throws Exception {
    Seen seen =
        servicePort(
            entries(
                "VERSION model=X serial=SN-1 firmware=1",
                failed(1, 10_000),
                failed(2, 11_000),
                failed(3, 12_500),
                "LOG n=4 up=13000 code=EC220 text=WATCHDOG",
                failed(2, 11_000),
                "LOGEND n=4"));
    assertThat(seen.packets()).isEqualTo(3);
    assertThat(seen.pumps().getFirst().refused()).isEqualTo(3);
    assertThat(FaultFit.of(seen.sightings(), 1))
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
              assertThat(refused.start().nanos()).isEqualTo(10_000_000_000L);
            });
    assertThat(seen.remarks())
        .contains("code EC220 at 13.000 s", "1 entries that came more than once");
  }

  @Test
  void aPumpThatStartedAnewGoesOnBehindWhereItWas() throws Exception {
    Seen seen = servicePort(entries(failed(1, 60_000), failed(2, 5_000)));
    assertThat(seen.sightings().lastNanos()).isEqualTo(65_000_000_000L);
    assertThat(seen.remarks()).anyMatch(each -> each.startsWith("1 new starts of the pump"));
  }

  @Test
  void aLineDriverOfARigFileReadsTheLogOfItsPump() throws Exception {
    Driver driver =
        RigFile.parse("rigs/line-driver.yaml", Fixtures.bytes("rigs/line-driver.yaml"))
            .real()
            .orElseThrow()
            .units()
            .getFirst()
            .driver();
    String log =
        "READY\r\nLOG 1 4000 E17 no answer of host\r\nLOG 2 5000 E17 no answer of host\r\n"
            + "STAT RUN 1.0 E0\r\nLOG 3 5500 E23 tube bent\r\nLOG 4 6000 E17 no answer of host\r\n"
            + "LOG 5 9000 E0 host found\r\nwhat is this\r\n";
    Seen seen =
        PumpLog.read(
            "log",
            new ByteArrayInputStream(log.getBytes(StandardCharsets.US_ASCII)),
            driver,
            "LP-7",
            patterns(LINE_PATTERNS));
    assertThat(seen.packets()).isEqualTo(4);
    assertThat(FaultFit.of(seen.sightings(), 1))
        .singleElement()
        .satisfies(each -> assertThat(each.end().nanos()).isEqualTo(7_500_000_000L));
    assertThat(seen.remarks()).anyMatch(each -> each.startsWith("1 pieces that are nothing"));
  }

  @Test
  void whereThereIsNoEntryOrNoneThatIsKnownTheMessageSaysWhich() throws Exception {
    assertThatThrownBy(() -> servicePort("hello\r\n".getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(InputProblem.class)
        .hasMessageContaining("no entry of an event log in it and 1 pieces");
    byte[] other = entries("LOG n=1 up=5 code=NONE text=LUNCH");
    assertThatThrownBy(() -> servicePort(other))
        .hasMessageContaining("1 entries")
        .hasMessageContaining("SECONDS SERIAL CODE TEXT");
  }

  @Test
  void brokenTruncatedAndHostileBytesEndWithAMessage() throws Exception {
    byte[] good = entries(failed(1, 1_000), failed(2, 2_000), failed(3, 2_500), "LOGEND n=3");
    for (int i = 0; i < FUZZED; i++) {
      long seed = 7_000L + i;
      var random = new Seed(seed).stream("fuzz");
      byte[] bytes = good.clone();
      for (long hit = random.nextBelow(8); hit > 0; hit--) {
        bytes[(int) random.nextBelow(bytes.length)] = (byte) random.nextBelow(256);
      }
      if (random.nextBelow(3) == 0) {
        bytes = Arrays.copyOf(bytes, (int) random.nextBelow(bytes.length));
      }
      try {
        assertThat(servicePort(bytes).packets()).as("seed " + seed).isBetween(1L, 3L);
      } catch (InputProblem problem) {
        assertThat(problem.getMessage()).as("seed " + seed).startsWith("log:1: ");
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  @Test
  void aLineWithoutAnEndTakesNoMoreRoomThanALine() throws Exception {
    byte[] endless = new byte[1 << 20];
    Arrays.fill(endless, (byte) 'x');
    var out = new ByteArrayOutputStream();
    out.write(endless);
    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
    out.write(entries(failed(1, 1_000)));
    assertThat(servicePort(out.toByteArray()).packets()).isEqualTo(1);
  }
}

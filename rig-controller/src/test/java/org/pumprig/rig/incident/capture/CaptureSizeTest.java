package org.pumprig.rig.incident.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pumprig.rig.incident.fit.FaultFit;
import org.pumprig.time.SystemScheduler;

/** Two gigabytes of capture, made while they are read; run it with a heap of 512 MB. */
@Tag("perf")
class CaptureSizeTest {
  private static final long SIZE = 2L << 30;
  private static final long MOST_MICROS = 60_000_000;

  @Test
  void twoGigabytesAreImportedInAMinute() throws Exception {
    assertThat(Runtime.getRuntime().maxMemory()).as("-Xmx512m").isLessThanOrEqualTo(512L << 20);
    var stream = new Endless();
    long began = SystemScheduler.wallClockMicros();

    CaptureImport.Seen seen = CaptureImport.read("made", stream, Optional.empty());
    int faults = FaultFit.of(seen.sightings(), seen.pumps().size()).size();

    long took = SystemScheduler.wallClockMicros() - began;
    System.Logger log = System.getLogger("perf");
    log.log(
        System.Logger.Level.INFO,
        "{0} bytes, {1} packets, {2} faults in {3} us",
        stream.given,
        seen.packets(),
        faults,
        took);
    assertThat(stream.given).isGreaterThanOrEqualTo(SIZE);
    assertThat(seen.packets()).isGreaterThan(5_000_000);
    assertThat(took).isLessThan(MOST_MICROS);
  }

  /** Connections one after the other, each with messages, until there is enough. */
  private static final class Endless extends InputStream {
    private byte[] piece = new Captures(1 << 16, false, false, false).bytes();
    private int at;
    private long given;
    private long micros = 1_000_000;
    private int port = 1_024;

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (at == piece.length) {
        if (given >= SIZE) {
          return -1;
        }
        piece = java.util.Arrays.copyOfRange(made(), 24, made.length);
        at = 0;
      }
      int count = Math.min(length, piece.length - at);
      System.arraycopy(piece, at, target, offset, count);
      at += count;
      given += count;
      return count;
    }

    private byte[] made = {};

    private byte[] made() {
      made = new Captures(1 << 18, false, false, false).talk(micros, port, 400).bytes();
      micros += 9_000_000;
      port = port == 65_000 ? 1_024 : port + 1;
      return made;
    }

    @Override
    public void close() throws IOException {
      // nothing is open
    }
  }
}

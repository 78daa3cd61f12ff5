package org.pumprig.fault.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.fault.Direction;
import org.pumprig.fault.model.packet.Fate;
import org.pumprig.fault.model.packet.PacketParser;
import org.pumprig.host.LocalCommands;

/** Wireshark's tshark reads the capture file: packets, times, interfaces, comments. */
@Tag("peer")
class TouchedPacketsPeerIT {
  private static final long LIMIT_NANOS = 60_000_000_000L;

  /** A UDP datagram from 10.77.0.2:5000 to 10.77.0.3:7000 with four bytes. */
  private static final byte[] FRAME =
      HexFormat.of()
          .parseHex(
              "020000000003020000000002080045000020000040004011264d0a4d00020a4d0003"
                  + "13881b58000c000000000001");

  @TempDir Path directory;

  @Test
  void tsharkReadsEveryPacketWithItsReason() throws Exception {
    assumeTrue(tshark("--version").startsWith("TShark"), "skipped: tshark is not installed");
    Path file = directory.resolve("touched.pcapng");
    try (var packets = TouchedPackets.create(file, 1 << 20)) {
      var packet = PacketParser.ethernet(FRAME);
      var touches = List.of(new Fate.Touch("r1-2-p1", "loss: lost"));
      packets.offer(
          new Fate.Lost(Direction.TOWARDS_GATEWAY, packet, touches), 1_700_000_000_000_001L);
      var later = List.of(new Fate.Touch("r1-3-p1", "delay: delayed by 50000 us"));
      packets.offer(
          new Fate.Passed(Direction.TOWARDS_GATEWAY, packet, later), 1_700_000_000_050_000L);
    }
    String read =
        tshark(
            "-r",
            file.toString(),
            "-T",
            "fields",
            "-E",
            "separator=|",
            "-e",
            "frame.time_epoch",
            "-e",
            "frame.interface_name",
            "-e",
            "udp.dstport",
            "-e",
            "frame.comment");
    assertThat(read.lines())
        .containsExactly(
            "1700000000.000001000|unit-side|7000|r1-2-p1 loss: lost",
            "1700000000.050000000|gateway-side|7000|r1-3-p1 delay: delayed by 50000 us");
  }

  @Test
  void theFileStaysBelowItsLimitAndWhatIsMissedIsCounted() throws Exception {
    Path file = directory.resolve("small.pcapng");
    long missed;
    try (var packets = TouchedPackets.create(file, 4_096)) {
      for (int i = 0; i < 200; i++) {
        packets.offer(
            new Fate.Lost(Direction.TOWARDS_PUMP, PacketParser.ethernet(FRAME), List.of()), i);
      }
      packets.close();
      missed = packets.missed();
    }
    assertThat(Files.size(file)).isLessThanOrEqualTo(4_096);
    assertThat(missed).isBetween(100L, 199L);
  }

  private static String tshark(String... arguments) {
    var argv = new java.util.ArrayList<>(List.of("tshark"));
    argv.addAll(List.of(arguments));
    try {
      return LocalCommands.here().run(argv, "", LIMIT_NANOS).output();
    } catch (IOException e) {
      return "";
    }
  }
}

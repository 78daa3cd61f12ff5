package org.pumprig.fault.netem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SightingTest {
  /** As tcpdump prints them: time to live and header checksum differ behind the router. */
  private static String packet(String at, String device, String way, String ttl, String number) {
    return at
        + " "
        + device
        + " "
        + (way + "  ").substring(0, 4)
        + "IP 10.77.0.2.4000 > 10.78.0.2.5000: UDP, length 4\n"
        + "\t0x0000:  4500 0020 "
        + number
        + " 4000 "
        + ttl
        + "11 abcd 0a4d 0002\n"
        + "\t0x0010:  0a4e 0002 0fa0 1388 000c 1234 0000 0001\n";
  }

  @Test
  void aPacketIsFoundAgainAndItsWayIsTimed() {
    String text =
        packet("100.000000", "pump0", "In", "40", "0001")
            + packet("100.050000", "gw0", "Out", "3f", "0001")
            + packet("100.060000", "pump0", "In", "40", "0002")
            + packet("100.070000", "pump0", "In", "40", "0003")
            + packet("100.140000", "gw0", "Out", "3f", "0003")
            + packet("100.140100", "gw0", "Out", "3f", "0003")
            + packet("101.000000", "pump0", "In", "40", "0004");
    List<Sighting> all = Sighting.parse("listening on any\n" + text);
    assertThat(all).hasSize(7);
    var way = Sighting.match(all, "pump0", "gw0", 100_000_000);
    assertThat(way.entered()).isEqualTo(3); // the last came too late to have left
    assertThat(way.intact()).isEqualTo(2);
    assertThat(way.copies()).isEqualTo(1);
    assertThat(way.minNanos()).isEqualTo(50_000_000);
    assertThat(way.maxNanos()).isEqualTo(70_000_000);
    assertThat(way.meanNanos()).isEqualTo(60_000_000);
  }

  @Test
  void nothingSeenIsNothingTimed() {
    var way = Sighting.match(Sighting.parse(""), "pump0", "gw0", 0);
    assertThat(way.entered()).isZero();
    assertThat(way.delivered()).isZero();
  }
}

package org.pumprig.fault.netem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SightingTest {
  private static String seen(String at, String device, String way) {
    return at + " " + device + " " + (way + "  ").substring(0, 4);
  }

  /** As tcpdump prints them: time to live and header checksum differ behind the router. */
  private static String packet(String at, String device, String way, String ttl, String number) {
    return seen(at, device, way)
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

  /** TCP ports 0x0fa0 and 0x1388; the rig's own address is 10.78.0.1. */
  private static String segment(String at, String device, String way, String ends, String number) {
    return seen(at, device, way)
        + "IP ends: tcp 0\n\t0x0000:  4500 0028 "
        + number
        + " 4000 4006 abcd "
        + ends
        + " "
        + number
        + " 0001 0000 0002 5010 ffff 1234 0000\n";
  }

  @Test
  void aUnitWhoseAddressIsTranslatedIsKnownByTheEndsThatItLeftUnder() {
    String out = "0a4d 0002 0a4e 0002 0fa0 1388";
    String translated = "0a4e 0001 0a4e 0002 0fa0 1388";
    String answer = "0a4e 0002 0a4e 0001 1388 0fa0";
    String back = "0a4e 0002 0a4d 0002 1388 0fa0";
    String another = "0a4e 0002 0a4e 0001 1388 0fa1";
    List<Sighting> all =
        Sighting.parse(
            segment("100.000000", "pump0", "In", out, "0001")
                + segment("100.050000", "gw0", "Out", translated, "0001")
                + segment("100.060000", "gw0", "In", answer, "0002")
                + segment("100.061000", "gw0", "In", another, "0003")
                + segment("100.130000", "pump0", "Out", back, "0002")
                + segment("101.000000", "pump0", "In", out, "0004"));
    List<Sighting> its = Translated.of(all, "0a4d0002", "pump0", "gw0");
    var towardsGateway = Sighting.match(its, "pump0", "gw0", 100_000_000);
    var towardsPump = Sighting.match(its, "gw0", "pump0", 100_000_000);
    assertThat(towardsGateway.entered()).isEqualTo(1);
    assertThat(towardsGateway.meanNanos()).isEqualTo(50_000_000);
    assertThat(towardsPump.entered()).isEqualTo(1);
    assertThat(towardsPump.meanNanos()).isEqualTo(70_000_000);
    assertThat(Sighting.match(all, "gw0", "pump0", 100_000_000).entered())
        .as("with another's")
        .isEqualTo(2);
  }
}

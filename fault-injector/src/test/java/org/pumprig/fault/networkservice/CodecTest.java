package org.pumprig.fault.networkservice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** DNS, DHCP and NTP against what their documents print. */
class CodecTest {
  private static final HexFormat HEX = HexFormat.of();

  @Test
  void queryIsThatOfRfc8484() {
    // RFC 8484, 4.1.1: a query for www.example.com, type A, id 0
    byte[] published =
        Base64.getUrlDecoder().decode("AAABAAABAAAAAAAAA3d3dwdleGFtcGxlA2NvbQAAAQAB");
    assertThat(DnsMessage.query(0, "www.example.com")).isEqualTo(published);
    assertThat(DnsMessage.parse(published))
        .contains(new DnsMessage(0, false, 0, "www.example.com", DnsMessage.A, Optional.empty()));
  }

  @Test
  void answerOfRfc8484IsRead() throws Exception {
    // RFC 8484, 4.2.2: the AAAA record of www.example.com
    byte[] published =
        HEX.parseHex(
            "00008180000100010000000003777777076578616d706c6503636f6d00001c0001"
                + "c00c001c000100000e7d001020010db8abcd00120001000200030004");
    assertThat(DnsMessage.parse(published))
        .contains(
            new DnsMessage(
                0,
                true,
                0,
                "www.example.com",
                28,
                Optional.of(InetAddress.getByName("2001:db8:abcd:12:1:2:3:4"))));
  }

  @Test
  void answersCarryTheQuestionAndWhatIsWrong() throws Exception {
    DnsMessage asked = DnsMessage.parse(DnsMessage.query(7, "GW.ward")).orElseThrow();
    var elsewhere = (Inet4Address) InetAddress.getByName("192.0.2.9");
    assertThat(DnsMessage.parse(asked.answer(elsewhere)))
        .contains(new DnsMessage(7, true, 0, "gw.ward", DnsMessage.A, Optional.of(elsewhere)));
    assertThat(DnsMessage.parse(asked.noSuchName()))
        .contains(new DnsMessage(7, true, 3, "gw.ward", DnsMessage.A, Optional.empty()));
  }

  @Test
  void ntpTimestampsAreThoseOfRfc5905() {
    // RFC 5905, figure 4: seconds of 1970-01-01 and 1972-01-01
    assertThat(NtpMessage.timestamp(0) >>> 32).isEqualTo(2_208_988_800L);
    assertThat(NtpMessage.timestamp(63_072_000_000_000L) >>> 32).isEqualTo(2_272_060_800L);
    // and of 2036-02-08, the first day of era 1: 86400 − 63104 s after its begin
    assertThat(NtpMessage.timestamp(2_085_978_496_000_000L)).isZero();
  }

  @Test
  void ntpAnswerBringsBackTheClientsTimeAndItsOwn() {
    long now = 1_700_000_000_123_456L;
    NtpMessage asked = NtpMessage.parse(NtpMessage.query(now)).orElseThrow();
    NtpMessage answer = NtpMessage.parse(asked.answer(10, now - 5_000_000)).orElseThrow();
    assertThat(answer.mode()).isEqualTo(NtpMessage.SERVER);
    assertThat(answer.stratum()).isEqualTo(10);
    assertThat(answer.originate()).isEqualTo(NtpMessage.timestamp(now));
    assertThat(answer.aheadMicros(now)).isBetween(-5_000_001L, -4_999_999L);
  }

  @Test
  void dhcpMessagesAreReadBack() {
    byte[] discover = DhcpMessage.discover(9, 0x0250_5249_4701L);
    assertThat(Arrays.copyOfRange(discover, 236, 243))
        .as("RFC 2131, 3: magic cookie; RFC 2132, 9.6: option 53")
        .containsExactly(99, 130, 83, 99, 53, 1, 1);
    DhcpMessage read = DhcpMessage.parse(discover).orElseThrow();
    assertThat(read)
        .isEqualTo(new DhcpMessage(true, DhcpMessage.DISCOVER, 9, 0x0250_5249_4701L, 0));
    DhcpMessage refusal = DhcpMessage.parse(read.refusal(0x0a4d0001)).orElseThrow();
    assertThat(refusal.type()).isEqualTo(DhcpMessage.NAK);
    assertThat(refusal.client()).isEqualTo(0x0250_5249_4701L);
  }

  /** A hostile packet is no message, and never an exception. */
  @Test
  void damagedPacketsAreNoMessages() {
    RandomStream random = new Seed(3).stream("packets");
    byte[][] whole = {DnsMessage.query(1, "a.b"), DhcpMessage.discover(1, 2), NtpMessage.query(3)};
    int refused = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] packet = whole[round % whole.length].clone();
      packet = Arrays.copyOf(packet, (int) random.nextBelow(packet.length + 1));
      for (int flips = 0; flips < 4 && packet.length > 0; flips++) {
        packet[(int) random.nextBelow(packet.length)] = (byte) random.nextBelow(256);
      }
      boolean nothing =
          DnsMessage.parse(packet).isEmpty()
              && DhcpMessage.parse(packet).isEmpty()
              && NtpMessage.parse(packet).isEmpty();
      refused += nothing ? 1 : 0;
    }
    assertThat(refused).as("seed 3").isGreaterThan(5_000);
  }
}

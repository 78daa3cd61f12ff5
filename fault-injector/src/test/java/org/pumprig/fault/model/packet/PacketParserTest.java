package org.pumprig.fault.model.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pumprig.fault.model.packet.Packet.Kind;

class PacketParserTest {
  private static final byte[] DATA = {1, 2, 3};
  private static final byte[] BODY = Frames.udpBody(7000, DATA, Frames.PUMP_4, Frames.GATEWAY_4);

  @ParameterizedTest
  @ValueSource(strings = {"", "81000064", "88a8006481000065"})
  void findsAddressesAndDataBehindTags(String tags) {
    var packet =
        PacketParser.ethernet(Frames.ethernet(tags + "0800", Frames.ip4(17, 0x4000, BODY)));
    assertThat(packet.kind()).isEqualTo(Kind.UNDERSTOOD);
    assertThat(packet.ipOffset).isEqualTo(14 + tags.length() / 2);
    assertThat(packet.isFrom(Frames.PUMP_4)).isTrue();
    assertThat(packet.isTo(Frames.GATEWAY_4)).isTrue();
    assertThat(packet.isTo(Frames.PUMP_4)).isFalse();
    assertThat(packet.isFrom(Frames.PUMP_6)).isFalse();
    assertThat(Arrays.copyOfRange(packet.bytes(), packet.dataOffset, packet.end)).isEqualTo(DATA);
    assertThat(packet.ipBytes()).isEqualTo(31);
  }

  @Test
  void leavesTheLinksPaddingOut() {
    byte[] padded = Arrays.copyOf(Frames.udp(7000, DATA), 60);
    assertThat(PacketParser.ethernet(padded).ipBytes()).isEqualTo(31);
  }

  @Test
  void walksTheExtensionHeadersOfIp6() {
    // hop-by-hop, then destination options, then UDP
    byte[] body = Frames.udpBody(7000, DATA, Frames.PUMP_6, Frames.GATEWAY_6);
    var packet =
        PacketParser.ethernet(
            Frames.ethernet("86dd", Frames.ip6("3c000502000001001100010400000000", 0, body)));
    assertThat(packet.kind()).isEqualTo(Kind.UNDERSTOOD);
    assertThat(packet.protocol).isEqualTo(Packet.UDP);
    assertThat(packet.isFrom(Frames.PUMP_6)).isTrue();
    assertThat(Arrays.copyOfRange(packet.bytes(), packet.dataOffset, packet.end)).isEqualTo(DATA);
  }

  @Test
  void readsNoPortsInALaterFragment() {
    var packet =
        PacketParser.ethernet(Frames.ethernet("0800", Frames.ip4(6, 0x2001, new byte[] {1})));
    assertThat(packet.kind()).isEqualTo(Kind.UNDERSTOOD);
    assertThat(packet.isTcp()).isFalse();
    assertThat(packet.flow().ports()).isZero();
  }

  @Test
  void tellsFlowsApartByPort() {
    var one = PacketParser.ethernet(Frames.udp(7000, DATA)).flow();
    assertThat(PacketParser.ethernet(Frames.udp(7000, new byte[9])).flow()).isEqualTo(one);
    assertThat(PacketParser.ethernet(Frames.udp(7001, DATA)).flow()).isNotEqualTo(one);
    assertThat(PacketParser.ethernet(Frames.udp6(7000, DATA)).flow()).isNotEqualTo(one);
  }

  @Test
  void leavesOtherProtocolsAlone() {
    assertThat(PacketParser.ethernet(Frames.ethernet("0806", new byte[28])).kind())
        .isEqualTo(Kind.NOT_IP);
  }

  @Test
  void callsEveryTruncationMalformed() {
    byte[] frame = Frames.tcp(Packet.ACK, 1, 2, Frames.NO_OPTIONS, DATA);
    for (int length = 0; length < frame.length; length++) {
      assertThat(PacketParser.ethernet(Arrays.copyOf(frame, length)).kind())
          .as("cut to %d bytes", length)
          .isEqualTo(Kind.MALFORMED);
    }
  }

  @Test
  void callsAHeaderLongerThanItsPacketMalformed() {
    byte[] frame = Frames.tcp(Packet.ACK, 1, 2, Frames.NO_OPTIONS, DATA);
    frame[14 + 20 + 12] = (byte) 0xf0;
    assertThat(PacketParser.ethernet(frame).kind()).isEqualTo(Kind.MALFORMED);
  }

  @Test
  void givesUpOnEndlessTags() {
    byte[] frame = Frames.ethernet("81000001".repeat(300) + "0800", Frames.ip4(17, 0, BODY));
    assertThat(PacketParser.ethernet(frame).kind()).isEqualTo(Kind.MALFORMED);
  }
}

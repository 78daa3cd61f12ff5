package org.pumprig.fault.sight;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.Direction;
import org.pumprig.fault.model.packet.TcpSegment;
import org.pumprig.fault.proxy.WireEvent;

/** What segments at a pump's port show of its connections. */
class TcpSightTest {
  private static final int GATEWAY = 2575;
  private static final long SECOND = 1_000_000_000L;

  private final List<String> told = new ArrayList<>();
  private final TcpSight sight =
      new TcpSight(
          InetAddress.ofLiteral("10.77.0.11"),
          InetAddress.ofLiteral("10.78.0.2"),
          GATEWAY,
          event -> told.add(words(event)));
  private long now;

  private static String words(WireEvent event) {
    return switch (event) {
      case WireEvent.Accepted e -> e.connection() + " asks";
      case WireEvent.UpstreamConnected e -> e.connection() + " stands";
      case WireEvent.UpstreamFailed e -> e.connection() + " failed: " + e.reason();
      case WireEvent.Bytes e ->
          e.connection()
              + (e.direction() == Direction.TOWARDS_GATEWAY ? " > " : " < ")
              + new String(e.bytes(), US_ASCII);
      case WireEvent.Ended e ->
          e.connection() + " ended by " + e.by().diskName() + ", " + e.how().diskName();
      case WireEvent.TapOverflow e -> e.lost() + " missed";
      case WireEvent.ListenerClosed _, WireEvent.ListenerOpened _ -> "never told";
    };
  }

  private void pump(int port, String flags, int sequence, int acknowledgement, String data) {
    segment(port, GATEWAY, flags, sequence, acknowledgement, data, true);
  }

  private void gateway(int port, String flags, int sequence, int acknowledgement, String data) {
    segment(GATEWAY, port, flags, sequence, acknowledgement, data, false);
  }

  private void segment(
      int from, int to, String flags, int sequence, int acknowledgement, String data, boolean up) {
    sight.segment(
        new TcpSegment(
            from,
            to,
            sequence,
            acknowledgement,
            flags.contains("S"),
            flags.contains("A"),
            flags.contains("F"),
            flags.contains("R"),
            data.getBytes(US_ASCII)),
        up,
        now);
  }

  private void open(int port, int pumpFirst, int gatewayFirst) {
    pump(port, "S", pumpFirst - 1, 0, "");
    gateway(port, "SA", gatewayFirst - 1, pumpFirst, "");
    pump(port, "A", pumpFirst, gatewayFirst, "");
  }

  @Test
  void aConnectionIsToldFromItsRequestToItsEnd() {
    open(4000, 101, 501);
    pump(4000, "A", 101, 501, "ping");
    gateway(4000, "A", 501, 105, "pong");
    pump(4000, "FA", 105, 505, "");
    gateway(4000, "FA", 505, 106, "");
    pump(4000, "A", 106, 506, "");
    assertThat(told)
        .containsExactly("1 asks", "1 stands", "1 > ping", "1 < pong", "1 ended by pump, orderly");
  }

  @Test
  void whatComesTwiceOrEarlyIsToldOnceAndInOrderAcrossTheWrapOfNumbers() {
    open(4000, -2, 501);
    pump(4000, "A", 2, 501, "second");
    pump(4000, "A", -2, 501, "1st,");
    pump(4000, "A", -2, 501, "1st,");
    pump(4000, "A", 0, 501, "t,second more");
    assertThat(told).containsExactly("1 asks", "1 stands", "1 > 1st,second", "1 >  more");
  }

  @Test
  void aRefusalAndAnUnansweredRequestAreFailedAttempts() {
    pump(4000, "S", 100, 0, "");
    gateway(4000, "RA", 0, 101, "");
    pump(4001, "S", 300, 0, "");
    now = SECOND;
    pump(4001, "S", 300, 0, "");
    now = 3 * SECOND;
    sight.tick(now);
    pump(4001, "S", 300, 0, "");
    now = 8 * SECOND;
    sight.tick(now);
    assertThat(told)
        .as("two seconds between the last requests: the next was due four seconds later")
        .containsExactly(
            "1 asks",
            "1 failed: the request to connect was refused",
            "1 ended by pump, reset",
            "2 asks");
    now = 8 * SECOND + 1;
    sight.tick(now);
    assertThat(told.subList(4, told.size()))
        .containsExactly("2 failed: no answer to the request to connect", "2 ended by pump, reset");
  }

  @Test
  void aPortUsedAgainIsAnotherConnectionAndWhatComesLateIsNothingNew() {
    open(4000, 101, 501);
    gateway(4000, "R", 501, 0, "");
    gateway(4000, "A", 501, 101, "late");
    open(4000, 9101, 9501);
    pump(4000, "S", 700, 0, "");
    assertThat(told)
        .containsExactly(
            "1 asks",
            "1 stands",
            "1 ended by gateway, reset",
            "2 asks",
            "2 stands",
            "2 ended by pump, reset",
            "3 asks");
  }

  @Test
  void aConnectionFromBeforeIsFollowedWithoutABegin() {
    gateway(4000, "R", 1, 0, "");
    pump(4001, "A", 101, 501, "mid");
    gateway(4001, "A", 501, 104, "dle");
    gateway(4001, "FA", 504, 104, "");
    pump(4001, "A", 104, 505, "half closed");
    pump(4001, "R", 115, 0, "");
    assertThat(told)
        .as("who said first that he was done ended it")
        .containsExactly("1 > mid", "1 < dle", "1 > half closed", "1 ended by gateway, reset");
  }

  @Test
  void whatWasNotHeardIsToldAsMissed() {
    open(4000, 101, 501);
    gateway(4000, "A", 501, 111, "answer to what nobody heard");
    pump(4000, "A", 111, 528, "next");
    sight.missed(7, now);
    assertThat(told.subList(2, told.size()))
        .containsExactly("1 missed", "1 < answer to what nobody heard", "1 > next", "7 missed");
  }

  @Test
  void aHoleThatIsNeverFilledDoesNotGrowForEver() {
    open(4000, 101, 501);
    for (int i = 0; i < 65; i++) {
      pump(4000, "A", 200 + i, 501, "x");
    }
    assertThat(told).hasSize(4).contains("1 missed").endsWith("1 > " + "x".repeat(65));
  }

  @Test
  void ofMoreConnectionsThanCanBeFollowedOneIsMissed() {
    for (int i = 0; i <= TcpSight.MOST_CONNECTIONS; i++) {
      open(4000 + i, 101, 501);
    }
    assertThat(told).containsOnlyOnce("1 missed");
    gateway(4001, "R", 501, 0, "");
    assertThat(told.getLast()).isEqualTo("2 ended by gateway, reset");
    open(6000, 101, 501);
    assertThat(told).as("one that is over makes room").containsOnlyOnce("1 missed");
  }
}

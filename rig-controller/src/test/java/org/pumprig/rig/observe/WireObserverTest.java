package org.pumprig.rig.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pumprig.fault.Direction;
import org.pumprig.fault.proxy.WireEvent;
import org.pumprig.link.frame.MllpFramer;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.WireObservation.WireAccepted;
import org.pumprig.rig.event.WireObservation.WireAcknowledged;
import org.pumprig.rig.event.WireObservation.WireEnded;
import org.pumprig.rig.event.WireObservation.WireEstablished;
import org.pumprig.rig.event.WireObservation.WireFailed;
import org.pumprig.rig.event.WireObservation.WireGarbled;
import org.pumprig.rig.event.WireObservation.WireListener;
import org.pumprig.rig.event.WireObservation.WireLost;
import org.pumprig.rig.event.WireObservation.WireMessage;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

class WireObserverTest {
  private static final String MESSAGE =
      "MSH|^~\\&|PUMP|W1|GW|H|20260101||ORU^R01^ORU_R01|M42|P|2.6\rPID|||SECRET\r";
  private static final String ANSWER =
      "MSH|^~\\&|GW|H|PUMP|W1|20260101||ACK^R01|A1|P|2.6\rMSA|AA|M42\r";

  private final List<Input> told = new ArrayList<>();
  private final WireObserver observer = new WireObserver(told::add);

  private void bytes(long connection, Direction direction, byte[] bytes) {
    observer.on(new WireEvent.Bytes(connection, direction, bytes, 0));
  }

  private static byte[] block(String text) {
    return MllpFramer.encode(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void messagesTowardsTheGatewayAndAnswersTowardsThePump() {
    bytes(1, Direction.TOWARDS_GATEWAY, block(MESSAGE));
    bytes(1, Direction.TOWARDS_PUMP, block(ANSWER));
    assertThat(told)
        .containsExactly(
            new WireMessage(1, "M42", "ORU^R01^ORU_R01"), new WireAcknowledged(1, "M42", "AA"));
  }

  @Test
  void aMessageOfTheGatewayThatAcknowledgesNothingIsNoAnswer() {
    bytes(1, Direction.TOWARDS_PUMP, block(MESSAGE));
    assertThat(told).isEmpty();
  }

  @Test
  void piecesOfTwoConnectionsAreKeptApart() {
    byte[] block = block(MESSAGE);
    for (byte each : block) {
      bytes(1, Direction.TOWARDS_GATEWAY, new byte[] {each});
      bytes(2, Direction.TOWARDS_GATEWAY, new byte[] {each});
    }
    assertThat(told)
        .containsExactly(
            new WireMessage(1, "M42", "ORU^R01^ORU_R01"),
            new WireMessage(2, "M42", "ORU^R01^ORU_R01"));
  }

  @Test
  void whatIsNoMessageIsGarbled() {
    bytes(1, Direction.TOWARDS_GATEWAY, block("hello"));
    bytes(1, Direction.TOWARDS_PUMP, block("MSH|only|few"));
    assertThat(told).containsExactly(new WireGarbled(1, true, 5), new WireGarbled(1, false, 12));
  }

  @Test
  void aMessageThatIsTooLongIsGarbled() {
    bytes(1, Direction.TOWARDS_GATEWAY, block(MESSAGE + "x".repeat(70_000)));
    assertThat(told).containsExactly(new WireGarbled(1, true, MESSAGE.length() + 70_000L));
  }

  @Test
  void theLifeOfAConnectionIsToldAsItIs() {
    observer.on(new WireEvent.Accepted(3, 0));
    observer.on(new WireEvent.UpstreamConnected(3, 0));
    observer.on(new WireEvent.UpstreamFailed(4, "refused", 0));
    observer.on(new WireEvent.Ended(3, WireEvent.By.FAULT, WireEvent.How.RESET, 0));
    observer.on(new WireEvent.ListenerClosed(WireEvent.Reason.MIRRORED, 0));
    observer.on(new WireEvent.ListenerOpened(WireEvent.Reason.FAULT, 0));
    assertThat(told)
        .containsExactly(
            new WireAccepted(3),
            new WireEstablished(3),
            new WireFailed(4, "refused"),
            new WireEnded(3, "fault", "reset"),
            new WireListener(false, "mirrored"),
            new WireListener(true, "fault"));
  }

  @Test
  void afterLostEventsAHalfMessageIsNotPutTogetherWithAnotherHalf() {
    byte[] block = block(MESSAGE);
    byte[] head = java.util.Arrays.copyOf(block, 40);
    byte[] tail = java.util.Arrays.copyOfRange(block, 40, block.length);
    bytes(1, Direction.TOWARDS_GATEWAY, head);
    observer.on(new WireEvent.TapOverflow(2, 0));
    bytes(1, Direction.TOWARDS_GATEWAY, tail);
    bytes(1, Direction.TOWARDS_GATEWAY, block);
    assertThat(told)
        .containsExactly(
            new WireLost(2),
            new WireGarbled(1, true, tail.length),
            new WireMessage(1, "M42", "ORU^R01^ORU_R01"));
  }

  @Test
  void theEndOfAConnectionForgetsItsHalfMessage() {
    bytes(1, Direction.TOWARDS_GATEWAY, new byte[] {0x0b, 'M'});
    observer.on(new WireEvent.Ended(1, WireEvent.By.PUMP, WireEvent.How.ORDERLY, 0));
    told.clear();
    bytes(1, Direction.TOWARDS_GATEWAY, block(MESSAGE));
    assertThat(told).containsExactly(new WireMessage(1, "M42", "ORU^R01^ORU_R01"));
  }

  @Test
  void headersAreBoundedAndPrintable() {
    var header = Hl7Header.parse(bytesOf("MSH|^~\\&|||||||T\u0007|" + "9".repeat(99) + "|P|2.6"));
    assertThat(header)
        .hasValueSatisfying(
            h -> {
              assertThat(h.type()).isEqualTo("?");
              assertThat(h.controlId()).isEqualTo("9".repeat(64));
              assertThat(h.acknowledgement()).isEmpty();
            });
  }

  @Test
  void theSeparatorIsTheMessagesOwn() {
    assertThat(Hl7Header.parse(bytesOf("MSH*^~\\&*******ACK*7*P*2.6\rMSA*CA*6")))
        .contains(
            new Hl7Header(
                "ACK", "7", java.util.Optional.of(new Hl7Header.Acknowledgement("CA", "6"))));
    assertThat(Hl7Header.parse(bytesOf(""))).isEmpty();
    assertThat(Hl7Header.parse(bytesOf("MSH\rMSH\rMSH\r"))).isEmpty();
    assertThat(Hl7Header.parse(bytesOf("PID|^~\\&|||||||ACK|7|P|2.6"))).isEmpty();
    assertThat(Hl7Header.parse(bytesOf("MSH|^~\\&|||||||ACK|7|P|2.6\rMSA|AA")))
        .hasValueSatisfying(h -> assertThat(h.acknowledgement()).isEmpty());
  }

  private static byte[] bytesOf(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void noBytesEverThrowAndWhatIsToldCanStandInTheRecord() {
    List<String> pieces =
        List.of("MSH|", "\u000b", "\u001c\r", "\r", "MSA|AA|M1", "|||||||||", "MSH", "x", "\u0000");
    for (int seed = 0; seed < 2_000; seed++) {
      RandomStream random = new Seed(seed).stream("wire");
      for (int i = 0; i < 20; i++) {
        var text = new StringBuilder();
        for (long left = random.nextBetween(1, 12); left > 0; left--) {
          text.append(
              random.nextChance(200_000)
                  ? String.valueOf((char) random.nextBelow(256))
                  : pieces.get((int) random.nextBelow(pieces.size())));
        }
        Direction way =
            random.nextChance(500_000) ? Direction.TOWARDS_GATEWAY : Direction.TOWARDS_PUMP;
        bytes(random.nextBelow(1_000), way, bytesOf(text.toString()));
      }
      told.forEach(input -> assertThat(CanonicalJson.bytes(input)).isNotEmpty());
      told.clear();
    }
  }
}

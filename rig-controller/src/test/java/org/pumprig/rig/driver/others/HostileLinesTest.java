package org.pumprig.rig.driver.others;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pumprig.link.frame.AlarisFramer;
import org.pumprig.link.frame.BccFramer;
import org.pumprig.link.frame.CheckedLine;
import org.pumprig.link.frame.MllpFramer;
import org.pumprig.link.frame.NewEraFramer;
import org.pumprig.rig.driver.Driver;
import org.pumprig.rig.driver.Mutations;
import org.pumprig.rig.driver.Wire;
import org.pumprig.rig.driver.alaris.AlarisDriver;
import org.pumprig.rig.driver.bcc.BccDriver;
import org.pumprig.rig.driver.newera.NewEraDriver;
import org.pumprig.rig.driver.pcd.PcdDriver;
import org.pumprig.rig.driver.serviceport.ServicePortDriver;
import org.pumprig.rig.event.Input;
import org.pumprig.rig.event.ServiceObservation;
import org.pumprig.rig.event.Witness.ChannelGarbled;

/**
 * What a broken or wrong line brings, to every driver: it is on record, bounded, and nothing is
 * read into it.
 */
class HostileLinesTest {
  private static final int ENORMOUS = 2_000_000;

  /**
   * A driver and something that its unit says.
   *
   * @param asksFirst whether an answer only counts where it was asked for
   */
  private record Case(Driver driver, byte[] says, boolean asksFirst) {
    @Override
    public String toString() {
      return driver.kind();
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(
            new ServicePortDriver(),
            CheckedLine.encode("VERSION model=M serial=S firmware=1"),
            false),
        new Case(new NewEraDriver(0, 3, Optional.empty()), NewEraFramer.safe("00I125.0MH"), true),
        new Case(new BccDriver("1", "01"), BccFramer.encode("1/1/1>5,50101,INM3,1", true), false),
        new Case(
            AlarisDriver.usual(),
            AlarisFramer.encode("INF^1^NONE^INFUSE^25.00^ml/h^^1.5^ml^0^mmHg^^^"),
            false),
        new Case(
            new PcdDriver("P1", new LinkedHashMap<>()),
            MllpFramer.encode(
                ("MSH|^~\\&|G|W|||1||ORU^R01^ORU_R01|7|P|2.6|||NE|AL\r"
                        + "OBX|1|ST|1^MDC_PUMP_STAT^MDC|1|^pump-status-infusing||||||R|||||||P1\r")
                    .getBytes(StandardCharsets.UTF_8)),
            false));
  }

  private static List<Input> hear(Case of, List<byte[]> pieces) {
    var wire = new Wire();
    var peer = new Mutations.Peer();
    wire.answer(peer::take);
    wire.open(of.driver);
    wire.pass(10 * Wire.MS);
    wire.heard();
    for (byte[] piece : pieces) {
      peer.send(piece);
      wire.pass(2 * Wire.MS);
    }
    peer.send(of.says.clone()); // the line is well again: what is still open is closed by the first
    wire.pass(2 * Wire.MS);
    List<Input> before = wire.heard();
    peer.send(of.says.clone());
    wire.pass(2 * Wire.MS);
    List<Input> after = wire.heard();
    assertThat(before).noneMatch(input -> input.toString().contains("the driver failed"));
    if (!of.asksFirst) {
      assertThat(after).as("read again").hasAtLeastOneElementOfType(ServiceObservation.class);
    }
    return before;
  }

  private static long observations(List<Input> told) {
    return told.stream().filter(ServiceObservation.class::isInstance).count();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nulBytesAreGarbage(Case of) {
    List<Input> told = hear(of, List.of(new byte[3_000], new byte[] {0}));
    assertThat(told).hasAtLeastOneElementOfType(ChannelGarbled.class).hasSizeLessThan(50);
    assertThat(observations(told)).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void anEnormousLineIsHeldInPieces(Case of) {
    byte[] start = Arrays.copyOf(of.says, of.says.length / 2);
    byte[] piece = new byte[ENORMOUS / 20];
    Arrays.fill(piece, (byte) 'A');
    var pieces = new java.util.ArrayList<byte[]>(List.of(start));
    for (int i = 0; i < 20; i++) {
      pieces.add(piece.clone());
    }
    List<Input> told = hear(of, pieces);
    long garbled =
        told.stream()
            .filter(ChannelGarbled.class::isInstance)
            .mapToLong(input -> ((ChannelGarbled) input).length())
            .sum();
    assertThat(garbled)
        .as("nothing of it is lost from the record")
        .isGreaterThan(ENORMOUS - 400_000);
    assertThat(observations(told)).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void halfAFrameSaysNothing(Case of) {
    byte[] half = Arrays.copyOf(of.says, of.says.length / 2);
    List<Input> told = hear(of, List.of(half, half.clone(), half.clone()));
    assertThat(told).hasAtLeastOneElementOfType(ChannelGarbled.class);
    assertThat(observations(told)).isLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void twoThatAnswerAtOnceAreNotOne(Case of) {
    byte[] mixed = new byte[2 * of.says.length];
    for (int i = 0; i < of.says.length; i++) {
      mixed[2 * i] = of.says[i];
      mixed[2 * i + 1] = of.says[i];
    }
    List<Input> told = hear(of, List.of(mixed, mixed.clone()));
    assertThat(told).hasAtLeastOneElementOfType(ChannelGarbled.class);
    assertThat(observations(told)).isLessThanOrEqualTo(2);
  }

  /** At half the rate a receiver sees each bit twice: 8N1, least bit first, start 0, stop 1. */
  @ParameterizedTest
  @MethodSource("cases")
  void theWrongBaudRateSaysNothing(Case of) {
    var wrong = new java.io.ByteArrayOutputStream();
    for (byte value : of.says) {
      int bits = 1 << 9 | (value & 0xff) << 1; // as on the line, first bit lowest
      for (int half = 0; half < 2; half++) {
        int seen = 0;
        for (int bit = 0; bit < 8; bit++) {
          seen |= (bits >> (half * 5 + bit / 2) & 1) << bit;
        }
        wrong.write(seen);
      }
    }
    List<Input> told = hear(of, List.of(wrong.toByteArray(), wrong.toByteArray()));
    assertThat(told).hasAtLeastOneElementOfType(ChannelGarbled.class);
    assertThat(observations(told)).isLessThanOrEqualTo(2);
  }
}

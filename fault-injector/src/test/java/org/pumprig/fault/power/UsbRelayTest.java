package org.pumprig.fault.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Orders and reports of USB relay boards, against one that is made here by their description. */
class UsbRelayTest {
  private final Made board = new Made();

  /** Does as the description of these boards says. */
  private static final class Made implements UsbRelay.Board {
    private int closed;
    private boolean unplugged;
    private int found;
    private int lost;

    @Override
    public void order(byte[] report) throws IOException {
      present();
      assertThat(report).hasSize(8);
      int bit = 1 << (report[1] - 1);
      closed = (report[0] & 0xff) == 0xff ? closed | bit : closed & ~bit;
    }

    @Override
    public byte[] report() throws IOException {
      present();
      byte[] report = new byte[8];
      System.arraycopy("BITFT".getBytes(StandardCharsets.US_ASCII), 0, report, 0, 5);
      report[7] = (byte) closed;
      return report;
    }

    private void present() throws IOException {
      if (unplugged) {
        throw new IOException("No such device");
      }
    }

    @Override
    public void close() {
      lost++;
    }
  }

  private OutletSwitch.Session session(UsbRelay relay) {
    return relay.session(
        name -> {
          assertThat(name).isEqualTo("BITFT");
          board.found++;
          return board;
        });
  }

  @Test
  void mainsOnAtRestAreSwitchedOffByClosingTheRelay() throws IOException {
    try (var on = new Closing(session(new UsbRelay("BITFT", 2, true)))) {
      assertThat(on.session.isOn()).isTrue();
      on.session.turn(false);
      assertThat(board.closed).isEqualTo(0b10);
      assertThat(on.session.isOn()).isFalse();
      on.session.turn(true);
      assertThat(board.closed).isZero();
      assertThat(on.session.isOn()).isTrue();
    }
    assertThat(board.found).isEqualTo(1);
    assertThat(board.lost).isEqualTo(1);
  }

  @Test
  void mainsOnWhileClosedAreTheOtherWayRoundAndTheEighthRelayIsTheHighestBit() throws IOException {
    board.closed = 0b0100_0001;
    OutletSwitch.Session session = session(new UsbRelay("BITFT", 8, false));
    assertThat(session.isOn()).isFalse();
    session.turn(true);
    assertThat(board.closed).as("others are left alone").isEqualTo(0b1100_0001);
    assertThat(session.isOn()).isTrue();
  }

  @Test
  void aBoardThatIsUnpluggedIsLookedForAnew() throws IOException {
    OutletSwitch.Session session = session(new UsbRelay("BITFT", 1, true));
    session.turn(false);
    board.unplugged = true;
    assertThatThrownBy(session::isOn).isInstanceOf(IOException.class);
    board.unplugged = false;
    assertThat(session.isOn()).isFalse();
    assertThat(board.found).isEqualTo(2);
  }

  @Test
  void aReportIsFoundWithAndWithoutItsNumber() throws IOException {
    byte[] plain = "BITFT\0\0\3\0".getBytes(StandardCharsets.US_ASCII);
    byte[] numbered = "\0BITFT\0\0\3".getBytes(StandardCharsets.US_ASCII);
    assertThat(HidRaw.report(plain)).isEqualTo(HidRaw.report(numbered)).hasSize(8);
    assertThatThrownBy(() -> HidRaw.report(new byte[9])).hasMessageContaining("no name");
  }

  @Test
  void whatIsNoBoardIsSentNothing() {
    assertThatThrownBy(() -> HidRaw.find("/dev/null"))
        .hasMessage("/dev/null is no relay board 16c0:05df");
    assertThatThrownBy(() -> HidRaw.find("QQQQQ")).hasMessageContaining("'QQQQQ'");
  }

  @Test
  void theLedgersLineGivesTheSameRelay() {
    var relay = new UsbRelay("/dev/hidraw3", 4, true);
    assertThat(OutletSwitch.parse(relay.recipe())).isEqualTo(relay);
  }

  private record Closing(OutletSwitch.Session session) implements AutoCloseable {
    @Override
    public void close() {
      session.close();
    }
  }
}

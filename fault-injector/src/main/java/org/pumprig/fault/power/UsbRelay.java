package org.pumprig.fault.power;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A relay of a USB board that calls itself a HID, 16c0:05df, with one to eight relays: common,
 * cheap and without a driver of its own. An order is a feature report of eight bytes, {@code FF} or
 * {@code FD} and the relay's number; the board's report holds its name of five letters and, in its
 * eighth byte, a bit for each closed relay. As public programs for such boards do it; what a board
 * then tells must agree with what was ordered.
 *
 * <p>A board that loses USB opens its relays: wire mains so that they are on then.
 *
 * @param board its hidraw device, {@code /dev/hidraw3}, or its name of five letters
 * @param relay 1 to 8
 * @param onWhileOpen whether mains are on while the relay's contact is at rest
 */
public record UsbRelay(String board, int relay, boolean onWhileOpen) implements OutletSwitch {
  private static final long WITHIN_NANOS = 2_000_000_000L;
  private static final byte CLOSE = (byte) 0xff;
  private static final byte OPEN = (byte) 0xfd;
  private static final int STATE = 7;

  /** Eight bytes to the board and from it. Calls block. */
  interface Board {
    void order(byte[] report) throws IOException;

    byte[] report() throws IOException;

    void close();
  }

  /** Finds a board. */
  @FunctionalInterface
  interface Finder {
    Board find(String board) throws IOException;
  }

  @Override
  public long withinNanos() {
    return WITHIN_NANOS;
  }

  @Override
  public String recipe() {
    return SwitchRecipe.of(this);
  }

  @Override
  public Session session() {
    return session(HidRaw::find);
  }

  Session session(Finder finder) {
    return new InUse(finder);
  }

  private final class InUse implements Session {
    private final Finder finder;
    private @Nullable Board open;

    InUse(Finder finder) {
      this.finder = finder;
    }

    private Board board() throws IOException {
      Board present = open;
      if (present == null) {
        present = finder.find(board);
        open = present;
      }
      return present;
    }

    @Override
    public void turn(boolean on) throws IOException {
      byte[] order = new byte[8];
      order[0] = on == onWhileOpen ? OPEN : CLOSE;
      order[1] = (byte) relay;
      try {
        board().order(order);
      } catch (IOException e) {
        close(); // unplugged: it is looked for anew the next time
        throw e;
      }
    }

    @Override
    public boolean isOn() throws IOException {
      try {
        boolean closed = (board().report()[STATE] >> (relay - 1) & 1) != 0;
        return closed != onWhileOpen;
      } catch (IOException e) {
        close();
        throw e;
      }
    }

    @Override
    public void close() {
      Board present = open;
      open = null;
      if (present != null) {
        present.close();
      }
    }
  }

  @Override
  public String toString() {
    return "relay " + relay + " of the USB board " + board;
  }
}

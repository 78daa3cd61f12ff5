package org.pumprig.link.frame;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Framing of New Era syringe pumps (NE-1000 manual, "RS-232 communications"): basic requests end
 * with CR, basic replies stand between STX and ETX, packets of safe mode are {@code STX length
 * payload CRC CRC ETX} both ways. The length counts what follows STX; the CRC is CRC-16/XMODEM of
 * the payload, high byte first.
 *
 * <p>A reply whose first byte is a digit is a basic one: replies begin with the pump's address, and
 * no packet of safe mode is so long that its length is a digit's code. The result doesn't depend on
 * how the stream was cut; memory is bounded.
 */
public final class NewEraFramer {
  /** Longest payload of a packet, and longest basic message, in bytes. */
  public static final int MOST_PAYLOAD = 43;

  private static final int MOST_BASIC = 255;
  private static final byte STX = 0x02;
  private static final byte ETX = 0x03;
  private static final byte CR = 0x0d;
  private static final int AROUND = 4; // length, CRC, CRC, ETX

  /** Which way the bytes go. */
  public enum Side {
    /** Towards a pump. */
    REQUESTS,
    /** From a pump. */
    REPLIES
  }

  private enum State {
    OUTSIDE,
    AFTER_START,
    BASIC_REPLY,
    PACKET
  }

  private final Side side;
  private final byte[] held = new byte[MOST_BASIC];
  private int length;
  private int expected;
  private Excerpt.Builder noise = new Excerpt.Builder();
  private State state = State.OUTSIDE;

  /** For one direction of a line. */
  public NewEraFramer(Side side) {
    this.side = side;
  }

  /** A packet of safe mode, either way. */
  public static byte[] safe(String payload) {
    byte[] text = payload.getBytes(StandardCharsets.US_ASCII);
    if (text.length > MOST_PAYLOAD) {
      throw new IllegalArgumentException("a packet holds at most " + MOST_PAYLOAD + " bytes");
    }
    byte[] packet = new byte[text.length + AROUND + 1];
    packet[0] = STX;
    packet[1] = (byte) (text.length + AROUND);
    System.arraycopy(text, 0, packet, 2, text.length);
    int crc = Checksums.crc16Xmodem(text);
    packet[packet.length - 3] = (byte) (crc >> 8);
    packet[packet.length - 2] = (byte) crc;
    packet[packet.length - 1] = ETX;
    return packet;
  }

  /** A basic request. */
  public static byte[] basicRequest(String text) {
    return (text + "\r").getBytes(StandardCharsets.US_ASCII);
  }

  /** A basic reply. */
  public static byte[] basicReply(String text) {
    return ("\u0002" + text + "\u0003").getBytes(StandardCharsets.US_ASCII);
  }

  /** Takes the next bytes; returns what they complete, in order. */
  public List<NewEraFrame> push(byte[] bytes) {
    var found = new ArrayList<NewEraFrame>();
    for (byte value : bytes) {
      switch (state) {
        case OUTSIDE -> outside(value, found);
        case AFTER_START -> afterStart(value, found);
        case BASIC_REPLY -> basicReply(value, found);
        case PACKET -> packet(value, found);
      }
    }
    return found;
  }

  /** Whether a message has begun and not ended. */
  public boolean isPartial() {
    return state != State.OUTSIDE || length > 0;
  }

  /** What has begun is given up: its rest didn't come in time. */
  public List<NewEraFrame> expire() {
    var found = new ArrayList<NewEraFrame>();
    tellNoise(found);
    if (isPartial()) {
      giveUp(NewEraFrame.Cause.PARTIAL, found);
    }
    return found;
  }

  private void outside(byte value, List<NewEraFrame> found) {
    if (value == STX) {
      tellNoise(found);
      if (length > 0) {
        giveUp(NewEraFrame.Cause.PARTIAL, found);
      }
      state = State.AFTER_START;
    } else if (side == Side.REPLIES) {
      noise.add(value);
      if (noise.length() >= MOST_BASIC) {
        tellNoise(found);
      }
    } else if (value == CR) {
      found.add(text());
    } else if (hold(value, found)) {
      expected = 0;
    }
  }

  private void afterStart(byte value, List<NewEraFrame> found) {
    int count = value & 0xff;
    if (side == Side.REPLIES && value >= '0' && value <= '9') {
      state = State.BASIC_REPLY;
      hold(value, found);
    } else if (count < AROUND || count > MOST_PAYLOAD + AROUND) {
      hold(value, found);
      giveUp(NewEraFrame.Cause.CHECKSUM, found);
    } else {
      state = State.PACKET;
      expected = count - 1;
    }
  }

  private void basicReply(byte value, List<NewEraFrame> found) {
    if (value == ETX) {
      found.add(text());
    } else if (value == STX) {
      giveUp(NewEraFrame.Cause.PARTIAL, found);
      state = State.AFTER_START;
    } else {
      hold(value, found);
    }
  }

  private void packet(byte value, List<NewEraFrame> found) {
    held[length++] = value;
    if (length < expected) {
      return;
    }
    int payload = expected - 3;
    int carried = (held[payload] & 0xff) << 8 | held[payload + 1] & 0xff;
    if (value == ETX && carried == Checksums.crc16Xmodem(held, 0, payload)) {
      length = payload;
      found.add(
          switch (text()) {
            case NewEraFrame.Basic basic -> new NewEraFrame.Safe(basic.text());
            case NewEraFrame.Safe safe -> safe;
            case NewEraFrame.Broken broken -> broken;
          });
    } else {
      giveUp(NewEraFrame.Cause.CHECKSUM, found);
    }
  }

  private boolean hold(byte value, List<NewEraFrame> found) {
    held[length++] = value;
    if (length == MOST_BASIC) {
      giveUp(NewEraFrame.Cause.TOO_LONG, found);
      return false;
    }
    return true;
  }

  private NewEraFrame text() {
    for (int i = 0; i < length; i++) {
      if (held[i] < 0) {
        var excerpt = new Excerpt.Builder();
        excerpt.add(held, length);
        reset();
        return new NewEraFrame.Broken(NewEraFrame.Cause.NOT_TEXT, excerpt.build());
      }
    }
    String text = new String(held, 0, length, StandardCharsets.US_ASCII);
    reset();
    return new NewEraFrame.Basic(text);
  }

  private void giveUp(NewEraFrame.Cause cause, List<NewEraFrame> found) {
    var excerpt = new Excerpt.Builder();
    excerpt.add(held, length);
    found.add(new NewEraFrame.Broken(cause, excerpt.build()));
    reset();
  }

  private void tellNoise(List<NewEraFrame> found) {
    if (noise.length() > 0) {
      found.add(new NewEraFrame.Broken(NewEraFrame.Cause.NOISE, noise.build()));
      noise = new Excerpt.Builder();
    }
  }

  private void reset() {
    length = 0;
    expected = 0;
    state = State.OUTSIDE;
  }
}

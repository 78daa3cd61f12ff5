package org.pumprig.link;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** Telnet's framing (RFC 854 and 855) around bytes, in pieces of any size. Not thread-safe. */
final class TelnetStream {
  static final int IAC = 255;
  static final int DONT = 254;
  static final int DO = 253;
  static final int WONT = 252;
  static final int WILL = 251;
  private static final int SB = 250;
  private static final int SE = 240;

  /** Longer ones are none that are used here; what is beyond is dropped. */
  private static final int MOST_SUBNEGOTIATION = 64;

  private enum State {
    DATA,
    COMMAND,
    OPTION,
    INSIDE,
    INSIDE_COMMAND
  }

  /** What came. */
  sealed interface Item {
    /** The other side's bytes, one or more. */
    @SuppressWarnings("ArrayRecordComponent") // a value in transit; never compared
    record Data(byte[] bytes) implements Item {}

    /** An option is asked for or refused. */
    record Option(int verb, int option) implements Item {}

    /** What stands between SB and SE, the option first. */
    @SuppressWarnings("ArrayRecordComponent") // a value in transit; never compared
    record Inside(byte[] bytes) implements Item {}
  }

  private final ByteArrayOutputStream inside = new ByteArrayOutputStream();
  private State state = State.DATA;
  private int verb;

  /** Takes the next piece. */
  List<Item> push(byte[] bytes) {
    var items = new ArrayList<Item>();
    var data = new ByteArrayOutputStream();
    for (byte each : bytes) {
      int value = each & 0xff;
      switch (state) {
        case DATA -> {
          if (value == IAC) {
            state = State.COMMAND;
          } else {
            data.write(value);
          }
        }
        case COMMAND -> command(value, data);
        case OPTION -> {
          flush(data, items);
          items.add(new Item.Option(verb, value));
          state = State.DATA;
        }
        case INSIDE -> {
          if (value == IAC) {
            state = State.INSIDE_COMMAND;
          } else {
            keep(value);
          }
        }
        case INSIDE_COMMAND -> {
          if (value == SE) {
            flush(data, items);
            items.add(new Item.Inside(inside.toByteArray()));
            inside.reset();
            state = State.DATA;
          } else {
            keep(value);
            state = State.INSIDE;
          }
        }
      }
    }
    flush(data, items);
    return items;
  }

  private void command(int value, ByteArrayOutputStream data) {
    if (value == IAC) {
      data.write(IAC);
      state = State.DATA;
    } else if (value == SB) {
      state = State.INSIDE;
    } else if (value >= WILL) {
      verb = value;
      state = State.OPTION;
    } else {
      state = State.DATA; // a command without option, such as NOP
    }
  }

  private void keep(int value) {
    if (inside.size() < MOST_SUBNEGOTIATION) {
      inside.write(value);
    }
  }

  private static void flush(ByteArrayOutputStream data, List<Item> items) {
    if (data.size() > 0) {
      items.add(new Item.Data(data.toByteArray()));
      data.reset();
    }
  }

  /** Bytes as they are sent: an IAC stands twice. */
  static byte[] escaped(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length);
    for (byte each : bytes) {
      out.write(each);
      if ((each & 0xff) == IAC) {
        out.write(IAC);
      }
    }
    return out.toByteArray();
  }

  /** An option asked for or refused. */
  static byte[] option(int verb, int option) {
    return new byte[] {(byte) IAC, (byte) verb, (byte) option};
  }

  /** A subnegotiation. */
  static byte[] inside(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    out.write(IAC);
    out.write(SB);
    out.writeBytes(escaped(bytes));
    out.write(IAC);
    out.write(SE);
    return out.toByteArray();
  }
}

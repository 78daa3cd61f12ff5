package org.pumprig.rig.lab;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A USB relay board as the kernel shows one to programs, made by its user-space HID driver
 * (linux/uhid.h): 16c0:05df, a vendor's report of eight bytes without a number. The board answers
 * whatever kind of report it is asked for, as the firmware of such boards does.
 */
final class UhidBoard implements AutoCloseable {
  private static final int EVENT = 4_380;
  private static final int OUTPUT = 6;
  private static final int GET_REPORT = 9;
  private static final int GET_REPORT_REPLY = 10;
  private static final int CREATE = 11;
  private static final int SET_REPORT = 13;
  private static final int SET_REPORT_REPLY = 14;
  private static final int USB = 3;
  private static final int VENDOR = 0x16c0;
  private static final int PRODUCT = 0x05df;

  /** A collection of the vendor's own with one feature of eight bytes. */
  private static final byte[] DESCRIPTOR = {
    0x06,
    0x00,
    (byte) 0xff,
    0x09,
    0x01,
    (byte) 0xa1,
    0x01,
    0x15,
    0x00,
    0x26,
    (byte) 0xff,
    0x00,
    0x75,
    0x08,
    (byte) 0x95,
    0x08,
    0x09,
    0x00,
    (byte) 0xb2,
    0x02,
    0x01,
    (byte) 0xc0
  };

  private final RandomAccessFile device;
  private final String name;
  private volatile int closedRelays;

  private UhidBoard(RandomAccessFile device, String name) {
    this.device = device;
    this.name = name;
  }

  /**
   * Plugs one in.
   *
   * @param name five letters
   * @param relays of it
   */
  static UhidBoard plug(String name, int relays) throws IOException {
    var board = new UhidBoard(new RandomAccessFile("/dev/uhid", "rw"), name);
    ByteBuffer create = event(CREATE);
    create.put(("USBRelay" + relays).getBytes(StandardCharsets.US_ASCII));
    create.position(4 + 128 + 64 + 64);
    create.putShort((short) DESCRIPTOR.length).putShort((short) USB);
    create.putInt(VENDOR).putInt(PRODUCT).putInt(0x0100).putInt(0).put(DESCRIPTOR);
    board.device.write(create.array());
    Thread.ofPlatform().daemon().start(board::serve);
    return board;
  }

  /** A bit for each relay whose contact is closed. */
  int closedRelays() {
    return closedRelays;
  }

  private static ByteBuffer event(int type) {
    return ByteBuffer.allocate(EVENT).order(ByteOrder.nativeOrder()).putInt(type);
  }

  private void serve() {
    byte[] read = new byte[EVENT];
    try {
      while (device.read(read) > 0) {
        ByteBuffer event = ByteBuffer.wrap(read).order(ByteOrder.nativeOrder());
        switch (event.getInt()) {
          case GET_REPORT -> tell(event.getInt(), event.get());
          case SET_REPORT -> {
            int id = event.getInt();
            event.position(12);
            obey(event);
            device.write(event(SET_REPORT_REPLY).putInt(id).putShort((short) 0).array());
          }
          case OUTPUT -> obey(event);
          default -> {} // opened, closed, started
        }
      }
    } catch (IOException unplugged) {
      // it is gone
    }
  }

  /** The order stands after the report's number, which is 0: it has none. */
  private void obey(ByteBuffer data) {
    data.get();
    int order = data.get() & 0xff;
    int relay = data.get();
    int bit = relay >= 1 && relay <= 8 ? 1 << (relay - 1) : 0;
    switch (order) {
      case 0xff -> closedRelays |= bit;
      case 0xfd -> closedRelays &= ~bit;
      default -> {}
    }
  }

  /** A kernel's USB driver puts the number 0 before a report that was asked for by that number. */
  private void tell(int id, byte number) throws IOException {
    int before = number == 0 ? 1 : 0;
    ByteBuffer reply = event(GET_REPORT_REPLY).putInt(id).putShort((short) 0);
    reply.putShort((short) (before + 8)).position(12 + before);
    reply.put(name.getBytes(StandardCharsets.US_ASCII)).put((byte) 0).put((byte) 0);
    reply.put((byte) closedRelays);
    device.write(reply.array());
  }

  /** Unplugs it. */
  @Override
  public void close() throws IOException {
    device.close();
  }
}

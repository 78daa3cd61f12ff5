package org.pumprig.rig.incident.capture;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The newer format of Wireshark: blocks, each with its length at both ends. */
final class PcapNgReader implements CaptureReader {
  static final long SECTION = 0x0a0d0d0aL;
  private static final long INTERFACE = 1;
  private static final long OLD_PACKET = 2;
  private static final long SIMPLE_PACKET = 3;
  private static final long ENHANCED_PACKET = 6;
  private static final long BYTE_ORDER = 0x1a2b3c4dL;
  private static final int MOST_INTERFACES = 1_024;
  private static final int BILLION = 1_000_000_000;

  private final Window window;
  private final List<Interface> interfaces = new ArrayList<>();
  private Optional<String> stopped = Optional.empty();
  private long untimed;

  /**
   * @param ticks of its clock in a second
   * @param offsetSeconds to be added
   */
  private record Interface(int linkType, long ticks, long offsetSeconds) {}

  PcapNgReader(Window window) {
    this.window = window;
  }

  @Override
  public boolean next(Packet into) throws IOException {
    while (stopped.isEmpty()) {
      if (!window.has(12)) {
        return window.held() == 0 ? false : stop("the file is cut off within a block");
      }
      long type = window.u32(0);
      if (type == SECTION && !section()) {
        return false;
      }
      long length = window.u32(4);
      if (length < 12 || length % 4 != 0) {
        return stop("a block of " + length + " bytes is told: the file is damaged here");
      }
      boolean known = type == INTERFACE || type == OLD_PACKET || type == ENHANCED_PACKET;
      if (!known) {
        untimed += type == SIMPLE_PACKET ? 1 : 0;
        if (!window.skip(length)) {
          return stop("the file is cut off within a block");
        }
      } else if (length > Window.SIZE) {
        return stop("a block of " + length + " bytes is told: the file is damaged here");
      } else if (!window.has((int) length)) {
        return stop("the file is cut off within a block");
      } else if (block(type, (int) length, into)) {
        return true;
      }
    }
    return false;
  }

  private boolean section() throws IOException {
    window.littleEndian(false);
    if (window.u32(8) != BYTE_ORDER) {
      window.littleEndian(true);
      if (window.u32(8) != BYTE_ORDER) {
        return stop("the head of a section is damaged");
      }
    }
    interfaces.clear();
    return true;
  }

  /** Reads a block that is in the window, and leaves it. */
  private boolean block(long type, int length, Packet into) {
    boolean packet;
    if (type == INTERFACE) {
      packet = false;
      if (length >= 20 && interfaces.size() < MOST_INTERFACES) {
        interfaces.add(described(length));
      }
    } else {
      packet = length >= 32 && packet(type, length, into);
    }
    window.take(length);
    return packet;
  }

  private Interface described(int length) {
    int linkType = window.u16(8);
    long ticks = 1_000_000;
    long offset = 0;
    int at = 16;
    while (at + 4 <= length - 4) {
      int code = window.u16(at);
      int size = window.u16(at + 2);
      if (code == 0 || at + 4 + size > length - 4) {
        break;
      }
      if (code == 9 && size >= 1) {
        ticks = ticks(window.bytes[window.at() + at + 4]);
      } else if (code == 14 && size >= 8) {
        offset = (int) window.u32(at + (window.u32(at + 4) == 0 ? 8 : 4));
      }
      at += 4 + (size + 3) / 4 * 4;
    }
    return new Interface(linkType, ticks, offset);
  }

  /** A power of 10, or of 2 if the highest bit is set; what can't be counted in a long: 10^-9. */
  private static long ticks(byte resolution) {
    int power = resolution & 0x7f;
    if (resolution < 0) {
      return power < 40 ? 1L << power : BILLION;
    }
    long ticks = 1;
    for (int i = 0; i < power && i < 12; i++) {
      ticks *= 10;
    }
    return power <= 12 ? ticks : BILLION;
  }

  private boolean packet(long type, int length, Packet into) {
    long which = type == ENHANCED_PACKET ? window.u32(8) : window.u16(8);
    long captured = window.u32(20);
    if (which >= interfaces.size() || captured > length - 32) {
      untimed++;
      return false;
    }
    Interface from = interfaces.get((int) which);
    long stamp = window.u32(12) << 32 | window.u32(16);
    into.nanos = nanos(stamp, from);
    into.linkType = from.linkType;
    into.bytes = window.bytes;
    into.offset = window.at() + 28;
    into.length = (int) captured;
    return true;
  }

  private static long nanos(long stamp, Interface from) {
    long seconds = Long.divideUnsigned(stamp, from.ticks);
    long rest = Long.remainderUnsigned(stamp, from.ticks);
    long fraction = (long) ((double) rest / from.ticks * BILLION);
    return (seconds + from.offsetSeconds) * BILLION + fraction;
  }

  private boolean stop(String why) {
    stopped = Optional.of(why + " (byte " + window.position() + "); what stands before was read");
    return false;
  }

  @Override
  public Optional<String> remark() {
    if (stopped.isPresent() || untimed == 0) {
      return stopped;
    }
    return Optional.of(untimed + " packets have no time or no interface: passed over");
  }
}

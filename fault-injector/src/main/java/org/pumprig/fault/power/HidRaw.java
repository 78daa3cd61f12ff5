package org.pumprig.fault.power;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.pumprig.host.Descriptors;

/**
 * A relay board behind Linux' hidraw. Nothing is ever sent to a device that doesn't say that it is
 * 16c0:05df and whose report doesn't begin with a board's name.
 */
record HidRaw(int fd) implements UsbRelay.Board {
  private static final Path DEVICES = Path.of("/dev");
  private static final long GET_INFO = 0x80084803L; // HIDIOCGRAWINFO: _IOR('H', 0x03, 8 bytes)
  private static final long SET_FEATURE = 0xc0094806L; // HIDIOCSFEATURE(9)
  private static final long GET_FEATURE = 0xc0094807L; // HIDIOCGFEATURE(9)
  private static final short VENDOR = 0x16c0;
  private static final short PRODUCT = 0x05df;
  private static final int REPORT = 8;
  private static final int NAME = 5;

  static UsbRelay.Board find(String board) throws IOException {
    if (board.startsWith("/")) {
      HidRaw found = open(Path.of(board));
      if (!found.isBoard()) {
        found.close();
        throw new IOException(board + " is no relay board 16c0:05df");
      }
      found.report();
      return found;
    }
    var seen = new ArrayList<String>();
    for (Path device : devices()) {
      HidRaw candidate;
      try {
        candidate = open(device);
      } catch (IOException e) {
        seen.add(String.valueOf(e.getMessage())); // somebody else's, or gone meanwhile
        continue;
      }
      if (candidate.isBoard()) {
        String name = new String(candidate.report(), 0, NAME, StandardCharsets.US_ASCII);
        if (name.equals(board)) {
          return candidate;
        }
        seen.add(device + " is the board " + name);
      }
      candidate.close();
    }
    throw new IOException(
        "no USB relay board is called '%s'%s"
            .formatted(board, seen.isEmpty() ? "" : ": " + String.join(", ", seen)));
  }

  private static List<Path> devices() throws IOException {
    var devices = new ArrayList<Path>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(DEVICES, "hidraw*")) {
      all.forEach(devices::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(devices);
    return devices;
  }

  private static HidRaw open(Path device) throws IOException {
    return new HidRaw(
        Descriptors.open(device.toString(), Descriptors.O_RDWR | Descriptors.O_CLOEXEC));
  }

  private boolean isBoard() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(REPORT, Integer.BYTES);
      Descriptors.ioctl("a HID", fd, GET_INFO, info);
      return info.get(ValueLayout.JAVA_SHORT, 4) == VENDOR
          && info.get(ValueLayout.JAVA_SHORT, 6) == PRODUCT;
    } catch (IOException e) {
      return false; // not even a HID
    }
  }

  @Override
  public void order(byte[] report) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer =
          arena.allocate(1 + REPORT); // first the report's number, 0: it has none
      MemorySegment.copy(report, 0, buffer, ValueLayout.JAVA_BYTE, 1, REPORT);
      Descriptors.ioctl("a USB relay", fd, SET_FEATURE, buffer);
    }
  }

  @Override
  public byte[] report() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(1 + REPORT);
      Descriptors.ioctl("a USB relay", fd, GET_FEATURE, buffer);
      return report(buffer.toArray(ValueLayout.JAVA_BYTE));
    }
  }

  /** The report in a buffer: some kernels leave the number of a report without one out. */
  static byte[] report(byte[] buffer) throws IOException {
    for (int from = 0; from <= 1; from++) {
      if (isName(buffer, from)) {
        return java.util.Arrays.copyOfRange(buffer, from, from + REPORT);
      }
    }
    throw new IOException("the USB device's report holds no name of a relay board");
  }

  private static boolean isName(byte[] buffer, int from) {
    for (int i = from; i < from + NAME; i++) {
      if (buffer[i] < ' ' || buffer[i] > '~') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() {
    Descriptors.close(fd);
  }
}

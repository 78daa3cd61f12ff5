package org.pumprig.gpio;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pumprig.host.Descriptors;

/**
 * A chip with lines, found by its label: numbers of chips change from boot to boot, and from one Pi
 * to the next.
 *
 * @param device such as {@code /dev/gpiochip0}
 * @param label such as {@code pinctrl-rp1}
 * @param lines how many it has
 */
public record GpioChip(Path device, String label, int lines) {
  private static final Path DEVICES = Path.of("/dev");
  private static final long GET_CHIP_INFO = 0x8044b401L; // _IOR(0xB4, 0x01, 68 bytes)
  private static final long GET_LINE = 0xc250b407L; // _IOWR(0xB4, 0x07, 592 bytes)
  private static final int INFO_BYTES = 68;
  private static final int LABEL = 32;
  private static final int LINES = 64;

  /**
   * The one with this label.
   *
   * @throws IOException if there is none, or more than one; names those that are there
   */
  public static GpioChip labelled(String label) throws IOException {
    List<GpioChip> all = all();
    List<GpioChip> found = all.stream().filter(chip -> chip.label.equals(label)).toList();
    if (found.size() != 1) {
      throw new IOException(
          (found.isEmpty() ? "no GPIO chip" : "more than one GPIO chip")
              + " with the label '"
              + label
              + "'; there "
              + (all.isEmpty()
                  ? "is no chip at all"
                  : "are " + String.join(", ", all.stream().map(GpioChip::label).toList())));
    }
    return found.getFirst();
  }

  /** Those of this machine that may be opened. */
  public static List<GpioChip> all() throws IOException {
    var chips = new ArrayList<GpioChip>();
    try (DirectoryStream<Path> devices = Files.newDirectoryStream(DEVICES, "gpiochip*")) {
      for (Path device : devices) {
        if (!Files.isSymbolicLink(device)) {
          chips.add(read(device));
        }
      }
    }
    return List.copyOf(chips);
  }

  private static GpioChip read(Path device) throws IOException {
    int fd = open(device);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(INFO_BYTES, Long.BYTES);
      Descriptors.ioctl("asking " + device + " what it is", fd, GET_CHIP_INFO, info);
      return new GpioChip(device, info.getString(LABEL), info.get(ValueLayout.JAVA_INT, LINES));
    } finally {
      Descriptors.close(fd);
    }
  }

  private static int open(Path device) throws IOException {
    return Descriptors.open(device.toString(), Descriptors.O_RDWR | Descriptors.O_CLOEXEC);
  }

  /** Claims lines; what they are set to is set in the same step. */
  GpioLines request(LineRequest request) throws IOException {
    for (int offset : request.offsets()) {
      if (offset < 0 || offset >= lines) {
        throw new IOException("GPIO chip " + label + " has lines 0 to " + (lines - 1));
      }
    }
    int fd = open(device);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment asked = request.write(arena);
      Descriptors.ioctl("claiming " + request.offsets() + " of " + label, fd, GET_LINE, asked);
      return new GpioLines(LineRequest.descriptor(asked));
    } finally {
      Descriptors.close(fd);
    }
  }
}

package org.pumprig.rig.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which life of the machine this is. */
final class BootId {
  private static final Path LINUX = Path.of("/proc/sys/kernel/random/boot_id");

  private BootId() {}

  /** The kernel's boot id; {@code unknown} where there is none. */
  static String read() {
    try {
      return Files.readString(LINUX).strip();
    } catch (IOException e) {
      return "unknown"; // not Linux: then a ledger entry counts as of this boot
    }
  }
}

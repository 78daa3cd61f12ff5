package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Listening TCP sockets, as Linux shows them in {@code /proc}; nothing elsewhere. */
final class Listeners {
  private static final String LISTEN = "0A";

  private Listeners() {}

  /** Local addresses, in the kernel's hexadecimal notation, on which this process listens. */
  static Set<String> ofThisProcess() throws IOException {
    Set<String> own = ownSockets();
    var addresses = new TreeSet<String>();
    for (String table : new String[] {"/proc/self/net/tcp", "/proc/self/net/tcp6"}) {
      if (Files.exists(Path.of(table))) {
        for (String line : Files.readAllLines(Path.of(table))) {
          String[] fields = line.strip().split("\\s+", -1);
          if (fields[3].equals(LISTEN) && own.contains("socket:[" + fields[9] + "]")) {
            addresses.add(fields[1]);
          }
        }
      }
    }
    return addresses;
  }

  private static Set<String> ownSockets() throws IOException {
    var own = new TreeSet<String>();
    Path descriptors = Path.of("/proc/self/fd");
    if (Files.isDirectory(descriptors)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
        for (Path descriptor : all) {
          try {
            own.add(Files.readSymbolicLink(descriptor).toString());
          } catch (NoSuchFileException closedMeanwhile) {
            continue;
          }
        }
      }
    }
    return own;
  }
}

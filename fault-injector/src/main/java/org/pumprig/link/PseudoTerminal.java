package org.pumprig.link;

import java.io.IOException;
import java.util.Locale;
import org.pumprig.host.Descriptors;
import org.pumprig.time.Scheduler;

/**
 * A pseudo terminal: a serial line in software. Programs open its slave side by {@link #path}; the
 * master side is a {@link Link}.
 *
 * <p>The line is raw. It carries any baud rate and parity alike, so it proves nothing about line
 * settings. It stays up while nobody has the slave open, as a cable does.
 */
public final class PseudoTerminal implements AutoCloseable {
  private final String path;
  private final PseudoTerminalLink link;

  private PseudoTerminal(String path, PseudoTerminalLink link) {
    this.path = path;
    this.link = link;
  }

  /** Whether this machine has pseudo terminals that can be opened. */
  public static boolean isSupported() {
    if (!isLinux()) {
      return false;
    }
    try {
      Descriptors.close(Posix.openMaster());
      return true;
    } catch (IOException e) {
      return false; // that is the answer; open() says why
    }
  }

  /**
   * Makes a pseudo terminal.
   *
   * @param scheduler on whose thread the link's events arrive
   * @throws IOException where there are none: not Linux, no devpts, too many open files
   */
  public static PseudoTerminal open(Scheduler scheduler) throws IOException {
    if (!isLinux()) {
      throw new IOException(
          "pseudo terminals need Linux; this is " + System.getProperty("os.name"));
    }
    int master;
    try {
      master = Posix.openMaster();
    } catch (IOException e) {
      throw new IOException("no pseudo terminal; is devpts mounted on /dev/pts?", e);
    }
    int slave = -1;
    try {
      String path = Posix.slaveName(master);
      // Held open, so that the line keeps its raw mode and the master sees no hang-up while the
      // programs at the slave come and go: Linux resets a slave that nobody has open.
      slave = Descriptors.open(path, Descriptors.O_RDWR | Posix.O_NOCTTY | Descriptors.O_CLOEXEC);
      Posix.makeRaw(slave);
      int[] wake = Descriptors.pipe();
      return new PseudoTerminal(
          path, new PseudoTerminalLink(scheduler, path, master, slave, wake[0], wake[1]));
    } catch (IOException e) {
      Descriptors.close(master);
      if (slave >= 0) {
        Descriptors.close(slave);
      }
      throw e;
    }
  }

  /** The slave's device file, such as {@code /dev/pts/4}. */
  public String path() {
    return path;
  }

  /** The master side: what is sent here is read at {@link #path}, and the other way round. */
  public PseudoTerminalLink link() {
    return link;
  }

  /** Unplugs: whoever has the slave open sees a hang-up. The same as the link's {@code abort}. */
  @Override
  public void close() {
    link.abort();
  }

  private static boolean isLinux() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
  }
}

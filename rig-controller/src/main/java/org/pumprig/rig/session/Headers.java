package org.pumprig.rig.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pumprig.host.DirectoryStorage;
import org.pumprig.rig.json.JournalFormatException;
import org.pumprig.rig.judge.RunHeader;
import org.pumprig.rig.judge.RunState;
import org.pumprig.rig.judge.Verdict;

/** Reads and rewrites {@code run.json} of runs made on this machine. */
public final class Headers {
  /** A header is a few hundred bytes. */
  private static final int MOST_BYTES = 64 << 10;

  private Headers() {}

  /**
   * Reads a run directory's header.
   *
   * @throws JournalFormatException if it isn't one
   */
  static RunHeader read(Path run) throws IOException {
    try (InputStream in = Files.newInputStream(run.resolve(RunHeader.FILE))) {
      return RunHeader.parse(in.readNBytes(MOST_BYTES));
    }
  }

  /**
   * A run's header.
   *
   * @throws IOException if it can't be read; the message names the file
   */
  public static RunHeader of(Path run) throws IOException {
    try {
      return read(run);
    } catch (JournalFormatException bad) {
      throw new IOException(
          run.resolve(RunHeader.FILE) + " is no run header: " + bad.getMessage(), bad);
    }
  }

  /** Whether the run's directory was made and the run never began. */
  public static boolean neverBegan(Path run) throws IOException {
    try {
      RunHeader header = read(run);
      return header.state() == RunState.ENDED && header.verdict().isEmpty();
    } catch (JournalFormatException unreadable) {
      return false;
    }
  }

  /** Whether the header says that the run has ended; a header that can't be read doesn't. */
  static boolean saysEnded(Path run) throws IOException {
    try {
      return read(run).state() == RunState.ENDED;
    } catch (JournalFormatException unreadable) {
      return false;
    }
  }

  /** The run's directory was made, but the run never began. */
  static void endUnbegun(Path run) throws IOException {
    byte[] ended = read(run).with(RunState.ENDED, Optional.empty()).bytes();
    new DirectoryStorage(run).replace(RunHeader.FILE, ended);
  }

  /** The run has ended, and this is how it was judged; durable when this returns. */
  public static void end(Path run, RunHeader header, Verdict verdict) throws IOException {
    byte[] ended = header.with(RunState.ENDED, Optional.of(verdict)).bytes();
    new DirectoryStorage(run).replace(RunHeader.FILE, ended);
  }
}

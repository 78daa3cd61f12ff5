package org.pumprig.fault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pumprig.host.Storage;

/**
 * What has been done to this machine and not yet been undone: written before each fault, read first
 * of all at every start.
 *
 * <p>One folder serves the whole machine; each process appends to a file of its own there, so that
 * no two ever write to the same one, and all are read. A line is {@code CRC32C payload}; the last
 * may be torn by a crash: a torn {@code open} was never acted on, since acting waits for its sync,
 * and a torn {@code closed} only means that an idempotent revert happens again. When all of a
 * file's entries are closed it is deleted. Every method blocks on the disk: see {@link
 * LedgerWriter}.
 */
public final class FaultLedger {
  private static final String SUFFIX = ".ledger";
  private static final int LINES_BEFORE_REWRITE = 8_192;
  private static final long FILE_LIMIT_BYTES = 16L << 20;

  private final Storage storage;
  private final Permit permit;
  private final String ownFile;
  private final Map<LedgerEntry.Key, LedgerEntry> own = new LinkedHashMap<>();
  private Storage.@Nullable Appender appender;
  private boolean rewriteNeeded;
  private int linesWritten;

  /**
   * @param storage the machine's ledger folder
   * @param owner name of this process among all that ever wrote here, such as {@code
   *     BOOT-PID-START}: letters, digits, {@code -} and {@code _}
   */
  public FaultLedger(Storage storage, String owner) {
    this(storage, owner, () -> {});
  }

  /** Whether this process may still act on the machine. */
  @FunctionalInterface
  public interface Permit {
    /**
     * Looks.
     *
     * @throws IOException if it may not; the message says why
     */
    void check() throws IOException;
  }

  /**
   * A ledger of a process that may lose its right to act.
   *
   * @param permit asked before each fault
   */
  public FaultLedger(Storage storage, String owner, Permit permit) {
    this.permit = permit;
    if (!owner.matches("[A-Za-z0-9_-]{1,120}")) {
      throw new IllegalArgumentException("no name for a ledger: " + owner);
    }
    this.storage = storage;
    this.ownFile = owner + SUFFIX;
  }

  /** Returns once the entry is durable; only then may the fault be applied. */
  public synchronized void open(LedgerEntry entry) throws IOException {
    permit.check();
    write("open " + entry.line());
    own.put(entry.key(), entry);
  }

  /**
   * Says that a fault of this process has been reverted, durably. Idempotent. The last to be closed
   * deletes the file.
   */
  public synchronized void closed(LedgerEntry.Key key) throws IOException {
    if (!own.containsKey(key)) {
      return;
    }
    if (own.size() > 1) {
      write("closed " + key.line());
    } else {
      closeFile();
      storage.delete(ownFile);
      linesWritten = 0;
    }
    own.remove(key);
  }

  /**
   * Every entry that any process opened and did not close, oldest first in each file.
   *
   * @throws IOException if the folder cannot be read, or a file is damaged elsewhere than at its
   *     end
   */
  public synchronized List<LedgerEntry> openEntries() throws IOException {
    var entries = new ArrayList<LedgerEntry>();
    for (String name : files()) {
      entries.addAll(readFile(name).values());
    }
    return entries;
  }

  /**
   * Says that each of {@code entries}, left by dead processes, has been reverted: deletes the files
   * all of whose open entries are among them. A file with others stays as it is, to be recovered
   * again: reverts are idempotent.
   *
   * @param entries never those of a process that still runs
   */
  public synchronized void recovered(List<LedgerEntry> entries) throws IOException {
    for (String name : files()) {
      var open = readFile(name).values();
      if (!name.equals(ownFile) && !open.isEmpty() && entries.containsAll(open)) {
        storage.delete(name);
      }
    }
  }

  private List<String> files() throws IOException {
    return storage.list("").stream().filter(name -> name.endsWith(SUFFIX)).toList();
  }

  private Map<LedgerEntry.Key, LedgerEntry> readFile(String name) throws IOException {
    if (storage.size(name) > FILE_LIMIT_BYTES) {
      throw new IOException("ledger " + name + " is larger than " + FILE_LIMIT_BYTES + " bytes");
    }
    String text;
    try (var in = storage.read(name)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    var open = new LinkedHashMap<LedgerEntry.Key, LedgerEntry>();
    int line = 0;
    for (int start = 0; start < text.length(); ) {
      line++;
      int end = text.indexOf('\n', start);
      if (end < 0) {
        return open; // torn by a crash
      }
      String payload = LedgerLine.unseal(text.substring(start, end));
      if (payload == null) {
        throw new IOException(
            "ledger " + name + " is damaged in line " + line + ": undo by hand, then delete it");
      }
      replay(name, line, payload, open);
      start = end + 1;
    }
    return open;
  }

  private static void replay(
      String name, int line, String payload, Map<LedgerEntry.Key, LedgerEntry> open)
      throws IOException {
    try {
      if (payload.startsWith("open ")) {
        var entry = LedgerEntry.parse(payload.substring("open ".length()));
        open.put(entry.key(), entry);
      } else if (payload.startsWith("closed ")) {
        open.remove(LedgerEntry.Key.parse(payload.substring("closed ".length())));
      } else {
        throw new IllegalArgumentException("neither open nor closed");
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("ledger " + name + " line " + line + ": " + e.getMessage(), e);
    }
  }

  private void write(String payload) throws IOException {
    if (rewriteNeeded || linesWritten >= LINES_BEFORE_REWRITE) {
      rewrite();
    }
    rewriteNeeded = true; // until the line is whole and durable
    var file = appender;
    if (file == null) {
      file = storage.append(ownFile);
      appender = file;
    }
    byte[] bytes = LedgerLine.seal(payload).getBytes(StandardCharsets.UTF_8);
    file.write(bytes, 0, bytes.length);
    file.sync();
    linesWritten++;
    rewriteNeeded = false;
  }

  /** Only what is open; also heals a file that a failed write left with half a line. */
  private void rewrite() throws IOException {
    closeFile();
    var text = new StringBuilder();
    own.values().forEach(entry -> text.append(LedgerLine.seal("open " + entry.line())));
    storage.replace(ownFile, text.toString().getBytes(StandardCharsets.UTF_8));
    linesWritten = own.size();
    rewriteNeeded = false;
  }

  private void closeFile() throws IOException {
    var file = appender;
    appender = null;
    if (file != null) {
      file.close();
    }
  }
}

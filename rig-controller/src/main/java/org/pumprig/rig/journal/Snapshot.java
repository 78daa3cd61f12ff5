package org.pumprig.rig.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.pumprig.host.Storage;
import org.pumprig.rig.json.CanonicalJson;
import org.pumprig.rig.json.CanonicalParser;
import org.pumprig.rig.json.FieldSink;
import org.pumprig.rig.json.Fields;
import org.pumprig.rig.json.JournalFormatException;

/**
 * {@code snapshots/NNNNNNNN.json}: where a journal and the state reduced from it stood when a
 * segment began, so that a resume needs to read no segment before it. One line of canonical JSON
 * and one with its SHA-256.
 *
 * <p>Derived and never needed: one that is damaged, of another version or of another journal is
 * passed over, and the whole journal is read instead. What it claims of the chain is held against
 * the segment's own line, what it claims of the tree against the next checkpoint.
 */
final class Snapshot {
  private static final String FOLDER = "snapshots";
  private static final long FORMAT = 1;
  private static final int MOST_BYTES = 8 << 20;

  /** A newer one replaces the one before the last. */
  static final int KEPT = 2;

  private Snapshot() {}

  static String name(int segment) {
    return FOLDER + "/" + Names.digits(segment) + ".json";
  }

  /** The file's bytes for a segment that begins where the journal stands. */
  static byte[] bytes(
      RunIdentity run, int segment, JournalPosition position, Consumer<FieldSink> state) {
    byte[] json =
        CanonicalJson.bytes(
            out ->
                out.number("epoch", position.epoch)
                    .number("format", FORMAT)
                    .text("head", Sha256.hex(position.head))
                    .number("lines", position.lines())
                    .number("number", segment)
                    .object("run", run::write)
                    .object("state", state)
                    .texts("tree", position.tree.frontier().stream().map(Sha256::hex).toList()));
    byte[] digest = ("\n" + digest(json, json.length) + "\n").getBytes(StandardCharsets.US_ASCII);
    byte[] file = Arrays.copyOf(json, json.length + digest.length);
    System.arraycopy(digest, 0, file, json.length, digest.length);
    return file;
  }

  private static String digest(byte[] bytes, int length) {
    var sha = new Sha256();
    sha.add(bytes, 0, length);
    return sha.finishHex();
  }

  /** Somebody who can take over a state. */
  @FunctionalInterface
  interface Restorer {
    /** Takes it over; false, or a {@link JournalFormatException}: it is of another version. */
    boolean restore(Fields state);
  }

  /**
   * Where the journal stood at a segment's start.
   *
   * @return false if there is no snapshot for it that can be used
   */
  static boolean load(
      Storage storage, RunIdentity run, int segment, JournalPosition position, Restorer restorer)
      throws IOException {
    String name = name(segment);
    if (!storage.exists(name) || storage.size(name) > MOST_BYTES) {
      return false;
    }
    byte[] file;
    try (InputStream in = storage.read(name)) {
      file = in.readAllBytes();
    }
    int length = file.length - 2 - 2 * Sha256.BYTES;
    if (length <= 0 || !isWhole(file, length)) {
      return false;
    }
    try {
      Fields in = new CanonicalParser(MOST_BYTES).parse(file, 0, length);
      if (in.number("format") != FORMAT
          || in.number("number") != segment
          || !RunIdentity.read(in.object("run")).equals(run)
          || !restorer.restore(in.object("state"))) {
        return false;
      }
      position.tree.restore(
          in.number("lines"), in.texts("tree").stream().map(HexFormat.of()::parseHex).toList());
      position.head = HexFormat.of().parseHex(in.text("head"));
      position.epoch = Math.toIntExact(in.number("epoch"));
      position.segment = segment - 1;
      return true;
    } catch (JournalFormatException | IllegalArgumentException | ArithmeticException other) {
      return false; // of another version: the journal itself tells
    }
  }

  private static boolean isWhole(byte[] file, int length) {
    byte[] expected = ("\n" + digest(file, length) + "\n").getBytes(StandardCharsets.US_ASCII);
    return Arrays.equals(file, length, file.length, expected, 0, expected.length);
  }
}

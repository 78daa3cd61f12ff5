package org.pumprig.rig.journal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.pumprig.rig.json.JournalFormatException;

/**
 * What the journal was at one time: so many lines with this root.
 *
 * <p>The text is a C2SP tlog-checkpoint: origin, size, root in base64, then extension lines of our
 * own, the last of them a checksum. In the file an empty line follows, then signature lines (none
 * yet), then another empty line.
 *
 * @param origin names the run
 * @param lines how many lines it covers, framing too
 * @param root RFC 6962 hash over them, base64
 * @param epoch the epoch that wrote it
 * @param segments SHA-256 in hex of segments compressed since the checkpoint before, by number
 * @param last whether the writer was closed with it
 */
record Checkpoint(
    String origin,
    long lines,
    String root,
    int epoch,
    SortedMap<Integer, String> segments,
    boolean last) {

  private static final String EPOCH = "epoch ";

  static String base64(byte[] root) {
    return Base64.getEncoder().encodeToString(root);
  }

  /** The entry as it stands in the file. */
  byte[] encode() {
    var text = new StringBuilder(256);
    text.append(origin).append('\n').append(lines).append('\n').append(root).append('\n');
    text.append(EPOCH).append(epoch).append('\n');
    segments.forEach(
        (number, digest) ->
            text.append("segment ")
                .append(Names.digits(number))
                .append(' ')
                .append(digest)
                .append('\n'));
    if (last) {
      text.append("final\n");
    }
    text.append("crc32c ").append(checksum(text.toString())).append("\n\n\n");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads the text of an entry, up to its first empty line.
   *
   * @throws JournalFormatException if it is anything but what {@link #encode} writes
   */
  static Checkpoint parse(String text) {
    String[] line = text.split("\n", -1);
    if (line.length < 6 || !line[3].startsWith(EPOCH)) {
      throw new JournalFormatException("too few lines for a checkpoint");
    }
    var segments = new TreeMap<Integer, String>();
    boolean last = false;
    try {
      for (int i = 4; i < line.length - 2; i++) {
        if (line[i].startsWith("segment ") && line[i].length() == 81) {
          segments.put(Integer.parseInt(line[i].substring(8, 16)), line[i].substring(17));
        }
        last |= line[i].equals("final");
      }
      var read =
          new Checkpoint(
              line[0],
              Long.parseLong(line[1]),
              line[2],
              Integer.parseInt(line[3], EPOCH.length(), line[3].length(), 10),
              segments,
              last);
      if (new String(read.encode(), StandardCharsets.UTF_8).equals(text + "\n\n")) {
        return read;
      }
    } catch (NumberFormatException bad) {
      throw new JournalFormatException("a checkpoint's number: " + bad.getMessage());
    }
    throw new JournalFormatException("a checkpoint that was changed");
  }

  private static String checksum(String text) {
    var crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    String hex = Long.toHexString(crc.getValue());
    return "0".repeat(8 - hex.length()) + hex;
  }
}

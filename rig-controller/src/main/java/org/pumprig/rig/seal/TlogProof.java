package org.pumprig.rig.seal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.pumprig.digest.ContentDigest;

/**
 * That one line stands in a journal with a signed checkpoint (C2SP tlog-proof): its index, the
 * Merkle audit path (RFC 6962, 2.1.1), and the checkpoint.
 *
 * @param index from 0
 * @param path hashes from the leaf upward
 * @param checkpoint the signed note
 */
public record TlogProof(long index, List<byte[]> path, SignedNote checkpoint) {
  private static final String HEAD = "c2sp.org/tlog-proof@v1\n";
  private static final int HASH_BYTES = 32;
  private static final int MOST_BYTES = 1 << 20;

  /** Copies the list. */
  public TlogProof {
    path = List.copyOf(path);
  }

  /** How many lines the checkpoint covers. */
  public long size() {
    return Long.parseLong(checkpoint.text().split("\n", 4)[1]);
  }

  /** As it stands in a file. */
  public byte[] bytes() {
    var out = new StringBuilder(HEAD).append("index ").append(index).append('\n');
    path.forEach(hash -> out.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
    out.append('\n').append(new String(checkpoint.bytes(), StandardCharsets.UTF_8));
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a proof.
   *
   * @throws SealException if it is anything but what {@link #bytes} writes
   */
  public static TlogProof parse(byte[] proof) throws SealException {
    String text = new String(proof, StandardCharsets.UTF_8);
    int gap = text.indexOf("\n\n");
    if (proof.length > MOST_BYTES || !text.startsWith(HEAD + "index ") || gap < 0) {
      throw new SealException("no proof: it begins with '" + HEAD.strip() + "' and an index");
    }
    String[] lines = text.substring(HEAD.length(), gap).split("\n");
    try {
      long index = Long.parseLong(lines[0].substring("index ".length()));
      var path = new ArrayList<byte[]>();
      for (String line : List.of(lines).subList(1, lines.length)) {
        byte[] hash = Base64.getDecoder().decode(line);
        if (hash.length != HASH_BYTES) {
          throw new SealException("a proof with a hash of another length than 32 bytes");
        }
        path.add(hash);
      }
      byte[] note = text.substring(gap + 2).getBytes(StandardCharsets.UTF_8);
      var read = new TlogProof(index, path, SignedNote.parse(note));
      if (read.size() > index && index >= 0 && Arrays.equals(read.bytes(), proof)) {
        return read;
      }
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new SealException("a proof whose numbers or base64 are broken");
    }
    throw new SealException("no proof as this version writes it");
  }

  /** Whether this line, with its line feed, is where the proof says (RFC 9162, 2.1.3.2). */
  public boolean proves(byte[] line) {
    long node = index;
    long last = size() - 1;
    byte[] hash = hash((byte) 0, line, new byte[0]);
    for (byte[] other : path) {
      if (last == 0) {
        return false;
      }
      if ((node & 1) == 1 || node == last) {
        hash = hash((byte) 1, other, hash);
        while ((node & 1) == 0 && node != 0) {
          node >>= 1;
          last >>= 1;
        }
      } else {
        hash = hash((byte) 1, hash, other);
      }
      node >>= 1;
      last >>= 1;
    }
    String root = checkpoint.text().split("\n", 4)[2];
    return last == 0 && Base64.getEncoder().encodeToString(hash).equals(root);
  }

  private static byte[] hash(byte prefix, byte[] left, byte[] right) {
    MessageDigest sha = ContentDigest.sha256();
    sha.update(prefix);
    sha.update(left);
    return sha.digest(right);
  }
}

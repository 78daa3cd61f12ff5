package org.pumprig.rig.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.pumprig.seed.RandomStream;

/** Seeded changes to single files. */
final class ByteChanges {
  private final RandomStream chance;

  ByteChanges(RandomStream chance) {
    this.chance = chance;
  }

  /**
   * Flips, cuts, removes, doubles, lengthens or swaps.
   *
   * @return what was done
   */
  String make(Path file, List<Path> files) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int at = bytes.length == 0 ? 0 : (int) chance.nextBelow(bytes.length);
    Path other = files.get((int) chance.nextBelow(files.size()));
    byte[] others = Files.readAllBytes(other);
    switch ((int) chance.nextBelow(Arrays.equals(bytes, others) || bytes.length == 0 ? 3 : 6)) {
      case 0 -> {
        Files.delete(file);
        return "removed: " + file;
      }
      case 1 -> {
        Files.write(file.resolveSibling(file.getFileName() + ".added"), bytes);
        return "doubled: " + file;
      }
      case 2 -> {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        longer[bytes.length] = '\n';
        Files.write(file, longer);
        return "a line feed more: " + file;
      }
      case 3 -> {
        bytes[at] ^= (byte) (1 << (int) chance.nextBelow(8));
        Files.write(file, bytes);
        return "bit flipped at " + at + " of " + file;
      }
      case 4 -> {
        Files.write(file, Arrays.copyOf(bytes, at));
        return "cut at " + at + ": " + file;
      }
      default -> {
        Files.write(file, others);
        Files.write(other, bytes);
        return "swapped: " + file + " and " + other;
      }
    }
  }
}

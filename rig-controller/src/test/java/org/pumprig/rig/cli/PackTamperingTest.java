package org.pumprig.rig.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pumprig.rig.evidence.PackVerifier;
import org.pumprig.rig.evidence.TrustPolicy;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** Seeded changes over every file of a small pack: each must be found. */
class PackTamperingTest {
  private static final int CHANGES = Integer.getInteger("pumprig.changes", 300);
  private static final long SEED = 20_261_127;

  @TempDir private static Path record;

  @BeforeAll
  static void pack() throws Exception {
    Workbench bench = Workbench.in(record.resolve("bench"));
    bench.change("rigs/short.yaml", "  - {serial: SN-1002}\n", "");
    var cli = new Cli(record.resolve("state"));
    cli.run("simulate", bench.plan(), "--out", record.resolve("campaign"));
    cli.run("key", "new", record.resolve("lab.key"));
    var args =
        new ArrayList<Object>(
            List.of("pack", "--key", record.resolve("lab.key"), "--out", record.resolve("pack")));
    args.addAll(Workbench.runs(record.resolve("campaign")));
    assertThat(cli.run(args.toArray()).code()).isZero();
    Files.writeString(
        record.resolve("policy.yaml"),
        "policy: 1\nsealers:\n  - {person: Ada Example, publicKey: lab.pub}\n");
  }

  @Test
  void everyFlippedCutSwappedDoubledOrRemovedByteOrFileIsFound() throws Exception {
    Path bag = record.resolve("pack");
    var policy = Optional.of(TrustPolicy.read(record.resolve("policy.yaml")));
    assertThat(PackVerifier.verify(bag, policy, true).trusted()).isTrue();
    List<Path> files = files(bag);
    RandomStream chance = new Seed(SEED).stream("tampering");
    for (int i = 0; i < CHANGES; i++) {
      Path file = files.get(i % files.size());
      Path other = files.get((int) chance.nextBelow(files.size()));
      byte[] before = Files.readAllBytes(file);
      byte[] otherBefore = Files.readAllBytes(other);
      String what = change(chance, file, before, other, otherBefore);
      if (what.isEmpty()) {
        continue; // the files were equal: swapping them changes nothing
      }
      assertThat(found(bag, policy)).as("seed %d, change %d: %s", SEED, i, what).isTrue();
      Files.write(file, before);
      Files.write(other, otherBefore);
      Files.deleteIfExists(added(file));
    }
    assertThat(PackVerifier.verify(bag, policy, true).trusted()).isTrue();
  }

  /** A pack that can't even be read is found out as well. */
  private static boolean found(Path bag, Optional<TrustPolicy> policy) {
    try {
      return !PackVerifier.verify(bag, policy, true).trusted();
    } catch (IOException unreadable) {
      return true;
    }
  }

  private static Path added(Path file) {
    return file.resolveSibling(file.getFileName() + ".added");
  }

  private static String change(
      RandomStream chance, Path file, byte[] bytes, Path other, byte[] otherBytes)
      throws IOException {
    int at = bytes.length == 0 ? 0 : (int) chance.nextBelow(bytes.length);
    switch ((int) chance.nextBelow(6)) {
      case 0 -> {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << (int) chance.nextBelow(8));
        Files.write(file, flipped);
        return "bit flipped at " + at + " of " + file;
      }
      case 1 -> {
        Files.write(file, Arrays.copyOf(bytes, at));
        return "cut at " + at + ": " + file;
      }
      case 2 -> {
        Files.delete(file);
        return "removed: " + file;
      }
      case 3 -> {
        Files.write(added(file), bytes);
        return "doubled: " + file;
      }
      case 4 -> {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        longer[bytes.length] = '\n';
        Files.write(file, longer);
        return "a line feed more: " + file;
      }
      default -> {
        if (Arrays.equals(bytes, otherBytes)) {
          return "";
        }
        Files.write(file, otherBytes);
        Files.write(other, bytes);
        return "swapped: " + file + " and " + other;
      }
    }
  }

  private static List<Path> files(Path bag) throws IOException {
    try (Stream<Path> all = Files.walk(bag)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }
}

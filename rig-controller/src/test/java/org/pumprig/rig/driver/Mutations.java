package org.pumprig.rig.driver;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pumprig.link.Link;
import org.pumprig.seed.RandomStream;
import org.pumprig.seed.Seed;

/** Messages spoilt by a seed: flipped, cut, doubled, joined, or nothing but noise. */
public final class Mutations {
  private static final int MOST_NOISE = 3_000;

  private Mutations() {}

  /**
   * How many cases a test has: this many, and in the perf profile ({@code pumprig.mutations}) so
   * many in all that every decoder sees a million.
   */
  public static int count(int usual) {
    return Integer.getInteger("pumprig.mutations", usual);
  }

  /** So many of them, from seed 0 on; the seed is the position. */
  public static Stream<byte[]> of(List<byte[]> messages, int count) {
    return java.util.stream.IntStream.range(0, count).mapToObj(seed -> mutant(messages, seed));
  }

  private static byte[] mutant(List<byte[]> messages, int seed) {
    RandomStream random = new Seed(seed).stream("mutation");
    byte[] bytes = pick(messages, random).clone();
    switch ((int) random.nextBelow(7)) {
      case 0 -> bytes[(int) random.nextBelow(bytes.length)] ^= (byte) (1 << random.nextBelow(8));
      case 1 -> bytes = Arrays.copyOf(bytes, (int) random.nextBelow(bytes.length + 1L));
      case 2 -> bytes = join(bytes, pick(messages, random));
      case 3 -> bytes[(int) random.nextBelow(bytes.length)] = (byte) random.nextLong();
      case 4 -> bytes = noise(random);
      case 5 -> bytes = join(Arrays.copyOf(bytes, bytes.length / 2), pick(messages, random));
      default -> {} // whole: what follows a spoilt one must be read
    }
    return bytes;
  }

  private static byte[] pick(List<byte[]> messages, RandomStream random) {
    return messages.get((int) random.nextBelow(messages.size()));
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static byte[] noise(RandomStream random) {
    byte[] noise =
        new byte[1 + (int) random.nextBelow(random.nextChance(50_000) ? MOST_NOISE : 40)];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (byte) random.nextLong();
    }
    return noise;
  }

  /** The other end of a line, that says what it is told to. */
  public static final class Peer {
    private @Nullable Link link;

    /** Takes the line. */
    public void take(Link next) {
      link = next;
      next.open(event -> {});
    }

    /** Sends bytes, if there are any. */
    public void send(byte[] bytes) {
      Link open = link;
      if (open != null && bytes.length > 0) {
        open.send(bytes);
      }
    }
  }
}

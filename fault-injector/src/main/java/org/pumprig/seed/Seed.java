package org.pumprig.seed;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.pumprig.digest.ContentDigest;

/**
 * The seed of a campaign, from which every random stream is derived by SHA-256 of the seed and the
 * names of what the stream is for; so adding one consumer never shifts another's draws.
 *
 * @param value the number that stands in the plan
 */
public record Seed(long value) {
  /**
   * The stream for a purpose.
   *
   * @param names purpose, unit, fault …; joined with a separator that no name may contain (NUL)
   */
  public RandomStream stream(String... names) {
    return new RandomStream(derive(names));
  }

  /** A seed for a part (a replicate, a unit), from which further streams are derived. */
  public Seed child(String... names) {
    return new Seed(derive(names));
  }

  private long derive(String... names) {
    MessageDigest sha = ContentDigest.sha256();
    for (int shift = 56; shift >= 0; shift -= 8) {
      sha.update((byte) (value >>> shift));
    }
    for (String name : names) {
      if (name.indexOf('\0') >= 0) {
        throw new IllegalArgumentException("a stream's name holds NUL");
      }
      sha.update((byte) 0);
      sha.update(name.getBytes(StandardCharsets.UTF_8));
    }
    byte[] digest = sha.digest();
    long derived = 0;
    for (int i = 0; i < 8; i++) {
      derived = derived << 8 | digest[i] & 0xff;
    }
    return derived;
  }
}

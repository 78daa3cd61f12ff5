package org.pumprig.rig.session;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A plan's text with another seed: a plan of its own, with a digest of its own. */
public final class Seeded {
  private static final Pattern LINE = Pattern.compile("(?m)^seed:[ \\t]*[0-9]+[ \\t]*(#.*)?$");

  private Seeded() {}

  /**
   * Replaces the value of the top-level key {@code seed}, which a valid plan has once.
   *
   * @throws IllegalArgumentException if the text has no such line
   */
  public static byte[] withSeed(byte[] plan, long seed) {
    Matcher matcher = LINE.matcher(new String(plan, StandardCharsets.UTF_8));
    if (!matcher.find()) {
      throw new IllegalArgumentException("the plan has no line 'seed: NUMBER' of its own");
    }
    return matcher.replaceFirst("seed: " + seed).getBytes(StandardCharsets.UTF_8);
  }
}

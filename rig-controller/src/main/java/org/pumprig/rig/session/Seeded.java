package org.pumprig.rig.session;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pumprig.rig.yaml.InputProblem;

/** A plan's text with another seed: a plan of its own, with a digest of its own. */
public final class Seeded {
  private static final Pattern LINE = Pattern.compile("(?m)^seed:[ \\t]*[0-9]+[ \\t]*(#.*)?$");

  private Seeded() {}

  /**
   * Replaces the value of the top-level key {@code seed}, which a valid plan has once.
   *
   * @param file the plan's name in messages
   * @throws InputProblem if the plan writes it in another way than as a line of its own
   */
  public static byte[] withSeed(String file, byte[] plan, long seed) throws InputProblem {
    Matcher matcher = LINE.matcher(new String(plan, StandardCharsets.UTF_8));
    if (!matcher.find()) {
      throw new InputProblem(
          file,
          1,
          "another seed can't be set: the plan has no line 'seed: NUMBER' of its own",
          "Write the seed in that way");
    }
    return matcher.replaceFirst("seed: " + seed).getBytes(StandardCharsets.UTF_8);
  }
}

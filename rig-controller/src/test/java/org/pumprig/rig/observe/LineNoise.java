package org.pumprig.rig.observe;

import java.util.List;
import org.pumprig.link.frame.CheckedLine;
import org.pumprig.seed.RandomStream;

/** Bytes as a bad line gives them: noise, almost lines, and lines that are right. */
public final class LineNoise {
  private static final List<String> WORDS =
      List.of(
          "STATUS",
          "EVENT",
          "VERSION",
          "LOG",
          "LOGEND",
          "FLOW",
          "CONTACT",
          "SCREEN",
          "",
          "=",
          "a=",
          "=b",
          "nl=1",
          "nl=-5",
          "nl=999999999999999999999",
          "nc=1",
          "no=0",
          "nc=",
          "no=2",
          "text=SYSTEM_ERROR",
          "state=INFUSING",
          "state=x",
          "code=EC220",
          "code=é",
          "rate=1",
          "infused=1",
          "heapFree=1",
          "queue=1",
          "primary=1/2",
          "primary=/",
          "primary=NONE",
          "secondary=NONE",
          "secondary=99999999999999/1",
          "up=5",
          "n=1",
          "model=M",
          "serial=S",
          "firmware=1");

  private LineNoise() {}

  /** A line without its checksum. */
  public static String line(RandomStream random) {
    var line = new StringBuilder();
    for (long left = random.nextBelow(14); left > 0; left--) {
      line.append(WORDS.get((int) random.nextBelow(WORDS.size()))).append(' ');
    }
    return line.toString();
  }

  /** Bytes. */
  public static byte[] bytes(RandomStream random) {
    if (random.nextChance(300_000)) {
      byte[] noise = new byte[1 + (int) random.nextBelow(2_000)];
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (byte) random.nextLong();
      }
      return noise;
    }
    if (random.nextChance(100_000)) {
      return CheckedLine.encode("FLOW nl=" + random.nextBelow(1_000));
    }
    String line = line(random);
    byte[] bytes = CheckedLine.encode(line.replace('é', '?'));
    if (random.nextChance(300_000)) {
      bytes[(int) random.nextBelow(bytes.length)] ^= (byte) (1 << random.nextBelow(8));
    }
    return bytes;
  }
}

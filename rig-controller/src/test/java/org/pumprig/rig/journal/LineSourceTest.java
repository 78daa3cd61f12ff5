package org.pumprig.rig.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LineSourceTest {
  private static final byte[] NEAR_LF = {'\n', '\n' - 1, '\n' + 1, (byte) 0x8a, 0, 1, -1, 'a'};

  @Test
  void theFirstLineFeedIsFoundAmongBytesThatAreNearIt() {
    long seed = 41;
    var random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = NEAR_LF[random.nextInt(random.nextBoolean() ? 2 : NEAR_LF.length)];
      }
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);
      assertThat(LineSource.lineFeed(bytes, from, to))
          .as("seed %d, round %d", seed, round)
          .isEqualTo(oneByOne(bytes, from, to));
    }
  }

  private static int oneByOne(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }
}
